package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;

class TrackingTest {

    @Test
    void theLastTimeOfTheCurveIsTheSumOfWhatEachIsExpectedToBuy() {
        Cdnow cdnow = Cdnow.read();
        var model = new ParetoNbd(.553, 10.578, .606, 11.669);
        double[] curve = Tracking.expected(model, cdnow.cells(), new double[] {0, 13, 39}, 1, Workers.caller());
        double sum = Arrays.stream(
                        cdnow.histories().map(history -> model.expectedPurchases(39, history), Workers.caller()))
                .sum();
        assertThat(curve[0]).isZero();
        assertThat(curve[1]).isBetween(0.0, curve[2]);
        assertThat(curve[2]).isCloseTo(sum, within(1e-8));
    }

    /** As many different histories as make it take coarse cells; the exact ones are summed here one by one. */
    @Test
    void coarseCellsOfManyHistoriesTellTheSameCurve() {
        var model = new ParetoNbd(.6, 8, .7, 14);
        double[] ages = new SplittableRandom(2).doubles(120_000, 1, 100).toArray();
        Histories histories = Simulation.of(model, ages, 0, 3, Workers.caller()).histories();
        Cells cells = Cells.distinct(histories, Workers.caller());
        assertThat(cells.size()).isGreaterThan(50_000);
        double exact = Arrays.stream(histories.map(history -> model.expectedPurchases(26, history), Workers.caller()))
                .sum();
        assertThat(Tracking.expected(model, cells, new double[] {26}, 1, Workers.caller())[0])
                .isCloseTo(exact, withinPercentage(.3));
    }

    /** The probability of one purchase or more, beside the share of simulated futures that have one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theChanceToBuyAgainIsTheShareOfFuturesWithAPurchase(int which) {
        PurchaseModel model = new PurchaseModel[] {
                    new BgNbd(.243, 4.414, .793, 2.426),
                    new MbgNbd(.525, 6.183, .891, 1.614),
                    new ParetoNbd(.553, 10.578, .606, 11.669)
                }
                [which];
        for (History history : new History[] {new History(0, 0, 20), new History(3, 15, 25), new History(12, 37, 38)}) {
            var random = new SplittableRandom(9);
            int bought = 0;
            for (int i = 0; i < 40_000; i++) {
                boolean[] any = new boolean[1];
                model.simulate(history, 20, random, _ -> any[0] = true);
                bought += any[0] ? 1 : 0;
            }
            assertThat(model.probabilityOfPurchase(20, history))
                    .as(history.toString())
                    .isCloseTo(bought / 40_000.0, within(.008));
        }
    }

    @Test
    void theChanceToUseAnOpportunityIsTheShareOfFuturesThatDo() {
        var model = new BgBb(1.204, .750, .657, 2.783);
        for (History history : new History[] {new History(0, 0, 3), new History(2, 3, 5), new History(5, 6, 6)}) {
            var random = new SplittableRandom(9);
            int used = 0;
            for (int i = 0; i < 40_000; i++) {
                boolean[] any = new boolean[1];
                model.simulate(history, 4, random, _ -> any[0] = true);
                used += any[0] ? 1 : 0;
            }
            assertThat(model.probabilityOfPurchase(4, history))
                    .as(history.toString())
                    .isCloseTo(used / 40_000.0, within(.008));
        }
    }
}
