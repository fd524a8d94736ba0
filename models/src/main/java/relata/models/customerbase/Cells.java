package relata.models.customerbase;

import java.util.Map;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Unlearnable.Reason;
import relata.models.numerics.Workers;

/**
 * Distinct histories with how many customers have each: all that a likelihood needs, so that the time of a fit depends
 * on how many histories differ and not on how many customers there are.
 */
public final class Cells {

    private static final int FEWEST = 5;

    private final Histories histories;
    private final double[] customers;

    Cells(Histories histories, double[] customers) {
        this.histories = histories;
        this.customers = customers;
    }

    /**
     * The given cells; the array must not be changed afterwards.
     *
     * @param customers how many have the history at the same index, more than zero each
     */
    public static Cells of(Histories histories, double[] customers) {
        if (customers.length != histories.size()) {
            throw new IllegalArgumentException(
                    "There are " + histories.size() + " histories and " + customers.length + " counts");
        }
        for (double count : customers) {
            if (!(count > 0 && count < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A cell holds a number of customers above zero, not " + count);
            }
        }
        return new Cells(histories, customers);
    }

    /** The distinct histories among those given, to the last bit of their times. */
    public static Cells distinct(Histories histories, Workers workers) {
        return collect(histories, workers).exact();
    }

    /**
     * One cell for all customers with as many purchases whose last purchase and age fall into the same bins, placed at
     * the means of their times. Bins of a week bias the parameters by less than their standard errors, so such cells
     * serve to start a fit, not to end it.
     */
    public Cells coarsened(double width) {
        if (!(width > 0)) {
            throw new IllegalArgumentException("Bins need a width above zero, not " + width);
        }
        var table = new CellTable();
        for (int i = 0; i < size(); i++) {
            double last = histories.lastAt(i);
            double age = histories.ageAt(i);
            table.add(
                    histories.purchasesAt(i),
                    (long) Math.floor(last / width),
                    (long) Math.floor(age / width),
                    customers[i],
                    customers[i] * last,
                    customers[i] * age);
        }
        return table.means();
    }

    /** How many histories differ. */
    public int size() {
        return customers.length;
    }

    /** The history of each cell. */
    public Histories histories() {
        return histories;
    }

    /** How many customers have the history at {@code index}. */
    public double customersAt(int index) {
        return customers[index];
    }

    /** How many customers there are in all cells. */
    public double customers() {
        double sum = 0;
        for (double count : customers) {
            sum += count;
        }
        return sum;
    }

    /** Repeat purchases of all customers. */
    public double purchases() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += customers[i] * histories.purchasesAt(i);
        }
        return sum;
    }

    /** Refuses customers of whom a model of repeat purchases with four parameters can learn nothing. */
    void requireLearnable(String model) {
        if (purchases() == 0) {
            throw new Unlearnable(
                    Reason.NO_REPEAT_PURCHASES,
                    Map.of(),
                    "No customer has bought again: " + model
                            + " cannot be fitted to customers without repeat purchases");
        }
        if (size() < FEWEST) {
            throw new Unlearnable(
                    Reason.TOO_FEW_HISTORIES,
                    Map.of("histories", (double) size(), "least", (double) FEWEST),
                    "Only " + size() + " different histories: " + model
                            + " has four parameters and needs at least five to tell how customers differ");
        }
    }

    double meanAge() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += customers[i] * histories.ageAt(i);
        }
        return sum / customers();
    }

    double longestAge() {
        double longest = 0;
        for (int i = 0; i < size(); i++) {
            longest = Math.max(longest, histories.ageAt(i));
        }
        return longest;
    }

    private static CellTable collect(Histories histories, Workers workers) {
        int parts = workers.count();
        int size = histories.size();
        var tables = new CellTable[parts];
        workers.tasks(parts, part -> {
            var table = new CellTable();
            int end = (int) ((part + 1L) * size / parts);
            for (int i = (int) ((long) part * size / parts); i < end; i++) {
                long lastKey = Double.doubleToLongBits(histories.lastAt(i));
                table.add(histories.purchasesAt(i), lastKey, Double.doubleToLongBits(histories.ageAt(i)), 1, 0, 0);
            }
            tables[part] = table;
        });
        for (int part = 1; part < parts; part++) {
            tables[0].addAll(tables[part]);
        }
        return tables[0];
    }
}
