package relata.insight.standing.facts;

import java.util.Locale;

/** Stages of a relationship in their order (Buttle, Customer Relationship Management, 2009, after Dwyer, Schurr and Oh 1987). */
public enum Stage {
    AWARENESS,
    EXPLORATION,
    EXPANSION,
    COMMITMENT,
    DISSOLUTION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
