package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import relata.models.numerics.Workers;

/** Boosted trees while they are being grown. */
final class Boosting {
    /** A tree that may ask one or two columns only finds nothing that columns say together. */
    private static final int FEWEST_COLUMNS = 4;

    private final Features features;
    private final double[] targets;
    private final Loss loss;
    private final BoostedTrees.Settings settings;
    private final Workers workers;
    private final Binning binning;
    private final byte[][] bins;
    private final double start;
    private final double[] scores;
    private final double[] gradients;
    private final double[] curvatures;
    private final TreeGrower grower;
    private final SplittableRandom random;
    private final List<Tree> trees = new ArrayList<>();

    Boosting(Features features, double[] targets, Loss loss, BoostedTrees.Settings settings, Workers workers) {
        loss.check(features, targets);
        this.features = features;
        this.targets = targets;
        this.loss = loss;
        this.settings = settings;
        this.workers = workers;
        binning = Binning.of(features);
        bins = binning.of(features, workers);
        start = loss.score(Arrays.stream(targets).average().orElseThrow());
        scores = new double[targets.length];
        Arrays.fill(scores, start);
        gradients = new double[targets.length];
        curvatures = new double[targets.length];
        grower = new TreeGrower(bins, targets.length, binning, settings, workers);
        random = new SplittableRandom(settings.seed());
    }

    Binning binning() {
        return binning;
    }

    double start() {
        return start;
    }

    Tree addTree() {
        workers.each(targets.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                double mean = loss.mean(scores[row]);
                gradients[row] = mean - targets[row];
                curvatures[row] = loss.curvature(mean);
            }
        });
        int[] rows = new int[targets.length];
        int count = drawRows(rows);
        Tree tree = grower.grow(gradients, curvatures, rows, count, drawColumns());
        workers.each(targets.length, (from, to) -> tree.addTo(scores, bins, from, to));
        trees.add(tree);
        return tree;
    }

    BoostedTrees model() {
        return new BoostedTrees(loss, LinearModel.emptied(features), binning, start, trees);
    }

    private int drawRows(int[] rows) {
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (settings.rowShare() == 1 || random.nextDouble() < settings.rowShare()) {
                rows[count++] = row;
            }
        }
        return count;
    }

    private int[] drawColumns() {
        int[] columns = new int[bins.length];
        Arrays.setAll(columns, i -> i);
        int fewest = Math.min(FEWEST_COLUMNS, columns.length);
        int wanted = Math.clamp(Math.round(settings.columnShare() * columns.length), fewest, columns.length);
        for (int i = 0; i < wanted; i++) {
            int other = i + random.nextInt(columns.length - i);
            int swapped = columns[i];
            columns[i] = columns[other];
            columns[other] = swapped;
        }
        return Arrays.copyOf(columns, wanted);
    }
}
