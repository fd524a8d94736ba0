package relata.models.survival;

import java.util.Arrays;

/**
 * Contracts that can be ended once a period: how many were ended at the end of each period, and how many were last seen
 * alive after each.
 */
public final class Retention {

    private static final int MOST_PERIODS = 10_000;

    private final double[] ended;
    private final double[] going;

    private Retention(double[] ended, double[] going) {
        this.ended = ended;
        this.going = going;
    }

    /**
     * The given contracts.
     *
     * @param periods how many periods each has lasted, one or more where it was ended
     * @param ended whether it was ended after them; false where it goes on
     */
    public static Retention of(int[] periods, boolean[] ended) {
        if (periods.length != ended.length || periods.length == 0) {
            throw new IllegalArgumentException(
                    "Periods and ends must be as many and some: " + periods.length + ", " + ended.length);
        }
        int most = Arrays.stream(periods).max().orElse(0);
        if (most > MOST_PERIODS) {
            throw new IllegalArgumentException("A contract of " + most + " periods is not believable");
        }
        double[] ends = new double[most + 1];
        double[] goings = new double[most + 1];
        for (int i = 0; i < periods.length; i++) {
            if (periods[i] < (ended[i] ? 1 : 0)) {
                throw new IllegalArgumentException(
                        "A contract cannot " + (ended[i] ? "end" : "go on") + " after " + periods[i] + " periods");
            }
            (ended[i] ? ends : goings)[periods[i]]++;
        }
        return new Retention(ends, goings);
    }

    /**
     * One cohort, of which {@code alive[t]} contracts were alive after t periods; {@code alive[0]} is how many began.
     */
    public static Retention ofCohort(double... alive) {
        double[] ends = new double[alive.length];
        double[] goings = new double[alive.length];
        for (int t = 0; t < alive.length; t++) {
            if (!(alive[t] >= 0 && alive[t] < Double.POSITIVE_INFINITY) || t > 0 && alive[t] > alive[t - 1]) {
                throw new IllegalArgumentException("Contracts alive after each period must be numbers of zero or more "
                        + "that never rise: " + Arrays.toString(alive));
            }
            ends[t] = t == 0 ? 0 : alive[t - 1] - alive[t];
        }
        if (alive.length < 2 || alive[0] == 0) {
            throw new IllegalArgumentException("A cohort needs contracts that began and at least one period");
        }
        goings[alive.length - 1] = alive[alive.length - 1];
        return new Retention(ends, goings);
    }

    int periods() {
        return ended.length - 1;
    }

    double endedAfter(int period) {
        return ended[period];
    }

    double goingAfter(int period) {
        return going[period];
    }

    double contracts() {
        return Arrays.stream(ended).sum() + Arrays.stream(going).sum();
    }

    /** Refuses contracts from which no model can learn how ends come. */
    void requireDifferences(String model, int parameters) {
        long differing = Arrays.stream(ended).filter(count -> count > 0).count();
        if (differing < parameters) {
            throw new IllegalArgumentException("Contracts ended after " + differing + " different periods: " + model
                    + " has " + parameters + " parameters and needs at least as many");
        }
    }
}
