package relata.models.numerics;

/** What formulas may be given; each refuses in a sentence. */
public final class Check {

    private Check() {}

    /** Refuses a parameter that is not above zero. */
    public static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be a number above zero, not " + value);
        }
    }

    /** Refuses a number of purchases below zero. */
    public static void count(int purchases) {
        if (purchases < 0) {
            throw new IllegalArgumentException("A number of purchases cannot be " + purchases);
        }
    }

    /** Refuses a length of time below zero. */
    public static void duration(double duration) {
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A duration must be a number of zero or more, not " + duration);
        }
    }

    /** Refuses a discount below zero. */
    public static void discount(double discount) {
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The discount of a period must be zero or more, not " + discount);
        }
    }
}
