package relata.platform.text;

import org.jspecify.annotations.Nullable;

/** A text of a record with its weight in the ranking of what a search finds. */
public record WeightedText(String text, Weight weight) {

    /** PostgreSQL's four weights: A for what names the record, B for its addresses and numbers, C for what describes it, D for prose. */
    public enum Weight {
        A,
        B,
        C,
        D
    }

    /** The text with its weight; a missing text is an empty one. */
    public static WeightedText of(@Nullable String text, Weight weight) {
        return new WeightedText(text == null ? "" : text, weight);
    }
}
