package relata.models.customerbase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import relata.models.Interval;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;

/**
 * Purchases that customers may make within a time, drawn from a fitted model. Every draw takes parameters as they might be
 * as well (standard errors) and then lets the customer live on as he may.
 */
public final class Futures {

    private final List<PurchaseModel> possible;
    private final double duration;
    private final long seed;

    private Futures(List<PurchaseModel> possible, double duration, long seed) {
        this.possible = possible;
        this.duration = duration;
        this.seed = seed;
    }

    /**
     * Futures of a length by a fitted model.
     *
     * @param draws how many futures of each customer; 200 give the ends of an interval to a few percent
     * @param seed the same seed gives the same futures
     */
    public static Futures of(Fit<? extends PurchaseModel> fit, double duration, int draws, long seed) {
        if (draws < 1) {
            throw new IllegalArgumentException("There must be at least one future, not " + draws);
        }
        var random = new SplittableRandom(seed);
        var possible = new ArrayList<PurchaseModel>();
        for (int i = 0; i < draws; i++) {
            possible.add(fit.model().with(fit.estimates().draw(random)));
        }
        return new Futures(possible, duration, seed);
    }

    /**
     * Where the mean number of purchases of so many customers will lie, of whom {@code sample} are typical.
     *
     * @param sample indices of them in {@code histories}, at least one
     * @param customers how many there are in all
     */
    public Interval ofMean(Histories histories, int[] sample, int customers, double level, Workers workers) {
        Interval.checkLevel(level);
        double[] means = new double[possible.size()];
        double shrink = Math.sqrt(sample.length / (double) Math.max(customers, sample.length));
        workers.tasks(means.length, draw -> {
            PurchaseModel model = possible.get(draw);
            var random = new SplittableRandom(seed + draw);
            int[] bought = new int[1];
            double expected = 0;
            for (int index : sample) {
                History history = histories.at(index);
                expected += model.expectedPurchases(duration, history);
                model.simulate(history, duration, random, _ -> bought[0]++);
            }
            // what chance adds to the mean of a sample it adds to that of all in proportion to the root of their number
            means[draw] = (expected + (bought[0] - expected) * shrink) / sample.length;
        });
        Arrays.sort(means);
        return new Interval(
                Math.max(0, quantile(means, (1 - level) / 2)), Math.max(0, quantile(means, (1 + level) / 2)), level);
    }

    /**
     * How much of what a customer did lies inside of the middle {@code level} of his futures: 1, 0, or the part of a number of
     * purchases through which a bound runs, so that over many customers the mean is {@code level} where the futures are
     * honest (Czado, Gneiting and Held 2009, Predictive model assessment for count data, Biometrics 65(4)).
     */
    public double inside(History history, int happened, double level) {
        Interval.checkLevel(level);
        var random = new SplittableRandom(
                seed + 31L * history.purchases() + Double.hashCode(history.last()) + Double.hashCode(history.age()));
        int below = 0;
        int upTo = 0;
        for (PurchaseModel model : possible) {
            int[] bought = new int[1];
            model.simulate(history, duration, random, _ -> bought[0]++);
            below += bought[0] < happened ? 1 : 0;
            upTo += bought[0] <= happened ? 1 : 0;
        }
        double from = below / (double) possible.size();
        double to = upTo / (double) possible.size();
        double low = (1 - level) / 2;
        double high = (1 + level) / 2;
        if (from == to) {
            return from > low && from < high ? 1 : 0;
        }
        return Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
