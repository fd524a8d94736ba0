package relata.models.customerbase;

/** What formulas may be given. */
final class Check {

    private Check() {}

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be a number above zero, not " + value);
        }
    }

    static void count(int purchases) {
        if (purchases < 0) {
            throw new IllegalArgumentException("A number of purchases cannot be " + purchases);
        }
    }

    static void duration(double duration) {
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A duration must be a number of zero or more, not " + duration);
        }
    }

    /** Refuses customers of whom a model of repeat purchases can learn nothing. */
    static void learnable(String model, Cells cells) {
        if (cells.purchases() == 0) {
            throw new IllegalArgumentException("No customer has bought again: " + model
                    + " cannot be fitted to customers without repeat purchases");
        }
        if (cells.size() < 5) {
            throw new IllegalArgumentException("Only " + cells.size() + " different histories: " + model
                    + " has four parameters and needs at least five to tell how customers differ");
        }
    }
}
