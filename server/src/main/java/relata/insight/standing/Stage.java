package relata.insight.standing;

import java.util.Locale;

/** Stages of a relationship in their order (Buttle, Customer Relationship Management, 2009, after Dwyer, Schurr and Oh 1987). */
enum Stage {
    AWARENESS,
    EXPLORATION,
    EXPANSION,
    COMMITMENT,
    DISSOLUTION;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
