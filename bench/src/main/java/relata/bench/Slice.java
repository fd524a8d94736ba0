package relata.bench;

import java.util.Arrays;

/**
 * What one server did in one slice of time.
 *
 * @param turnsPerSecond finished turns of all clients
 * @param p95Ms within how many milliseconds 95 of 100 turns were served
 * @param longestMs how long the slowest turn took
 */
record Slice(double turnsPerSecond, double p95Ms, double longestMs) {

    static Slice of(long[] nanos, double seconds) {
        Arrays.sort(nanos);
        double p95 = nanos.length == 0 ? Double.NaN : nanos[(int) Math.min(nanos.length - 1, nanos.length * 95L / 100)];
        double longest = nanos.length == 0 ? Double.NaN : nanos[nanos.length - 1];
        return new Slice(nanos.length / seconds, p95 / 1e6, longest / 1e6);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
