package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import relata.models.customerbase.History;

/** Day zero is the cut; two weeks are held out. */
class BuyersTest {

    private final Buyers.Rows rows = new Buyers.Rows(14);

    @Test
    void severalOrdersOfADayAreOnePurchaseInWhateverOrderTheyCome() {
        var days = new OrderDays();
        days.read("3:7.5 -12:34.5000 3:2.5 -20:-1");
        assertThat(days.size()).isEqualTo(3);
        assertThat(days.orders()).isEqualTo(4);
        assertThat(days.day(0)).isEqualTo(-20);
        assertThat(days.spent(1, 3)).isCloseTo(44.5, within(1e-12));
        assertThat(days.upTo(-12)).isEqualTo(2);
        days.read("5:1");
        assertThat(days.size()).isEqualTo(1);
    }

    @Test
    void aCustomerIsSeenAtTheCutAndAtTheEnd() {
        add("-70:10 -21:20 -7:30 0:40 1:50 8:60");
        Buyers buyers = rows.buyers();
        assertThat(buyers.orders()).isEqualTo(6);
        assertThat(buyers.shown().histories().at(0)).isEqualTo(new History(3, 10, 10));
        assertThat(buyers.shown().means()[0]).isCloseTo(30, within(1e-12));
        assertThat(buyers.before()[0]).as("in the two weeks up to the cut").isEqualTo(2);
        assertThat(buyers.spentBefore()[0]).isEqualTo(100);
        assertThat(buyers.later()[0]).isEqualTo(2);
        assertThat(buyers.spentLater()[0]).isEqualTo(110);
        assertThat(buyers.laterByWeek()).containsExactly(1, 1);
        assertThat(buyers.all().histories().at(0)).isEqualTo(new History(5, 78 / 7.0, 12));
        assertThat(buyers.all().means()[0]).isCloseTo(40, within(1e-12));
    }

    @Test
    void theFirstPurchaseIsNoRepetition() {
        add("-3:10 -1:5");
        assertThat(rows.buyers().before()[0]).isEqualTo(1);
    }

    @Test
    void whoCameAfterTheCutIsNotJudgedAndLastYearIsAYear() {
        add("2:10 9:10");
        add("-366:100 -365:7 -364:9");
        Buyers buyers = rows.buyers();
        assertThat(buyers.shown().size()).isEqualTo(1);
        assertThat(buyers.all().size()).isEqualTo(2);
        assertThat(buyers.spentBefore()).containsExactly(9);
        assertThat(buyers.laterByWeek()).containsExactly(0, 0);
    }

    private void add(String text) {
        var days = new OrderDays();
        days.read(text);
        rows.add(days);
    }
}
