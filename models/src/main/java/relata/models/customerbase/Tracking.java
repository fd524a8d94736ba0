package relata.models.customerbase;

import relata.models.numerics.Workers;

/** How many purchases all customers together are expected to have made by each of some times. */
public final class Tracking {

    /** Beyond it cells of a bin each are taken: their means tell the sum as well. */
    private static final int MOST_CELLS = 50_000;

    private Tracking() {}

    /**
     * Expected purchases after the histories, summed over customers.
     *
     * @param times rising, in the unit of the model
     * @param bin width of the bins into which times of very many histories are put
     * @return by time
     */
    public static double[] expected(PurchaseModel model, Cells exact, double[] times, double bin, Workers workers) {
        Cells cells = exact.size() > MOST_CELLS ? exact.coarsened(bin) : exact;
        return workers.sum(cells.size(), times.length, (totals, from, to) -> {
            for (int i = from; i < to; i++) {
                History history = cells.histories().at(i);
                double active = cells.customersAt(i) * model.probabilityActive(history);
                for (int t = 0; t < times.length; t++) {
                    totals[t] += active * model.expectedWhileActive(times[t], history);
                }
            }
        });
    }
}
