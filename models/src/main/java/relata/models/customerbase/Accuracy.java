package relata.models.customerbase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well one way of predicting met what customers then did, in a time that it was not shown.
 *
 * @param predictor its name
 * @param customers how many were predicted
 * @param meanAbsoluteError mean of |predicted - happened|. It is smallest for medians, so that predicting that nobody
 *     buys can look good: do not choose by it
 * @param rootMeanSquaredError root of the mean of (predicted - happened)^2, smallest for means
 * @param bias sum predicted over sum happened, minus 1; 0 where nothing happened and nothing was predicted, 1 where
 *     only something was predicted
 * @param area probability that of two customers the one who then bought had the higher prediction, ties half (area
 *     under the ROC curve); .5 where all or none bought
 * @param rankCorrelation how far the order of predictions is that of what happened, -1 to 1 (Spearman, ties sharing
 *     their mean rank); 0 where one of the two is the same for all
 * @param bins customers in order of prediction, in parts of about equal size
 */
public record Accuracy(
        String predictor,
        int customers,
        double meanAbsoluteError,
        double rootMeanSquaredError,
        double bias,
        double area,
        double rankCorrelation,
        List<Bin> bins) {

    private static final int BINS = 10;

    /**
     * Customers of similar prediction.
     *
     * @param customers how many
     * @param predicted their mean prediction
     * @param happened what they did on average
     * @param error standard error of what they did
     */
    public record Bin(int customers, double predicted, double happened, double error) {}

    public Accuracy {
        bins = List.copyOf(bins);
    }

    /**
     * Compares.
     *
     * @param predicted a figure of each customer, zero or more
     * @param happened the figure that came true: a number of purchases, a spend
     */
    public static Accuracy of(String predictor, double[] predicted, double[] happened) {
        if (predicted.length != happened.length || predicted.length == 0) {
            throw new IllegalArgumentException("Predictions and what happened must be as many and some: "
                    + predicted.length + ", " + happened.length);
        }
        double absolute = 0;
        double squared = 0;
        double sumPredicted = 0;
        double sumHappened = 0;
        for (int i = 0; i < predicted.length; i++) {
            double miss = predicted[i] - happened[i];
            if (!Double.isFinite(miss)) {
                throw new IllegalArgumentException("Prediction and what happened must be numbers, not " + predicted[i]
                        + " and " + happened[i] + " at index " + i);
            }
            absolute += Math.abs(miss);
            squared += miss * miss;
            sumPredicted += predicted[i];
            sumHappened += happened[i];
        }
        double bias = sumHappened == 0 ? Math.signum(sumPredicted) : sumPredicted / sumHappened - 1;
        int[] order = order(predicted);
        return new Accuracy(
                predictor,
                predicted.length,
                absolute / predicted.length,
                Math.sqrt(squared / predicted.length),
                bias,
                area(order, predicted, happened),
                rankCorrelation(predicted, happened),
                bins(order, predicted, happened));
    }

    /** The correlation of the ranks, from which their common mean is taken off. */
    private static double rankCorrelation(double[] predicted, double[] happened) {
        double[] left = centredRanks(predicted);
        double[] right = centredRanks(happened);
        double both = 0;
        double leftOnly = 0;
        double rightOnly = 0;
        for (int i = 0; i < left.length; i++) {
            both += left[i] * right[i];
            leftOnly += left[i] * left[i];
            rightOnly += right[i] * right[i];
        }
        return leftOnly == 0 || rightOnly == 0 ? 0 : Math.clamp(both / Math.sqrt(leftOnly * rightOnly), -1, 1);
    }

    private static double[] centredRanks(double[] figures) {
        int[] order = order(figures);
        double[] ranks = new double[figures.length];
        for (int from = 0, to; from < order.length; from = to) {
            for (to = from; to < order.length && figures[order[to]] == figures[order[from]]; to++) {}
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - order.length) / 2.0;
            }
        }
        return ranks;
    }

    /** Customers by rising figure. */
    static int[] order(double[] predicted) {
        double[] sorted = predicted.clone();
        Arrays.sort(sorted);
        int[] placed = new int[sorted.length];
        int[] order = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            int first = firstOf(sorted, predicted[i]);
            order[first + placed[first]++] = i;
        }
        return order;
    }

    private static int firstOf(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The share of pairs in right order, by ranks (Mann and Whitney 1947). */
    private static double area(int[] order, double[] predicted, double[] happened) {
        double buyers = Arrays.stream(happened).filter(count -> count > 0).count();
        double others = happened.length - buyers;
        double ranks = 0;
        for (int from = 0, to; from < order.length; from = to) {
            int buyersHere = 0;
            for (to = from; to < order.length && predicted[order[to]] == predicted[order[from]]; to++) {
                buyersHere += happened[order[to]] > 0 ? 1 : 0;
            }
            ranks += buyersHere * (from + 1 + to) / 2.0;
        }
        return buyers == 0 || others == 0 ? .5 : (ranks - buyers * (buyers + 1) / 2) / (buyers * others);
    }

    private static List<Bin> bins(int[] order, double[] predicted, double[] happened) {
        int parts = Math.min(BINS, order.length);
        var bins = new ArrayList<Bin>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * order.length / parts);
            int to = (int) ((part + 1L) * order.length / parts);
            bins.add(bin(Arrays.copyOfRange(order, from, to), predicted, happened));
        }
        return bins;
    }

    private static Bin bin(int[] members, double[] predicted, double[] happened) {
        double meanPredicted =
                Arrays.stream(members).mapToDouble(i -> predicted[i]).average().orElse(0);
        double mean =
                Arrays.stream(members).mapToDouble(i -> happened[i]).average().orElse(0);
        double squares = Arrays.stream(members)
                .mapToDouble(i -> (happened[i] - mean) * (happened[i] - mean))
                .sum();
        int count = members.length;
        double error = count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count);
        return new Bin(count, meanPredicted, mean, error);
    }
}
