package relata.models.value;

import relata.models.numerics.Check;

/**
 * What one customer spent.
 *
 * @param purchases how many purchases the mean is taken over; usually the repeat purchases
 * @param mean mean spend of these purchases, in the currency of the model; below zero where returns exceed purchases
 */
public record Spend(int purchases, double mean) {

    public Spend {
        Check.count(purchases);
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("A mean spend must be a number, not " + mean);
        }
    }

    /** Of a customer of whose spend nothing is known. */
    public static Spend none() {
        return new Spend(0, 0);
    }

    /** Sum of the purchases; zero where returns exceed them. */
    double total() {
        return purchases * Math.max(0, mean);
    }
}
