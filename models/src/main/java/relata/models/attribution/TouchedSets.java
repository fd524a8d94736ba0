package relata.models.attribution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How many journeys touched exactly each set of channels, and how many of them ended in a contract. */
record TouchedSets(int[] players, long[] sets, double[] counts, double[] conversions) {
    private static final int MOST = Long.SIZE - 1;

    /** Shapley values of the players, with the standard errors that drawing them leaves. */
    record Values(double[] means, double[] errors) {}

    static TouchedSets of(Journeys journeys) {
        int[] players = touched(journeys);
        int[] playerOf = new int[journeys.channels().size()];
        for (int player = 0; player < players.length; player++) {
            playerOf[players[player]] = player;
        }
        Map<Long, Integer> indexes = new HashMap<>();
        long[] sets = new long[journeys.size()];
        double[] counts = new double[journeys.size()];
        double[] conversions = new double[journeys.size()];
        for (int journey = 0; journey < journeys.size(); journey++) {
            long set = 0;
            for (int touch = journeys.from(journey); touch < journeys.to(journey); touch++) {
                set |= 1L << playerOf[journeys.channel(touch)];
            }
            if (set != 0) {
                int index = indexes.computeIfAbsent(set, fresh -> indexes.size());
                sets[index] = set;
                counts[index]++;
                conversions[index] += journeys.isConverted(journey) ? 1 : 0;
            }
        }
        int size = indexes.size();
        return new TouchedSets(
                players, Arrays.copyOf(sets, size), Arrays.copyOf(counts, size), Arrays.copyOf(conversions, size));
    }

    private static int[] touched(Journeys journeys) {
        boolean[] touched = new boolean[journeys.channels().size()];
        int last = journeys.size() == 0 ? 0 : journeys.to(journeys.size() - 1);
        for (int touch = 0; touch < last; touch++) {
            touched[journeys.channel(touch)] = true;
        }
        int[] players = new int[touched.length];
        int count = 0;
        for (int channel = 0; channel < touched.length; channel++) {
            if (touched[channel]) {
                players[count++] = channel;
            }
        }
        if (count > MOST) {
            throw new IllegalArgumentException("Shapley values are drawn for up to " + MOST + " channels, not " + count
                    + ": join channels, or use another rule");
        }
        return Arrays.copyOf(players, count);
    }

    double worth(long allowed) {
        double count = 0;
        double converted = 0;
        for (int i = 0; i < sets.length; i++) {
            if ((sets[i] & ~allowed) == 0) {
                count += counts[i];
                converted += conversions[i];
            }
        }
        return count == 0 ? 0 : converted / count;
    }

    Values exact() {
        double[] worths = worths();
        double[] weights = weights();
        double[] values = new double[players.length];
        for (int set = 0; set < worths.length; set++) {
            double weight = weights[Integer.bitCount(set)];
            for (int player = 0; player < values.length; player++) {
                if ((set >>> player & 1) == 0) {
                    values[player] += weight * (worths[set | 1 << player] - worths[set]);
                }
            }
        }
        return new Values(values, new double[values.length]);
    }

    /** The worth of every set, by sums over subsets. */
    private double[] worths() {
        double[] count = new double[1 << players.length];
        double[] converted = new double[count.length];
        for (int i = 0; i < sets.length; i++) {
            count[(int) sets[i]] = counts[i];
            converted[(int) sets[i]] = conversions[i];
        }
        for (int player = 0; player < players.length; player++) {
            for (int set = 0; set < count.length; set++) {
                if ((set >>> player & 1) == 1) {
                    count[set] += count[set ^ 1 << player];
                    converted[set] += converted[set ^ 1 << player];
                }
            }
        }
        Arrays.setAll(converted, set -> count[set] == 0 ? 0 : converted[set] / count[set]);
        return converted;
    }

    /** The chance that exactly a given set of so many others came before a player. */
    private double[] weights() {
        double[] weights = new double[players.length + 1];
        double weight = 1.0 / players.length;
        for (int size = 0; size < players.length; size++) {
            weights[size] = weight;
            weight *= (size + 1.0) / Math.max(1, players.length - 1 - size);
        }
        return weights;
    }

    /** Means over drawn orders and their standard errors. */
    Values drawn(int orders, SplittableRandom random) {
        double[] sums = new double[players.length];
        double[] squares = new double[players.length];
        int[] order = new int[players.length];
        Arrays.setAll(order, i -> i);
        for (int drawn = 0; drawn < orders; drawn++) {
            long allowed = 0;
            double before = 0;
            for (int i = 0; i < order.length; i++) {
                int other = i + random.nextInt(order.length - i);
                int player = order[other];
                order[other] = order[i];
                order[i] = player;
                allowed |= 1L << player;
                double after = worth(allowed);
                sums[player] += after - before;
                squares[player] += (after - before) * (after - before);
                before = after;
            }
        }
        double[] errors = new double[players.length];
        for (int player = 0; player < errors.length; player++) {
            sums[player] /= orders;
            double variance = Math.max(0, squares[player] / orders - sums[player] * sums[player]);
            errors[player] = Math.sqrt(variance / (orders - 1));
        }
        return new Values(sums, errors);
    }
}
