package relata.models.learning;

import relata.models.numerics.Workers;

/** What was learned: a score for every customer, as a sum of what each feature adds. */
public sealed interface Model permits LinearModel, BoostedTrees {
    /** The loss it was fitted to, which says what a score means. */
    Loss loss();

    /**
     * The score of each customer: logarithm of the odds, or expected amount.
     *
     * @throws IllegalArgumentException where the columns are not those learned from; unknown kinds count as not known
     */
    double[] scores(Features features, Workers workers);

    /** What each feature adds to the score of one customer, compared with the average customer. */
    Explanation explain(Features features, int row);

    /** What of it is to be kept, to make it again with {@link StoredModel#model}. */
    StoredModel stored();
}
