package relata.insight.nextaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to do next with one customer.
 *
 * @param channel the code of the channel; null where there is nothing to do
 * @param product what to offer; null of every other action
 * @param gain expected, less the cost of the contact, in the reporting currency
 * @param atStake what might be lost; null where that is not known, and where something is offered: there only its gain counts
 * @param reasons the most urgent first
 * @param due null where there is nothing to do
 */
record Choice(
        Action action,
        @Nullable String channel,
        @Nullable UUID product,
        double gain,
        @Nullable Double atStake,
        List<Reason> reasons,
        @Nullable LocalDate due) {

    /**
     * One reason in a code that has words in every language.
     *
     * @param figures those behind it, by the names that the words use
     */
    record Reason(String code, Map<String, Object> figures) {

        static Reason of(String code) {
            return new Reason(code, Map.of());
        }

        static Map<String, String> money(double amount, String currency) {
            return Map.of(
                    "amount",
                    BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                    "currency",
                    currency);
        }

        /** In hundredths, as far as words go. */
        static double share(double share) {
            return Math.round(share * 100) / 100.0;
        }
    }

    /** Promises and complaints reach everyone: they are no part of any experiment. */
    boolean outside() {
        return action == Action.SOLVE;
    }
}
