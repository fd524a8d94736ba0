package relata.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.models.customerbase.Accuracy;

/**
 * What was learned of purchases: from whom, with which parameters, and how well it predicted the days held out.
 *
 * @param cut up to which day the judged models were shown purchases; those after it until {@code asOf} were held out
 * @param customers who had bought by then
 * @param models all that could be fitted
 * @param notFitted why others could not
 * @param simpleRule as many purchases as in the last days before the cut
 * @param best whose expected purchases came closest: figures are its own
 * @param bestForChurn which put those who had left behind those who had not best
 * @param poor whether the simple rule came as close as the best model
 */
record PurchaseReport(
        LocalDate asOf,
        LocalDate cut,
        int customers,
        List<Model> models,
        List<String> notFitted,
        Accuracy simpleRule,
        String best,
        String bestForChurn,
        boolean poor,
        @Nullable Spending spending) {

    /**
     * @param shown parameters from purchases up to the cut, which the accuracy is of
     * @param all parameters from all purchases, which are in use
     */
    record Model(String name, Parameters shown, Parameters all, Accuracy accuracy) {}

    record Parameters(List<Parameter> values, double logLikelihood, List<String> undetermined) {}

    record Parameter(String name, double value, double standardError) {}

    /**
     * What customers spend at a purchase; absent where too few bought again.
     *
     * @param mean at a purchase, in the reporting currency
     * @param independent whether those who buy more often spend as much at a time as others, which the model takes for granted
     */
    record Spending(Parameters parameters, double mean, double correlation, boolean independent) {}
}
