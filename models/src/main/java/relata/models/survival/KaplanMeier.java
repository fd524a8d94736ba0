package relata.models.survival;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import relata.models.Interval;
import relata.models.numerics.Check;

/**
 * How large a share still waits for an event (an end, a contract) after each time, where some have not been watched to
 * it (Kaplan and Meier 1958, Nonparametric estimation from incomplete observations, JASA 53). A customer who was first
 * watched some time after his start counts from then on (left truncation).
 */
public final class KaplanMeier {

    private final double[] times;
    private final double[] survival;
    private final double[] greenwood;
    private final int[] atRisk;
    private final double longest;

    private KaplanMeier(double[] times, double[] survival, double[] greenwood, int[] atRisk, double longest) {
        this.times = times;
        this.survival = survival;
        this.greenwood = greenwood;
        this.atRisk = atRisk;
        this.longest = longest;
    }

    /**
     * Estimates from customers watched from their start.
     *
     * @param durations how long each was watched, zero or more
     * @param ended whether the event was then seen; false where the customer is still waiting
     */
    public static KaplanMeier of(double[] durations, boolean[] ended) {
        return of(new double[durations.length], durations, ended);
    }

    /**
     * Estimates from customers some of whom were watched late.
     *
     * @param entries how long after the start each was first watched: zero, or more but less than the duration
     */
    public static KaplanMeier of(double[] entries, double[] durations, boolean[] ended) {
        check(entries, durations, ended);
        double[] entered = entries.clone();
        Arrays.sort(entered);
        double[] left = durations.clone();
        Arrays.sort(left);
        double[] events = IntStream.range(0, durations.length)
                .filter(i -> ended[i])
                .mapToDouble(i -> durations[i])
                .sorted()
                .toArray();
        double[] times = Arrays.stream(events).distinct().toArray();
        double[] survival = new double[times.length];
        double[] greenwood = new double[times.length];
        int[] atRisk = new int[times.length];
        double share = 1;
        double sum = 0;
        int seen = 0;
        int begun = 0;
        int gone = 0;
        for (int k = 0; k < times.length; k++) {
            int before = seen;
            while (seen < events.length && events[seen] == times[k]) {
                seen++;
            }
            while (begun < entered.length && (entered[begun] < times[k] || entered[begun] == 0)) {
                begun++;
            }
            while (gone < left.length && left[gone] < times[k]) {
                gone++;
            }
            int here = seen - before;
            atRisk[k] = begun - gone;
            share *= 1 - (double) here / atRisk[k];
            sum += here == atRisk[k] ? 0 : here / ((double) atRisk[k] * (atRisk[k] - here));
            survival[k] = share;
            greenwood[k] = sum;
        }
        return new KaplanMeier(times, survival, greenwood, atRisk, left[left.length - 1]);
    }

    /** The times at which events were seen, rising. */
    public double[] times() {
        return times.clone();
    }

    /** How many were watched and waiting right before each of {@link #times}. */
    public int[] atRisk() {
        return atRisk.clone();
    }

    /** The longest duration that was watched: beyond it nothing is known, and the last share is repeated. */
    public double longest() {
        return longest;
    }

    /** The share for whom the event comes after {@code time}. */
    public double survival(double time) {
        int step = step(time);
        return step < 0 ? 1 : survival[step];
    }

    /**
     * Where the true share lies at {@code time}: Greenwood's variance over ln(-ln S), whose bounds stay between 0 and
     * 1.
     */
    public Interval interval(double time, double level) {
        Interval.checkLevel(level);
        int step = step(time);
        if (step < 0 || survival[step] == 0) {
            double share = step < 0 ? 1 : 0;
            return new Interval(share, share, level);
        }
        double log = Math.log(survival[step]);
        double reach = Math.sqrt(2) * Erf.erfInv(level) * Math.sqrt(greenwood[step]) / Math.abs(log);
        return new Interval(Math.exp(log * Math.exp(reach)), Math.exp(log * Math.exp(-reach)), level);
    }

    /**
     * The first time after which no more than {@code share} still wait (.5 for the median); empty where so few were not
     * reached.
     */
    public OptionalDouble timeUntil(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("A share to wait for lies from 0 to below 1, not at " + share);
        }
        return IntStream.range(0, times.length)
                .filter(k -> survival[k] <= share)
                .mapToDouble(k -> times[k])
                .findFirst();
    }

    /** Mean time until the event, counted no further than {@code limit}: the area under the curve. */
    public double meanUntil(double limit) {
        Check.duration(limit);
        double area = 0;
        double from = 0;
        double share = 1;
        for (int k = 0; k < times.length && times[k] < limit; k++) {
            area += share * (times[k] - from);
            from = times[k];
            share = survival[k];
        }
        return area + share * (limit - from);
    }

    private int step(double time) {
        Check.duration(time);
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 2;
    }

    private static void check(double[] entries, double[] durations, boolean[] ended) {
        if (entries.length != durations.length || ended.length != durations.length || durations.length == 0) {
            throw new IllegalArgumentException("Entries, durations and ends must be as many and some: " + entries.length
                    + ", " + durations.length + ", " + ended.length);
        }
        for (int i = 0; i < durations.length; i++) {
            boolean watched = entries[i] == 0 ? durations[i] >= 0 : entries[i] > 0 && entries[i] < durations[i];
            if (!watched || durations[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "Customer at index " + i + " cannot be watched from " + entries[i] + " to " + durations[i]);
            }
        }
    }
}
