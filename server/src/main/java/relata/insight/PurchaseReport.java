package relata.insight;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.models.customerbase.Accuracy;
import relata.models.numerics.Unlearnable;

/**
 * What was learned of purchases: from whom, with which parameters, and how well it predicted the days held out.
 *
 * @param cut up to which day the judged models were shown purchases; those after it until {@code asOf} were held out
 * @param customers who had bought by {@code asOf}
 * @param judged who had bought by the cut
 * @param orders how many were read
 * @param cells how many different histories they have, by which the time of fitting goes
 * @param seconds that all steps took
 * @param models all that could be fitted
 * @param notFitted the others
 * @param simpleRule as many purchases as in the last days before the cut
 * @param best whose expected purchases came closest: figures are its own
 * @param bestForChurn which put those who had left behind those who had not best
 * @param poor whether figures are shown only with a mark, for the {@code poorness}
 * @param poorness {@code total-error} (above {@link Judgement#MOST_TOTAL_ERROR}), {@code simple-rule} (better on two measures)
 * @param measures how the best model and a simple rule did
 * @param frequencies customers by how often they had bought by the cut
 * @param weeks held out, and purchases of all until the end of each
 */
public record PurchaseReport(
        LocalDate asOf,
        LocalDate cut,
        int customers,
        int judged,
        long orders,
        int cells,
        double seconds,
        List<Step> steps,
        List<Model> models,
        List<NotFitted> notFitted,
        Accuracy simpleRule,
        String best,
        String bestForChurn,
        boolean poor,
        List<String> poorness,
        List<Measure> measures,
        List<Frequency> frequencies,
        Weeks weeks,
        Churn churn,
        @Nullable Spending spending) {

    /** What was done one after the other: reading, then what is named. A model is fitted to both the cut and the end. */
    record Step(String name, double seconds) {}

    /**
     * @param shown parameters from purchases up to the cut, which the accuracy is of
     * @param all parameters from all purchases, which are in use
     * @param expectedByWeek purchases expected of all until the end of each week held out
     */
    record Model(String name, Parameters shown, Parameters all, Accuracy accuracy, List<Double> expectedByWeek) {}

    record Parameters(List<Parameter> values, double logLikelihood, List<String> undetermined) {}

    record Parameter(String name, double value, double standardError) {}

    /**
     * A model that could not be fitted, or what purchases bring.
     *
     * @param code why: a reason of {@link Unlearnable} in lower case with dashes, or {@code other}, which the server's log tells
     * @param figures that belong to the reason
     * @param words in English, where reports had no codes yet
     */
    public record NotFitted(
            @Nullable String model,
            String code,
            Map<String, Double> figures,
            @Nullable String words) {

        @JsonCreator
        public NotFitted {}

        static NotFitted of(String model, IllegalArgumentException refused) {
            return refused instanceof Unlearnable unlearnable
                    ? new NotFitted(model, code(unlearnable.reason()), unlearnable.figures(), null)
                    : new NotFitted(model, "other", Map.of(), null);
        }

        /** As earlier reports told it. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static NotFitted earlier(String words) {
            return new NotFitted(null, "earlier", Map.of(), words);
        }

        private static String code(Unlearnable.Reason reason) {
            return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One way to compare.
     *
     * @param code {@code total-error}, {@code error-per-customer}, {@code value-in-top-tenth}, {@code rank-agreement},
     *     {@code inside-interval}
     * @param rule null where a rule has none
     * @param better whether the model did better than the rule; null where there is no rule
     */
    record Measure(
            String code,
            double model,
            @Nullable Double rule,
            @Nullable Boolean better) {}

    /**
     * Customers who had bought again so often by the cut, and their mean purchases in the days held out.
     *
     * @param purchases repeat purchases by the cut; the last group holds all above too
     * @param low of the interval of {@link Judgement#LEVEL} in which the mean was to be expected
     * @param rule what the simple rule expected
     */
    record Frequency(
            int purchases, int customers, double happened, double expected, double low, double high, double rule) {}

    /** @param numbers 1 for the week after the cut; where there are very many, every so many */
    record Weeks(List<Integer> numbers, List<Double> happened) {}

    /**
     * How the model for leaving did.
     *
     * @param chance to buy again in the days held out: as predicted, in ten parts, beside how many did
     * @param areaOfRule how well the days since the last order alone put customers in order
     */
    record Churn(Accuracy chance, double areaOfRule) {}

    /**
     * What customers spend at a purchase; absent where too few bought again.
     *
     * @param mean at a purchase, in the reporting currency
     * @param independent whether those who buy more often spend as much at a time as others, which the model takes for granted
     */
    record Spending(Parameters parameters, double mean, double correlation, boolean independent) {}
}
