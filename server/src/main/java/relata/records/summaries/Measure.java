package relata.records.summaries;

import org.jspecify.annotations.Nullable;

/**
 * What is told of each group.
 *
 * @param of a field, a field of a referenced record, or an expression; null for the count of records
 */
public record Measure(Kind kind, @Nullable String of, Show show) {

    public enum Kind {
        COUNT,
        SUM,
        AVERAGE,
        MEDIAN,
        MINIMUM,
        MAXIMUM,
        /** How many different values. */
        DISTINCT;

        /** Whether the figure of a whole follows from the figures of its parts. */
        boolean addsUp() {
            return switch (this) {
                case COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM -> true;
                case MEDIAN, DISTINCT -> false;
            };
        }
    }

    /** The figure itself, its share of the total, or its change to the period before. */
    public enum Show {
        VALUE,
        SHARE,
        CHANGE
    }
}
