package relata.models.propensity;

import java.util.List;

/**
 * What is known about a propensity model, all of it from customers held out.
 *
 * @param baseline quality of the logistic regression
 * @param stronger quality of the boosted trees
 * @param chosen the trees only where they beat the baseline by more than a standard error of the difference
 * @param gain how much lower the trees' loss of a customer is than the baseline's, in nats
 * @param gainError standard error of that, over customers
 * @param standing whether the chosen model is worth using
 * @param importances what each feature gives the chosen model, greatest first
 * @param suspects features that alone nearly tell the answer, as only what became known after it does
 */
public record Report(
        Quality baseline,
        Quality stronger,
        Kind chosen,
        double gain,
        double gainError,
        Standing standing,
        List<Importance> importances,
        List<String> suspects) {
    /** What was fitted. */
    public enum Kind {
        LOGISTIC_REGRESSION,
        BOOSTED_TREES
    }

    /** What the probabilities are good for. */
    public enum Standing {
        USABLE,
        /** The order of customers is not distinguishable from chance: no decision should rest on it. */
        NO_BETTER_THAN_CHANCE,
        /** A feature alone nearly tells the answer: see to it before the model is believed. */
        TOO_GOOD_TO_BE_TRUE
    }

    public Report {
        importances = List.copyOf(importances);
        suspects = List.copyOf(suspects);
    }

    /** Quality of the chosen model. */
    public Quality quality() {
        return chosen == Kind.BOOSTED_TREES ? stronger : baseline;
    }
}
