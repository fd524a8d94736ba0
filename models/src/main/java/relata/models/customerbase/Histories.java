package relata.models.customerbase;

import java.util.function.ToDoubleFunction;
import relata.models.numerics.Workers;

/** Histories of many customers, held as arrays; the customer at an index keeps it in everything computed from them. */
public final class Histories {

    private final int[] purchases;
    private final double[] last;
    private final double[] age;

    private Histories(int[] purchases, double[] last, double[] age) {
        this.purchases = purchases;
        this.last = last;
        this.age = age;
    }

    /**
     * Takes the arrays over (they must not be changed afterwards).
     *
     * @param purchases repeat purchases x of each customer
     * @param last time of the last purchase t_x
     * @param age time of looking T, all three as in {@link History}
     * @throws IllegalArgumentException naming the first customer whose history cannot be
     */
    public static Histories of(int[] purchases, double[] last, double[] age) {
        if (last.length != purchases.length || age.length != purchases.length) {
            throw new IllegalArgumentException("Purchases, last and age must be as many: " + purchases.length + ", "
                    + last.length + ", " + age.length);
        }
        for (int i = 0; i < purchases.length; i++) {
            try {
                new History(purchases[i], last[i], age[i]);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException("Customer at index " + i + ": " + refused.getMessage(), refused);
            }
        }
        return new Histories(purchases, last, age);
    }

    /** How many customers there are. */
    public int size() {
        return purchases.length;
    }

    /** The history of the customer at {@code index}. */
    public History at(int index) {
        return new History(purchases[index], last[index], age[index]);
    }

    /** A figure of each customer, computed by all workers. */
    public double[] map(ToDoubleFunction<History> figure, Workers workers) {
        double[] figures = new double[purchases.length];
        workers.each(figures.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                figures[i] = figure.applyAsDouble(at(i));
            }
        });
        return figures;
    }

    int purchasesAt(int index) {
        return purchases[index];
    }

    double lastAt(int index) {
        return last[index];
    }

    double ageAt(int index) {
        return age[index];
    }
}
