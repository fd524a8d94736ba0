package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;
import relata.models.testing.Gradients;
import relata.models.testing.Recovery;

class BgBbTest {

    private static final BgBb PUBLISHED = new BgBb(1.204, .750, .657, 2.783);

    @Test
    void theParametersOfTheDonationsAreThePublishedOnes() {
        var estimates = BgBb.fit(donations(), Workers.caller()).estimates();
        assertThat(estimates.values()).containsExactly(new double[] {1.204, .750, .657, 2.783}, within(.0005));
        assertThat(estimates.logLikelihood()).isCloseTo(-33225.58, within(.005));
        assertThat(estimates.undetermined()).isEmpty();
    }

    @Test
    void fiveHeldOutYearsBringAboutAsManyDonationsAsExpected() {
        Cells cells = donations();
        BgBb model = BgBb.fit(cells, Workers.caller()).model();
        double expected = 0;
        for (int i = 0; i < cells.size(); i++) {
            expected += cells.customersAt(i)
                    * model.expectedPurchases(5, cells.histories().at(i));
        }
        double happened = Arrays.stream(
                        DataSet.read("donations/btyd_rf_matrix.csv").numbers("holdout_total"))
                .sum();
        assertThat(expected).isCloseTo(12_884.2, within(.1));
        assertThat(happened).isEqualTo(13_260);
    }

    @Test
    void theSlopesOfTheLikelihoodAreAnalytic() {
        Gradients.assertAnalytic(new BgBbLikelihood(donations(), Workers.caller()), 1, 2, .5, 4);
    }

    @Test
    void probabilitiesOfAllNumbersOfPurchasesSumToOneAndTheirMeanIsTheExpectation() {
        double sum = 0;
        double mean = 0;
        for (int n = 0; n <= 13; n++) {
            double probability = PUBLISHED.probabilityOf(n, 12);
            sum += probability;
            mean += n * probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(PUBLISHED.expectedPurchases(12), within(1e-12));
    }

    @Test
    void whatIsSimulatedAfterAHistoryHasTheExpectedMean() {
        var random = new SplittableRandom(3);
        History history = new History(3, 4, 6);
        int[] total = new int[1];
        for (int i = 0; i < 100_000; i++) {
            PUBLISHED.simulate(history, 5, random, opportunity -> total[0]++);
        }
        assertThat(total[0] / 1e5).isCloseTo(PUBLISHED.expectedPurchases(5, history), within(.02));
    }

    @Test
    void simulatedParametersAreFoundAgain() {
        double[] ages = new double[10_000];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = 5 + i % 5;
        }
        var simulation = Simulation.of(PUBLISHED, ages, 0, 31, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        Recovery.assertWithinThreeErrors(
                BgBb.fit(cells, Workers.caller()).estimates(), new double[] {1.204, .750, .657, 2.783});
    }

    @Test
    void aLongSilenceAfterManyPurchasesIsANumber() {
        BgBb certain = new BgBb(500, .01, .5, 1);
        assertThat(certain.probabilityActive(new History(500, 500, 5000))).isBetween(0.0, 1e-100);
        assertThat(certain.expectedPurchases(10, new History(500, 500, 5000))).isBetween(0.0, 1e-100);
    }

    @Test
    void whatIsNoNumberOfOpportunitiesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityActive(new History(1, 1.5, 6)))
                .withMessageContaining("must be whole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.probabilityActive(new History(3, 2, 6)))
                .withMessageContaining("do not fit");
        assertThatIllegalArgumentException().isThrownBy(() -> PUBLISHED.expectedPurchases(.5));
    }

    private static Cells donations() {
        DataSet table = DataSet.read("donations/btyd_rf_matrix.csv");
        int[] purchases =
                Arrays.stream(table.numbers("x")).mapToInt(x -> (int) x).toArray();
        return Cells.of(Histories.of(purchases, table.numbers("t.x"), table.numbers("n.cal")), table.numbers("custs"));
    }
}
