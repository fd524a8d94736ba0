package relata.insight.standing.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import relata.models.customerbase.History;
import relata.models.value.Spend;

class PurchaseLogTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 10);

    /** Two orders on the first day; 100, then 40 after 14 days, then 60 after half a year. */
    private static final PurchaseLog LOG = new PurchaseLog(
            new int[] {day(0), day(14), day(181)},
            new int[] {2, 1, 1},
            new long[] {1_000_000, 400_000, 600_000},
            new long[] {300_000, 100_000, 200_000},
            new int[] {1, 0, 0});

    private static int day(int after) {
        return Math.toIntExact(FIRST.plusDays(after).toEpochDay());
    }

    @Test
    void whatComesLaterIsNotKnownYet() {
        assertThat(LOG.purchases(FIRST.minusDays(1))).isZero();
        assertThat(LOG.history(FIRST.minusDays(1))).isEmpty();
        assertThat(LOG.purchases(FIRST)).isOne();
        assertThat(LOG.history(FIRST.plusDays(7))).contains(new History(0, 0, 1));
        assertThat(LOG.history(FIRST.plusDays(21))).contains(new History(1, 2, 3));
        assertThat(LOG.spend(FIRST.plusDays(21))).isEqualTo(new Spend(1, 40));
        assertThat(LOG.spend(FIRST.plusDays(181))).isEqualTo(new Spend(2, 50));
    }

    @Test
    void amountsAreOfTheDaysAfterOneUntilAnother() {
        assertThat(LOG.spent(FIRST, FIRST.plusDays(181))).isEqualByComparingTo(new BigDecimal("100"));
        assertThat(LOG.spent(LocalDate.EPOCH, FIRST.plusDays(180))).isEqualByComparingTo(new BigDecimal("140"));
        assertThat(LOG.margin(FIRST.plusDays(14), FIRST.plusDays(181))).isEqualByComparingTo(new BigDecimal("20"));
        assertThat(LOG.orders(LocalDate.EPOCH, FIRST)).isEqualTo(2);
        assertThat(LOG.marginShare(FIRST.plusDays(181))).isEqualTo(.3);
    }

    @Test
    void quartersAreCountedFromTheFirst() {
        assertThat(LOG.quarters(FIRST)).isEqualTo(0b1);
        assertThat(LOG.quarters(FIRST.plusDays(181))).isEqualTo(0b101);
    }

    @Test
    void moneyThatCameBackAltogetherSaysNothingOfWhatAPurchaseCosts() {
        var returned = new PurchaseLog(
                new int[] {day(0), day(1)}, new int[] {1, 1}, new long[] {100, 0}, new long[] {100, 0}, new int[2]);
        assertThat(returned.spend(FIRST.plusDays(1))).isEqualTo(Spend.none());
        assertThat(PurchaseLog.EMPTY.history(FIRST)).isEmpty();
        assertThat(PurchaseLog.EMPTY.marginShare(FIRST)).isZero();
    }
}
