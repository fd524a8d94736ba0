package relata.models.customerbase;

import java.util.Map;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Unlearnable.Reason;

/** How many customers have each number of repeat purchases: what the parts of a likelihood need that see no time. */
final class PurchaseCounts {

    /** Beyond it the sums over purchases would take longer than the fit; nobody buys so often. */
    private static final int MOST = 10_000_000;

    private final double[] customersAbove;
    private final double customers;

    private PurchaseCounts(double[] customersAbove, double customers) {
        this.customersAbove = customersAbove;
        this.customers = customers;
    }

    static PurchaseCounts of(Cells cells) {
        int most = 0;
        for (int i = 0; i < cells.size(); i++) {
            most = Math.max(most, cells.histories().purchasesAt(i));
        }
        if (most > MOST) {
            throw new Unlearnable(
                    Reason.TOO_MANY_PURCHASES,
                    Map.of("purchases", (double) most),
                    "A customer with " + most + " repeat purchases is not believable");
        }
        double[] above = new double[most + 1];
        for (int i = 0; i < cells.size(); i++) {
            above[cells.histories().purchasesAt(i)] += cells.customersAt(i);
        }
        double all = cells.customers();
        double sum = 0;
        for (int x = most; x >= 0; x--) {
            double here = above[x];
            above[x] = sum;
            sum += here;
        }
        return new PurchaseCounts(above, all);
    }

    double customers() {
        return customers;
    }

    /** The most repeat purchases of any customer. */
    int most() {
        return customersAbove.length - 1;
    }

    /** How many customers have more than {@code x} repeat purchases; x may be -1. */
    double above(int x) {
        return x < 0 ? customers : customersAbove[x];
    }

    /**
     * Adds sum over customers of ln[(r)_x], which is sum over j of (customers with more than j purchases) ln(r + j),
     * and its slope in r, to {@code totals} at 0 and 1.
     */
    void addLogRising(double r, double[] totals) {
        for (int j = 0; j < most(); j++) {
            totals[0] += customersAbove[j] * Math.log(r + j);
            totals[1] += customersAbove[j] / (r + j);
        }
    }
}
