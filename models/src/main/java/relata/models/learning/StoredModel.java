package relata.models.learning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a model is to be kept, so that {@link #model} makes it again and every score is the same to the last bit: plain records,
 * lists and numbers, which go to JSON and back.
 *
 * @param regression what a {@link LinearModel} is made of; null for trees
 * @param boosted what {@link BoostedTrees} are made of; null for a regression
 */
public record StoredModel(
        Loss loss,
        @Nullable Regression regression,
        @Nullable Boosted boosted) {

    /** Effects in the order of the columns. */
    public record Regression(double base, List<Effect> effects, List<LinearModel.Coefficient> coefficients) {}

    /**
     * What a column adds to the score.
     *
     * @param line of a column of numbers; null for kinds
     * @param kinds what each kind adds; null for numbers
     */
    public record Effect(
            String column, @Nullable Line line, @Nullable Map<String, Double> kinds, double missing) {}

    /** A straight line between the least and greatest value learned from. */
    public record Line(double slope, double least, double greatest, double offset) {}

    public record Boosted(double start, List<Bins> bins, List<StoredTree> trees) {}

    /**
     * How a column is put into bins.
     *
     * @param cuts upper ends of the bins of numbers; null for kinds
     * @param kinds the kinds of bins 1, 2, ...; null for numbers
     */
    public record Bins(
            String column,
            double @Nullable [] cuts,
            @Nullable List<String> kinds) {}

    /**
     * One tree.
     *
     * @param columns which column each split asks
     * @param masks the bins that each split sends to the left, four words each
     * @param children right and left child of each split: a split by its index, a leaf by {@code ~index}
     * @param values of the leaves
     * @param rows customers learned from in each leaf
     */
    public record StoredTree(int[] columns, long[] masks, int[] children, double[] values, int[] rows) {}

    /**
     * The model that was stored.
     *
     * @throws IllegalArgumentException where this is neither a regression nor trees
     */
    public Model model() {
        if (regression != null) {
            return LinearModel.of(loss, regression);
        }
        if (boosted != null) {
            return BoostedTrees.of(loss, boosted);
        }
        throw new IllegalArgumentException("A stored model is a regression or trees");
    }
}
