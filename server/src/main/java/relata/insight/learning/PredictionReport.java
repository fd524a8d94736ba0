package relata.insight.learning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.models.propensity.Report;

/**
 * What was learned of a question: from what, how well held-out records were foretold, and what that is worth.
 *
 * @param asOf the day taken for today
 * @param cut the day whose facts were learned from; null where a field was
 * @param records how many the question is about
 * @param unanswered of them, for how many nothing is known to have come
 * @param rows learned from
 * @param yes of these, how many answered yes
 * @param quality all of it from records held out
 */
record PredictionReport(
        LocalDate asOf,
        @Nullable LocalDate cut,
        long records,
        long unanswered,
        int rows,
        int yes,
        Verdict verdict,
        List<Used> inputs,
        List<Leak> leaks,
        Report quality) {

    /** What the probabilities are good for. */
    enum Verdict {
        USABLE,
        /** The order of records is not distinguishable from chance. */
        NO_BETTER_THAN_CHANCE,
        /** A field nearly tells the answer and nobody said that it was known before. */
        LEAKS
    }

    /** Why a field was not learned from. */
    enum Unused {
        FREE_TEXT,
        SEVERAL_CURRENCIES,
        EMPTY,
        ALL_ALIKE
    }

    /**
     * @param missing records without a value
     * @param unused null where it was learned from
     */
    record Used(Input input, int missing, @Nullable Unused unused) {}

    /** A field that may have become known only with the answer. */
    record Leak(String input, Sign sign, boolean trusted) {}

    enum Sign {
        /** It alone nearly tells the answer. */
        TELLS,
        /** It is filled only where the answer is yes. */
        FILLED_FOR_YES,
        /** It is filled only where the answer is no. */
        FILLED_FOR_NO
    }
}
