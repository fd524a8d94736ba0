package relata.models.numerics;

import java.util.Map;

/** The data teach a model nothing that can be used: in a sentence, and as a reason with its figures for other languages. */
public final class Unlearnable extends IllegalArgumentException {

    /** Why, and which figures belong to it. */
    public enum Reason {
        NO_REPEAT_PURCHASES,
        /** {@code histories}, {@code least}. */
        TOO_FEW_HISTORIES,
        /** {@code purchases}. */
        TOO_MANY_PURCHASES,
        /** {@code customers}, {@code least}. */
        TOO_FEW_SPENDERS,
        SPENDS_ALIKE,
        /** {@code q}, which is not above 1. */
        NO_MEAN_SPEND,
        UNDETERMINED
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient Map<String, Double> figures;

    public Unlearnable(Reason reason, Map<String, Double> figures, String sentence) {
        super(sentence);
        this.reason = reason;
        this.figures = Map.copyOf(figures);
    }

    public Reason reason() {
        return reason;
    }

    /** By their names, as {@link Reason} tells them. */
    public Map<String, Double> figures() {
        return figures;
    }
}
