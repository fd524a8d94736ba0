package relata.models.learning;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The split of a node that lessens the loss most. */
final class SplitFinder {
    /** Rows added to each kind before kinds are ordered, so that rare ones do not lead (as LightGBM's cat_smooth). */
    private static final double SMOOTHING = 10;

    private final Histogram histogram;
    private final BoostedTrees.Settings settings;
    private @Nullable Found best;

    /**
     * @param mask bins that go to the left
     * @param gain how much the loss falls, twice
     */
    record Found(int column, long[] mask, double gain) {}

    /** The left side of a split while it grows. */
    private static final class Side {
        double gradient;
        double curvature;
        double rows;
        final long[] mask = new long[Binning.BINS / Long.SIZE];
    }

    SplitFinder(Histogram histogram, BoostedTrees.Settings settings) {
        this.histogram = histogram;
        this.settings = settings;
    }

    @Nullable
    Found best() {
        return best;
    }

    void search(int column, boolean ordered) {
        int[] filled = IntStream.range(0, Binning.BINS)
                .filter(bin -> histogram.rows(column, bin) > 0)
                .toArray();
        if (filled.length < 2) {
            return;
        }
        if (!ordered) {
            scan(column, byMeanGradient(column, filled), settings.penalty() + SMOOTHING);
            return;
        }
        scan(column, filled, settings.penalty());
        if (filled[0] == 0) {
            int[] gapsLast = IntStream.range(0, filled.length)
                    .map(i -> filled[(i + 1) % filled.length])
                    .toArray();
            scan(column, gapsLast, settings.penalty());
        }
    }

    private int[] byMeanGradient(int column, int[] filled) {
        return IntStream.of(filled)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer bin) ->
                        histogram.gradient(column, bin) / (histogram.curvature(column, bin) + SMOOTHING)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Tries every cut of the bins in this order. */
    private void scan(int column, int[] bins, double penalty) {
        Side left = new Side();
        for (int i = 0; i < bins.length - 1; i++) {
            int bin = bins[i];
            left.gradient += histogram.gradient(column, bin);
            left.curvature += histogram.curvature(column, bin);
            left.rows += histogram.rows(column, bin);
            left.mask[bin >>> 6] |= 1L << bin;
            if (histogram.rows() - left.rows < settings.leastRows()) {
                return;
            }
            if (left.rows >= settings.leastRows()) {
                keepIfBetter(column, left, penalty);
            }
        }
    }

    private void keepIfBetter(int column, Side left, double penalty) {
        double rightGradient = histogram.gradient() - left.gradient;
        double rightCurvature = histogram.curvature() - left.curvature;
        double gain = purity(left.gradient, left.curvature, penalty)
                + purity(rightGradient, rightCurvature, penalty)
                - purity(histogram.gradient(), histogram.curvature(), settings.penalty());
        if (gain > Math.max(1e-9, best == null ? 0 : best.gain())) {
            best = new Found(column, left.mask.clone(), gain);
        }
    }

    private static double purity(double gradient, double curvature, double penalty) {
        return gradient * gradient / (Math.max(0, curvature) + penalty);
    }
}
