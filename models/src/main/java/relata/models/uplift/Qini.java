package relata.models.uplift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import relata.models.Interval;
import relata.models.numerics.Workers;

/**
 * What choosing whom to treat by predicted effect gains over choosing at random (Radcliffe 2007).
 *
 * @param coefficient area between the curve and the straight line: gain of a treated customer, in the unit of the outcome, averaged
 *     over how many are chosen; 0 where the order is worth nothing
 * @param interval where it lies under resampling of the customers, the order of the model kept
 * @param curve the gain where each further twentieth of the customers is chosen, from none to all
 */
public record Qini(double coefficient, Interval interval, List<Point> curve) {
    private static final int POINTS = 20;

    /**
     * @param chosen share of the customers chosen
     * @param gained what treating them gains, for each treated customer of the whole experiment
     * @param atRandom what treating as many gains without an order
     */
    public record Point(double chosen, double gained, double atRandom) {}

    public Qini {
        curve = List.copyOf(curve);
    }

    /**
     * @param scores the higher, the earlier a customer is chosen; customers of equal score are chosen together
     * @param samples how often customers are resampled, 100 at least
     */
    static Qini of(double[] scores, Experiment experiment, double level, int samples, long seed, Workers workers) {
        Order order = Order.of(scores, experiment);
        double[] once = new double[scores.length];
        Arrays.fill(once, 1);
        double[] resampled = new double[samples];
        workers.tasks(
                samples,
                sample -> resampled[sample] =
                        order.coefficient(Resampling.weights(scores.length, new SplittableRandom(seed + sample))));
        Arrays.sort(resampled);
        int cut = (int) Math.floor((1 - level) / 2 * samples);
        Interval interval = new Interval(resampled[cut], resampled[samples - 1 - cut], level);
        return new Qini(order.coefficient(once), interval, order.curve());
    }

    /** Whether the order is better than chance at the level of the interval. */
    public boolean isUsable() {
        return interval.low() > 0;
    }

    /**
     * Customers by falling score.
     *
     * @param ends index after the last customer of each group of equal score
     */
    private record Order(int[] ends, boolean[] treated, double[] outcomes) {
        static Order of(double[] scores, Experiment experiment) {
            int[] rows = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] ends = IntStream.rangeClosed(1, rows.length)
                    .filter(i -> i == rows.length || scores[rows[i]] != scores[rows[i - 1]])
                    .toArray();
            boolean[] treated = new boolean[rows.length];
            double[] outcomes = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                treated[i] = experiment.treated()[rows[i]];
                outcomes[i] = experiment.outcomes()[rows[i]];
            }
            return new Order(ends, treated, outcomes);
        }

        double coefficient(double[] weights) {
            Sums sums = new Sums();
            double area = 0;
            double before = 0;
            double chosenBefore = 0;
            int from = 0;
            for (int end : ends) {
                for (int i = from; i < end; i++) {
                    sums.add(treated[i], outcomes[i], weights[i]);
                }
                from = end;
                area += (sums.chosen() - chosenBefore) * (sums.gained() + before) / 2;
                before = sums.gained();
                chosenBefore = sums.chosen();
            }
            if (sums.treated == 0 || chosenBefore == 0) {
                return 0;
            }
            return (area / chosenBefore - before / 2) / sums.treated;
        }

        List<Point> curve() {
            double[] chosen = new double[ends.length + 1];
            double[] gained = new double[ends.length + 1];
            Sums sums = new Sums();
            int from = 0;
            for (int group = 0; group < ends.length; group++) {
                for (int i = from; i < ends[group]; i++) {
                    sums.add(treated[i], outcomes[i], 1);
                }
                from = ends[group];
                chosen[group + 1] = sums.chosen() / treated.length;
                gained[group + 1] = sums.gained();
            }
            double whole = gained[ends.length] / sums.treated;
            return IntStream.rangeClosed(0, POINTS)
                    .mapToObj(i -> {
                        double share = (double) i / POINTS;
                        return new Point(share, between(chosen, gained, share) / sums.treated, share * whole);
                    })
                    .toList();
        }

        private static double between(double[] chosen, double[] gained, double share) {
            int at = Arrays.binarySearch(chosen, share);
            if (at >= 0) {
                return gained[at];
            }
            int above = Math.min(-at - 1, chosen.length - 1);
            double way = (share - chosen[above - 1]) / (chosen[above] - chosen[above - 1]);
            return gained[above - 1] + Math.min(1, way) * (gained[above] - gained[above - 1]);
        }
    }

    /** Sums over the customers chosen so far. */
    private static final class Sums {
        double treated;
        double control;
        double ofTreated;
        double ofControl;

        void add(boolean isTreated, double outcome, double weight) {
            if (isTreated) {
                treated += weight;
                ofTreated += weight * outcome;
            } else {
                control += weight;
                ofControl += weight * outcome;
            }
        }

        double chosen() {
            return treated + control;
        }

        /** What the treated gained over as many of control. */
        double gained() {
            return control == 0 ? 0 : ofTreated - ofControl * treated / control;
        }
    }
}
