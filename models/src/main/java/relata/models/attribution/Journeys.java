package relata.models.attribution;

import java.util.Arrays;
import java.util.List;

/** The ways of customers through the channels, each ended by a contract or by nothing. */
public final class Journeys {
    private final List<String> channels;
    private final int[] ends;
    private final int[] touches;
    private final double[] days;
    private final boolean[] converted;
    private final double[] values;

    private Journeys(Builder builder) {
        channels = builder.channels;
        ends = Arrays.copyOf(builder.ends, builder.journeys);
        touches = Arrays.copyOf(builder.touches, builder.count);
        days = Arrays.copyOf(builder.days, builder.count);
        converted = Arrays.copyOf(builder.converted, builder.journeys);
        values = Arrays.copyOf(builder.values, builder.journeys);
    }

    public static Builder over(List<String> channels) {
        return new Builder(channels);
    }

    public List<String> channels() {
        return channels;
    }

    /** How many journeys. */
    public int size() {
        return ends.length;
    }

    boolean isConverted(int journey) {
        return converted[journey];
    }

    double value(int journey) {
        return values[journey];
    }

    /** Index of the first touch of the journey; its last stands before the first of the next journey. */
    int from(int journey) {
        return journey == 0 ? 0 : ends[journey - 1];
    }

    int to(int journey) {
        return ends[journey];
    }

    int channel(int touch) {
        return touches[touch];
    }

    double daysBeforeEnd(int touch) {
        return days[touch];
    }

    /** Gathers journeys in flat arrays. */
    public static final class Builder {
        private final List<String> channels;
        private int journeys;
        private int count;
        private int[] ends = new int[16];
        private boolean[] converted = new boolean[16];
        private double[] values = new double[16];
        private int[] touches = new int[64];
        private double[] days = new double[64];

        private Builder(List<String> channels) {
            this.channels = List.copyOf(channels);
            if (channels.stream().distinct().count() != channels.size()) {
                throw new IllegalArgumentException("The channels must differ: " + channels);
            }
        }

        /**
         * Adds the journey of one customer.
         *
         * @param touched channel of each touch, by its index, in the order of time; may be empty
         * @param daysBeforeEnd for each touch the days from it to the contract or to the end of observation
         * @param value of the contract in one currency; 0 where there is none
         */
        public Builder add(int[] touched, double[] daysBeforeEnd, boolean isConverted, double value) {
            check(touched, daysBeforeEnd, isConverted, value);
            if (journeys == ends.length) {
                ends = Arrays.copyOf(ends, 2 * journeys);
                converted = Arrays.copyOf(converted, 2 * journeys);
                values = Arrays.copyOf(values, 2 * journeys);
            }
            if (count + touched.length > touches.length) {
                int size = Math.max(2 * touches.length, count + touched.length);
                touches = Arrays.copyOf(touches, size);
                days = Arrays.copyOf(days, size);
            }
            System.arraycopy(touched, 0, touches, count, touched.length);
            System.arraycopy(daysBeforeEnd, 0, days, count, touched.length);
            count += touched.length;
            ends[journeys] = count;
            converted[journeys] = isConverted;
            values[journeys] = value;
            journeys++;
            return this;
        }

        private void check(int[] touched, double[] daysBeforeEnd, boolean isConverted, double value) {
            if (touched.length != daysBeforeEnd.length) {
                throw new IllegalArgumentException(
                        touched.length + " touches do not go with " + daysBeforeEnd.length + " times");
            }
            if (!Double.isFinite(value) || (!isConverted && value != 0)) {
                throw new IllegalArgumentException("A contract has a finite value and its absence none, not " + value);
            }
            for (int i = 0; i < touched.length; i++) {
                if (touched[i] < 0 || touched[i] >= channels.size()) {
                    throw new IllegalArgumentException("There is no channel " + touched[i]);
                }
                if (!(daysBeforeEnd[i] >= 0 && Double.isFinite(daysBeforeEnd[i]))) {
                    throw new IllegalArgumentException(
                            "A touch comes before the end, not by " + daysBeforeEnd[i] + " days");
                }
                if (i > 0 && daysBeforeEnd[i] > daysBeforeEnd[i - 1]) {
                    throw new IllegalArgumentException("Touches stand in the order of time");
                }
            }
        }

        public Journeys build() {
            return new Journeys(this);
        }
    }
}
