package relata.insight;

import java.util.Arrays;
import relata.models.customerbase.Histories;
import relata.models.value.Spends;

/**
 * What everybody bought, seen at two moments: at a cut, with what followed until the end, and at the end. Times are weeks;
 * the arrays of those known at the cut run alike.
 *
 * @param shown those who had bought by the cut
 * @param before repeat purchases of each in the last days before the cut, as many as were held out
 * @param spentBefore what each spent in the last year before it, in the reporting currency
 * @param later purchases of each in the days held out
 * @param spentLater what each spent in them
 * @param laterByWeek purchases of all of them, by week held out; the last one may be shorter
 * @param all those who had bought by the end
 * @param orders how many orders were read
 */
record Buyers(
        Part shown,
        double[] before,
        double[] spentBefore,
        double[] later,
        double[] spentLater,
        double[] laterByWeek,
        Part all,
        long orders) {

    static final double WEEK = 7;
    private static final int YEAR = 365;

    /** @param means mean spend of the repeat purchases of each */
    record Part(Histories histories, int[] purchases, double[] means) {

        int size() {
            return purchases.length;
        }

        Spends spends() {
            return Spends.of(purchases, means);
        }
    }

    /** Takes one customer after the other; days count from the cut, which is day zero. */
    static final class Rows {

        private final int held;
        private final Columns shown = new Columns();
        private final Columns all = new Columns();
        private final double[] laterByWeek;
        private double[] before = new double[1024];
        private double[] spentBefore = new double[1024];
        private double[] later = new double[1024];
        private double[] spentLater = new double[1024];
        private long orders;

        /** @param held how many days are held out */
        Rows(int held) {
            this.held = held;
            this.laterByWeek = new double[(int) Math.ceil(held / WEEK)];
        }

        void add(OrderDays customer) {
            orders += customer.orders();
            all.add(customer, customer.size(), held);
            int known = customer.upTo(0);
            if (known == 0) {
                return;
            }
            int index = shown.size;
            shown.add(customer, known, 0);
            if (index == before.length) {
                before = Arrays.copyOf(before, 2 * index);
                spentBefore = Arrays.copyOf(spentBefore, 2 * index);
                later = Arrays.copyOf(later, 2 * index);
                spentLater = Arrays.copyOf(spentLater, 2 * index);
            }
            before[index] = known - Math.max(1, customer.upTo(-held));
            spentBefore[index] = customer.spent(customer.upTo(-YEAR), known);
            later[index] = customer.size() - known;
            spentLater[index] = customer.spent(known, customer.size());
            for (int i = known; i < customer.size(); i++) {
                laterByWeek[(int) ((customer.day(i) - 1) / WEEK)]++;
            }
        }

        Buyers buyers() {
            int size = shown.size;
            return new Buyers(
                    shown.part(),
                    Arrays.copyOf(before, size),
                    Arrays.copyOf(spentBefore, size),
                    Arrays.copyOf(later, size),
                    Arrays.copyOf(spentLater, size),
                    laterByWeek,
                    all.part(),
                    orders);
        }
    }

    /** Arrays that grow. */
    private static final class Columns {

        private int size;
        private int[] repeats = new int[1024];
        private double[] last = new double[1024];
        private double[] age = new double[1024];
        private double[] mean = new double[1024];

        /** @param days how many of the customer's days count, at least one */
        void add(OrderDays customer, int days, int until) {
            if (size == repeats.length) {
                repeats = Arrays.copyOf(repeats, 2 * size);
                last = Arrays.copyOf(last, 2 * size);
                age = Arrays.copyOf(age, 2 * size);
                mean = Arrays.copyOf(mean, 2 * size);
            }
            repeats[size] = days - 1;
            last[size] = (customer.day(days - 1) - customer.day(0)) / WEEK;
            age[size] = (until - customer.day(0)) / WEEK;
            mean[size] = days == 1 ? 0 : customer.spent(1, days) / (days - 1);
            size++;
        }

        Part part() {
            int[] purchases = Arrays.copyOf(repeats, size);
            return new Part(
                    Histories.of(purchases, Arrays.copyOf(last, size), Arrays.copyOf(age, size)),
                    purchases,
                    Arrays.copyOf(mean, size));
        }
    }
}
