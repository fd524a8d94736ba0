package relata.models.propensity;

import relata.models.learning.BoostedTrees;
import relata.models.learning.LinearModel;

/**
 * How a propensity is learned.
 *
 * @param folds parts into which customers are dealt to be held out in turn
 * @param mostCustomers customers learned from; of more, this many are drawn
 * @param penalty of the logistic regression
 * @param trees how trees are grown
 * @param patience rounds without gain on customers held out after which no more trees are grown
 * @param seed of all draws, so that the same data give the same model
 */
public record Options(
        int folds, int mostCustomers, double penalty, BoostedTrees.Settings trees, int patience, long seed) {
    public static final Options USUAL =
            new Options(5, 200_000, LinearModel.USUAL_PENALTY, BoostedTrees.Settings.USUAL, 50, 1);

    public Options {
        if (folds < 2 || mostCustomers < 2 * folds || patience < 1) {
            throw new IllegalArgumentException(
                    "Learning needs two folds, two customers in each, and patience of a round");
        }
    }

    public Options withFolds(int other) {
        return new Options(other, mostCustomers, penalty, trees, patience, seed);
    }

    public Options withMostCustomers(int other) {
        return new Options(folds, other, penalty, trees, patience, seed);
    }

    public Options withSeed(long other) {
        return new Options(folds, mostCustomers, penalty, trees, patience, other);
    }
}
