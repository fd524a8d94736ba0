package relata.models;

/**
 * Where an estimated quantity lies with a stated confidence or probability.
 *
 * @param low lower bound, in the unit of the quantity
 * @param high upper bound
 * @param level share of such intervals that hold the true value, between 0 and 1
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("An interval needs finite bounds in order, not " + low + " to " + high);
        }
        checkLevel(level);
    }

    /** Refuses what is no level of confidence. */
    public static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A level of confidence lies between 0 and 1, not at " + level);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }
}
