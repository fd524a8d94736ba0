package relata.insight.standing.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import relata.models.customerbase.History;
import relata.models.value.Spend;

/**
 * One customer's purchases by day, in the order of the days; several orders of one day are one purchase. All arrays run
 * alike. Amounts are ten-thousandths of the reporting currency, less returns.
 *
 * @param days since 1970-01-01
 * @param orders how many a day
 * @param margins by the company's share where no cost is known
 * @param unknown orders a day whose cost is not known
 */
public record PurchaseLog(int[] days, int[] orders, long[] values, long[] margins, int[] unknown) {

    public static final PurchaseLog EMPTY =
            new PurchaseLog(new int[0], new int[0], new long[0], new long[0], new int[0]);

    private static final int SCALE = 4;
    private static final double UNIT = 10_000;
    private static final double WEEK = 7;
    /** Bits of a long less the sign. */
    private static final int LAST_QUARTER = 62;

    /** How many days with an order there were until the day, which counts too. */
    public int purchases(LocalDate until) {
        int found = Arrays.binarySearch(days, Math.toIntExact(until.toEpochDay()));
        return found >= 0 ? found + 1 : -found - 1;
    }

    public LocalDate day(int purchase) {
        return LocalDate.ofEpochDay(days[purchase]);
    }

    /** The purchases until the day as models read them, in weeks; empty before the first. */
    public Optional<History> history(LocalDate until) {
        int purchases = purchases(until);
        return purchases == 0
                ? Optional.empty()
                : Optional.of(new History(
                        purchases - 1, (days[purchases - 1] - days[0]) / WEEK, (until.toEpochDay() - days[0]) / WEEK));
    }

    /** What a purchase costs; purchases whose returns took all of the money say nothing of it. */
    public Spend spend(LocalDate until) {
        int purchases = purchases(until);
        long repeated = sum(values, 1, purchases);
        return purchases < 2 || repeated <= 0
                ? Spend.none()
                : new Spend(purchases - 1, repeated / UNIT / (purchases - 1));
    }

    /** Spent after a day until another, which counts too. */
    public BigDecimal spent(LocalDate after, LocalDate until) {
        return amount(sum(values, purchases(after), purchases(until)));
    }

    public BigDecimal margin(LocalDate after, LocalDate until) {
        return amount(sum(margins, purchases(after), purchases(until)));
    }

    public BigDecimal repeatSpent(LocalDate until) {
        return amount(sum(values, 1, purchases(until)));
    }

    public int orders(LocalDate after, LocalDate until) {
        return count(orders, purchases(after), purchases(until));
    }

    public int unknownMargins(LocalDate until) {
        return count(unknown, 0, purchases(until));
    }

    /** Margin of one unit of spending; 0 where returns took everything. */
    public double marginShare(LocalDate until) {
        int purchases = purchases(until);
        long spent = sum(values, 0, purchases);
        return spent <= 0 ? 0 : (double) sum(margins, 0, purchases) / spent;
    }

    /** Bit n stands for the n-th quarter after that of the first purchase. */
    public long quarters(LocalDate until) {
        long bits = 0;
        int purchases = purchases(until);
        int first = purchases == 0 ? 0 : quarter(day(0));
        for (int n = 0; n < purchases; n++) {
            bits |= 1L << Math.min(LAST_QUARTER, quarter(day(n)) - first);
        }
        return bits;
    }

    private static int quarter(LocalDate day) {
        return day.getYear() * 4 + (day.getMonthValue() - 1) / 3;
    }

    private static BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, SCALE);
    }

    private static long sum(long[] values, int from, int to) {
        long sum = 0;
        for (int n = from; n < to; n++) {
            sum += values[n];
        }
        return sum;
    }

    private static int count(int[] values, int from, int to) {
        int sum = 0;
        for (int n = from; n < to; n++) {
            sum += values[n];
        }
        return sum;
    }
}
