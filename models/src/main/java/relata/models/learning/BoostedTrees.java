package relata.models.learning;

import java.util.Arrays;
import java.util.List;
import relata.models.numerics.Workers;

/**
 * A sum of small regression trees, each fitted to what the sum so far leaves (gradient boosting: Friedman 2001, Annals of
 * Statistics 29; second-order steps: Chen and Guestrin 2016, KDD; histograms: Ke et al. 2017, NIPS).
 *
 * <p>Gaps go to the side that suits the data; kinds are split by sets of kinds.
 */
public final class BoostedTrees implements Model {
    private final Loss loss;
    private final List<Column> columns;
    private final Binning binning;
    private final double start;
    private final List<Tree> trees;
    private final PathContributions contributions;

    /**
     * How trees are grown.
     *
     * @param rounds how many trees, or at most how many where held-out customers decide
     * @param learningRate how much of each tree is taken
     * @param leaves most leaves of a tree
     * @param leastRows fewest customers in a leaf
     * @param penalty draws the values of leaves to 0
     * @param rowShare share of the customers that each tree sees
     * @param columnShare share of the columns that each tree may ask; four at least, where there are so many
     * @param seed of the draws of rows and columns
     */
    public record Settings(
            int rounds,
            double learningRate,
            int leaves,
            int leastRows,
            double penalty,
            double rowShare,
            double columnShare,
            long seed) {
        /** Small trees and small steps, which suit customer tables of some thousand rows and more. */
        public static final Settings USUAL = new Settings(1_000, 0.1, 6, 20, 1, 0.6, 0.4, 1);

        public Settings {
            if (rounds < 0 || leaves < 2 || leastRows < 1) {
                throw new IllegalArgumentException(
                        "Trees need rounds from 0, two leaves and one row in a leaf at least");
            }
            if (!(learningRate > 0 && learningRate <= 1) || !(penalty > 0 && Double.isFinite(penalty))) {
                throw new IllegalArgumentException("Trees need a learning rate in (0, 1] and a finite penalty above 0");
            }
            if (!(rowShare > 0 && rowShare <= 1) || !(columnShare > 0 && columnShare <= 1)) {
                throw new IllegalArgumentException("Shares of rows and columns lie in (0, 1]");
            }
        }

        public Settings withRounds(int other) {
            return new Settings(other, learningRate, leaves, leastRows, penalty, rowShare, columnShare, seed);
        }

        public Settings withSeed(long other) {
            return new Settings(rounds, learningRate, leaves, leastRows, penalty, rowShare, columnShare, other);
        }
    }

    /**
     * Trees with the number of rounds that suited customers held out best.
     *
     * @param model all rounds that were grown, some beyond the best
     * @param bestRounds rounds with the least held-out loss, 0 where no tree helps
     */
    public record Watched(BoostedTrees model, int bestRounds) {}

    BoostedTrees(Loss loss, List<Column> columns, Binning binning, double start, List<Tree> trees) {
        this.loss = loss;
        this.columns = columns;
        this.binning = binning;
        this.start = start;
        this.trees = List.copyOf(trees);
        this.contributions = new PathContributions(trees);
    }

    /**
     * Grows all rounds of the settings.
     *
     * @throws IllegalArgumentException where all answers are alike or there are fewer than two customers
     */
    public static BoostedTrees fit(Features features, double[] targets, Loss loss, Settings settings, Workers workers) {
        Boosting boosting = new Boosting(features, targets, loss, settings, workers);
        for (int round = 0; round < settings.rounds(); round++) {
            boosting.addTree();
        }
        return boosting.model();
    }

    /**
     * Grows rounds until held-out customers have not been judged better for {@code patience} rounds.
     */
    public static Watched fitWatched(
            Features features,
            double[] targets,
            Features heldOut,
            double[] heldOutTargets,
            Loss loss,
            Settings settings,
            int patience,
            Workers workers) {
        Boosting boosting = new Boosting(features, targets, loss, settings, workers);
        byte[][] bins = boosting.binning().of(heldOut, workers);
        double[] scores = new double[heldOut.size()];
        Arrays.fill(scores, boosting.start());
        double least = total(loss, scores, heldOutTargets);
        int best = 0;
        for (int round = 1; round <= settings.rounds() && round - best <= patience; round++) {
            Tree tree = boosting.addTree();
            tree.addTo(scores, bins, 0, scores.length);
            double reached = total(loss, scores, heldOutTargets);
            if (reached < least) {
                least = reached;
                best = round;
            }
        }
        return new Watched(boosting.model(), best);
    }

    private static double total(Loss loss, double[] scores, double[] targets) {
        double total = 0;
        for (int row = 0; row < scores.length; row++) {
            total += loss.of(scores[row], targets[row]);
        }
        return total;
    }

    /** The model as it was after so many rounds, or whole where it has no more. */
    public BoostedTrees truncated(int rounds) {
        return new BoostedTrees(loss, columns, binning, start, trees.subList(0, Math.min(rounds, trees.size())));
    }

    public int rounds() {
        return trees.size();
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public double[] scores(Features features, Workers workers) {
        features.requireColumnsOf(columns);
        byte[][] bins = binning.of(features, workers);
        double[] scores = new double[features.size()];
        Arrays.fill(scores, start);
        workers.each(scores.length, (from, to) -> {
            for (Tree tree : trees) {
                tree.addTo(scores, bins, from, to);
            }
        });
        return scores;
    }

    @Override
    public StoredModel stored() {
        return new StoredModel(
                loss,
                null,
                new StoredModel.Boosted(
                        start,
                        binning.stored(columns),
                        trees.stream().map(Tree::stored).toList()));
    }

    static BoostedTrees of(Loss loss, StoredModel.Boosted stored) {
        return new BoostedTrees(
                loss,
                stored.bins().stream().map(Binning::column).toList(),
                Binning.of(stored.bins()),
                stored.start(),
                stored.trees().stream().map(Tree::of).toList());
    }

    /** Exact Shapley values of the trees, where a column left out is followed both ways as the customers learned from went. */
    @Override
    public Explanation explain(Features features, int row) {
        features.requireColumnsOf(columns);
        byte[][] bins = binning.of(features.rows(new int[] {row}), Workers.caller());
        int[] bin = new int[bins.length];
        Arrays.setAll(bin, column -> bins[column][0] & 0xff);
        return Explanation.of(start + contributions.base(), columns, contributions.of(bin));
    }
}
