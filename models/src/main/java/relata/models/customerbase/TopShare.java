package relata.models.customerbase;

/** How much of what happened fell on the customers whom a prediction put first. */
public final class TopShare {

    private TopShare() {}

    /**
     * The part of the sum of {@code happened} that the {@code share} of customers with the highest predictions brought; of
     * customers with one prediction at the border as many parts of them count as there is room for. 0 where nothing
     * happened.
     *
     * @param share of the customers, above 0 to 1
     * @param happened zero or more of each
     */
    public static double of(double[] predicted, double[] happened, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("A share of customers lies above 0 and up to 1, not at " + share);
        }
        if (predicted.length != happened.length || predicted.length == 0) {
            throw new IllegalArgumentException("Predictions and what happened must be as many and some: "
                    + predicted.length + ", " + happened.length);
        }
        int[] order = Accuracy.order(predicted);
        double room = share * order.length;
        double found = 0;
        double all = 0;
        for (int to = order.length, from; to > 0; to = from) {
            double here = 0;
            for (from = to; from > 0 && predicted[order[from - 1]] == predicted[order[to - 1]]; from--) {
                here += happened[order[from - 1]];
            }
            all += here;
            found += here * Math.clamp(room / (to - from), 0, 1);
            room -= to - from;
        }
        return all == 0 ? 0 : found / all;
    }
}
