package relata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import relata.models.customerbase.Cells;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.customerbase.ParetoNbd;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;
import relata.models.testing.Readme;
import relata.models.value.GammaGamma;
import relata.models.value.LifetimeValue;
import relata.models.value.Spend;
import relata.models.value.Spends;
import relata.models.value.ValueTerms;

/** Runs the ten lines of the README, and sees that these are the ones that it prints. */
class ReadmeTest {

    @Test
    void theTenLinesRun() {
        DataSet table = DataSet.read("cdnow/btyd_cbs_with_holdout.csv");
        int[] purchases =
                Arrays.stream(table.numbers("x")).mapToInt(x -> (int) x).toArray();
        double[] last = table.numbers("t.x");
        double[] age = table.numbers("T.cal");
        double[] meanSpend = table.numbers("m_x");

        // README
        Histories histories = Histories.of(purchases, last, age);
        Fit<ParetoNbd> buying = ParetoNbd.fit(Cells.distinct(histories, Workers.caller()), Workers.caller());
        Fit<GammaGamma> spending = GammaGamma.fit(Spends.of(purchases, meanSpend), Workers.caller());
        LifetimeValue value = LifetimeValue.of(buying, spending, new ValueTerms(.3, 52 / 12.0, 12, .01), 400, 1);
        History anna = new History(4, 30, 38);
        double active = buying.model().probabilityActive(anna);
        double inAYear = buying.model().expectedPurchases(52, anna);
        double worth = value.expected(anna, new Spend(4, 35));
        Interval likely = value.interval(anna, new Spend(4, 35), .9);
        double[] all = histories.map(buying.model()::probabilityActive, Workers.caller());
        // end

        assertThat(active).isCloseTo(.85, within(.005));
        assertThat(inAYear).isCloseTo(3.28, within(.005));
        assertThat(worth).isCloseTo(32.44, within(.005));
        assertThat(likely.low()).isZero();
        assertThat(likely.high()).isCloseTo(87, within(.5));
        assertThat(all).hasSize(2357);
    }

    @Test
    void theReadmePrintsThem() throws IOException {
        Readme.assertPrintsExampleOf(ReadmeTest.class);
    }
}
