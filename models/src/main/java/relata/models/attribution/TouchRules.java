package relata.models.attribution;

import java.util.Arrays;

/** Credit by fixed rules over the touches of each contract. */
public final class TouchRules {
    private TouchRules() {}

    /** Writes the parts of a journey's touches, which sum to 1; touches are {@code from} to before {@code to}. */
    @FunctionalInterface
    private interface Weighting {
        void weigh(int from, int to, double[] parts);
    }

    /** All credit to the first touch. */
    public static Credits first(Journeys journeys) {
        return credits(journeys, (from, to, parts) -> parts[0] = 1);
    }

    /** All credit to the last touch. */
    public static Credits last(Journeys journeys) {
        return credits(journeys, (from, to, parts) -> parts[to - from - 1] = 1);
    }

    /** Equal credit to every touch. */
    public static Credits linear(Journeys journeys) {
        return credits(journeys, (from, to, parts) -> Arrays.fill(parts, 0, to - from, 1.0 / (to - from)));
    }

    /**
     * Fixed parts to the first and the last touch, the rest in equal parts to those between; the usual parts are 0.4 and 0.4. Of
     * two touches each has its part of the whole.
     */
    public static Credits position(Journeys journeys, double first, double last) {
        if (!(first >= 0 && last >= 0 && first + last > 0 && first + last <= 1)) {
            throw new IllegalArgumentException(
                    "The parts of first and last touch are not negative and sum to at most 1");
        }
        return credits(journeys, (from, to, parts) -> {
            int count = to - from;
            if (count == 1) {
                parts[0] = 1;
            } else if (count == 2) {
                parts[0] = first / (first + last);
                parts[1] = last / (first + last);
            } else {
                Arrays.fill(parts, 1, count - 1, (1 - first - last) / (count - 2));
                parts[0] = first;
                parts[count - 1] = last;
            }
        });
    }

    /** Credit that halves with every {@code halfLifeDays} between the touch and the contract; 7 days are usual. */
    public static Credits timeDecay(Journeys journeys, double halfLifeDays) {
        if (!(halfLifeDays > 0 && Double.isFinite(halfLifeDays))) {
            throw new IllegalArgumentException("A half-life is finite and above 0, not " + halfLifeDays);
        }
        return credits(journeys, (from, to, parts) -> {
            double latest = journeys.daysBeforeEnd(to - 1);
            double sum = 0;
            for (int touch = from; touch < to; touch++) {
                double part = Math.exp(-Math.log(2) * (journeys.daysBeforeEnd(touch) - latest) / halfLifeDays);
                parts[touch - from] = part;
                sum += part;
            }
            for (int i = 0; i < to - from; i++) {
                parts[i] /= sum;
            }
        });
    }

    private static Credits credits(Journeys journeys, Weighting weighting) {
        double[] conversions = new double[journeys.channels().size()];
        double[] values = new double[conversions.length];
        double[] parts = new double[16];
        for (int journey = 0; journey < journeys.size(); journey++) {
            int from = journeys.from(journey);
            int to = journeys.to(journey);
            if (!journeys.isConverted(journey) || from == to) {
                continue;
            }
            if (to - from > parts.length) {
                parts = new double[2 * (to - from)];
            }
            Arrays.fill(parts, 0, to - from, 0);
            weighting.weigh(from, to, parts);
            for (int touch = from; touch < to; touch++) {
                int channel = journeys.channel(touch);
                conversions[channel] += parts[touch - from];
                values[channel] += parts[touch - from] * journeys.value(journey);
            }
        }
        return Credits.exact(journeys, conversions, values);
    }
}
