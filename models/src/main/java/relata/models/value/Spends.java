package relata.models.value;

import java.util.Arrays;

/**
 * How often customers bought and what they spent on average at a purchase: what {@link GammaGamma} learns from.
 * Customers without a purchase tell nothing, and a mean of zero or less (gifts, returns) is no spend; {@link #leftOut}
 * counts the latter.
 */
public final class Spends {

    private final int[] purchases;
    private final double[] means;
    private final int leftOut;

    private Spends(int[] purchases, double[] means, int leftOut) {
        this.purchases = purchases;
        this.means = means;
        this.leftOut = leftOut;
    }

    /**
     * Keeps the customers that tell something.
     *
     * @param purchases how many purchases of each customer the mean is taken over; usually repeat purchases
     * @param means mean spend of these purchases, in one currency
     * @throws IllegalArgumentException where a count is negative or a mean is no number
     */
    public static Spends of(int[] purchases, double[] means) {
        if (means.length != purchases.length) {
            throw new IllegalArgumentException(
                    "Purchases and means must be as many: " + purchases.length + ", " + means.length);
        }
        int[] keptPurchases = new int[purchases.length];
        double[] keptMeans = new double[purchases.length];
        int kept = 0;
        int leftOut = 0;
        for (int i = 0; i < purchases.length; i++) {
            new Spend(purchases[i], means[i]);
            if (purchases[i] > 0 && means[i] > 0) {
                keptPurchases[kept] = purchases[i];
                keptMeans[kept] = means[i];
                kept++;
            } else if (purchases[i] > 0) {
                leftOut++;
            }
        }
        return new Spends(Arrays.copyOf(keptPurchases, kept), Arrays.copyOf(keptMeans, kept), leftOut);
    }

    /** How many customers tell something. */
    public int size() {
        return purchases.length;
    }

    /** How many customers with purchases were left out because they spent nothing or less. */
    public int leftOut() {
        return leftOut;
    }

    /** Whether customers who buy more often also spend more at a time, which Gamma-Gamma takes not to be. */
    public SpendIndependence independence() {
        return SpendIndependence.of(purchases, means);
    }

    int purchasesAt(int index) {
        return purchases[index];
    }

    double meanAt(int index) {
        return means[index];
    }

    double mean() {
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        return sum / means.length;
    }
}
