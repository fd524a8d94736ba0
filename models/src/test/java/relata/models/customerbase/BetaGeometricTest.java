package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Workers;
import relata.models.testing.Recovery;

class BetaGeometricTest {

    /** Expected values from 50-digit arithmetic of the published formula with its hypergeometric function (mpmath). */
    @ParameterizedTest
    @CsvSource({
        "39, 2, 30.43, 38.86, 0, .726578570080673, 1.2260281747671444",
        "39, 2, 30.43, 38.86, 1, .774419242623646, 1.3404974284912132",
        "39, 161, 30, 39, 0, 1.10363815790345e-14, 1.2228921791246879e-12",
        "39, 161, 30, 39, 1, 1.11043287154476e-14, 1.2319913483504212e-12",
        "39, 204, 38, 39, 0, .689428025426806, 96.713136137831234",
        "39, 221, 38.5, 39, 0, .955793891283425, 145.21659837148602",
        "39, 254, 38.9, 39, 0, .994450954456329, 173.58425036074543",
        "39, 254, 38.9, 39, 1, .994472474789893, 173.7299511844543",
        "39, 2000, 38.9, 39, 0, .961611928415083, 1318.6915218475348",
        "39, 2000, 38.9, 39, 1, .961630363620797, 1318.8560231737611",
        "39, 0, 0, 39, 0, 1, .19453072170326547",
        "39, 0, 0, 39, 1, .63707188335382, .12704661231602362",
        "1000, 2, 30, 39, 0, .719550903147443, 10.007599044635627",
        "1000, 2, 30, 39, 1, .768228969257772, 11.854747131952685",
        "5000, 0, 0, 0, 0, 1, 11.987053076811555",
        "5000, 0, 0, 0, 1, .753650201926064, 11.295510005900684",
    })
    void agreesWithArithmeticOfFiftyDigits(
            double duration, int purchases, double last, double age, int chances, double active, double expected) {
        var model = new BetaGeometric(.243, 4.414, .793, 2.426, chances);
        var history = new History(purchases, last, age);
        assertThat(model.probabilityActive(history)).isCloseTo(active, withinPercentage(1e-10));
        assertThat(expected(model, duration, history)).isCloseTo(expected, withinPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "39, 1, 10, 80, 900, 1.8129650895449494",
        "39, 1, 10, .002, 1, 2.3814249257281317",
        "4000, 1, 10, .02, 1, 223.01578071464230",
    })
    void agreesFarFromWhatDataSay(double duration, double r, double alpha, double a, double b, double expected) {
        var model = new BetaGeometric(r, alpha, a, b, 0);
        assertThat(expected(model, duration, new History(2, 30, 39))).isCloseTo(expected, withinPercentage(1e-9));
    }

    /** A large r makes the series alternate, where it once gave a hundred million purchases. */
    @Test
    void customersWhoHardlyDifferAreExpectedToBuyAsOftenAsTheyDid() {
        var steady = new BetaGeometric(370, 378, .15, 10, 0);
        assertThat(steady.expectedWhileActive(15_873, new History(1, 30, 37_024)))
                .isCloseTo(118.2224218803785, withinPercentage(1e-9));
        var frequent = new BetaGeometric(40, 10, .8, 2.5, 0);
        assertThat(frequent.expectedWhileActive(39, new History(2, 30, 39)))
                .isCloseTo(12.14275255128446, withinPercentage(1e-9));
    }

    @Test
    void passesTheSingularFirstShapeWithoutAStep() {
        History history = new History(2, 30, 39);
        double at = expected(new BetaGeometric(.5, 5, 1, 2, 0), 39, history);
        double beside = expected(new BetaGeometric(.5, 5, 1 + 1e-9, 2, 0), 39, history);
        assertThat(at).isCloseTo(beside, within(1e-8));
    }

    @Test
    void seriesAndIntegralMeet() {
        var model = new BetaGeometric(.243, 4.414, .793, 2.426, 0);
        double below = expected(model, 9 * (4.414 + 39) * (1 - 1e-12), new History(2, 30, 39));
        double above = expected(model, 9 * (4.414 + 39) * (1 + 1e-12), new History(2, 30, 39));
        assertThat(above).isCloseTo(below, withinPercentage(1e-8));
    }

    @Test
    void probabilitiesOfAllNumbersOfPurchasesSumToOneAndTheirMeanIsTheExpectation() {
        for (PurchaseModel model : new PurchaseModel[] {new BgNbd(.7, 5, .8, 2.5), new MbgNbd(.7, 5, .8, 2.5)}) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n < 400; n++) {
                double probability = model.probabilityOf(n, 30);
                sum += probability;
                mean += n * probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(mean).isCloseTo(model.expectedPurchases(30), within(1e-7));
        }
    }

    @Test
    void simulatedParametersAreFoundAgain() {
        double[] truth = {.6, 8, .8, 2.5};
        var simulation = Simulation.of(new BgNbd(.6, 8, .8, 2.5), Recovery.ages(20_000), 0, 11, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        Recovery.assertWithinThreeErrors(BgNbd.fit(cells, Workers.caller()).estimates(), truth);
        simulation = Simulation.of(new MbgNbd(.6, 8, .8, 2.5), Recovery.ages(20_000), 0, 12, Workers.caller());
        cells = Cells.distinct(simulation.histories(), Workers.caller());
        Recovery.assertWithinThreeErrors(MbgNbd.fit(cells, Workers.caller()).estimates(), truth);
    }

    @Test
    void theWarmStartEndsWhereAColdOneDoes() {
        var simulation = Simulation.of(new BgNbd(.6, 8, .8, 2.5), Recovery.ages(30_000), 0, 13, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        assertThat(cells.size()).isGreaterThan(WarmStart.FEW);
        double[] start = {.5, 13, 1, 2};
        var likelihood = new BetaGeometricLikelihood(cells, 0, Workers.caller());
        double[] cold = Estimates.maximize(List.of("r", "alpha", "a", "b"), start, cells.customers(), likelihood)
                .values();
        assertThat(BgNbd.fit(cells, Workers.caller()).estimates().values()).containsExactly(cold, within(1e-5));
    }

    @Test
    void coarseCellsHoldAllCustomersAndComeCloseToTheFit() {
        var simulation = Simulation.of(new BgNbd(.6, 8, .8, 2.5), Recovery.ages(30_000), 0, 13, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        Cells weekly = cells.coarsened(1);
        assertThat(weekly.customers()).isEqualTo(30_000);
        assertThat(weekly.purchases()).isEqualTo(cells.purchases());
        assertThat(weekly.size()).isLessThan(cells.size() / 5);
        Estimates fine = BgNbd.fit(cells, Workers.caller()).estimates();
        Estimates coarse = BgNbd.fit(weekly, Workers.caller()).estimates();
        for (int i = 0; i < 4; i++) {
            assertThat(coarse.value(i)).isCloseTo(fine.value(i), within(fine.standardErrors()[i]));
        }
    }

    @Test
    void customersWhoBuyMoreThanOthersByFarAreFittedToo() {
        Histories some = Simulation.of(new BgNbd(.6, 8, .8, 2.5), Recovery.ages(500), 0, 14, Workers.caller())
                .histories();
        int[] purchases = Arrays.copyOf(purchases(some), 505);
        double[] last = Arrays.copyOf(some.map(History::last, Workers.caller()), 505);
        double[] age = Arrays.copyOf(some.map(History::age, Workers.caller()), 505);
        int[] many = {161, 204, 221, 254, 2000};
        for (int i = 0; i < 5; i++) {
            purchases[500 + i] = many[i];
            last[500 + i] = 38 + i * .2;
            age[500 + i] = 39;
        }
        Cells cells = Cells.distinct(Histories.of(purchases, last, age), Workers.caller());
        List<Fit<? extends PurchaseModel>> fits = List.of(
                BgNbd.fit(cells, Workers.caller()),
                MbgNbd.fit(cells, Workers.caller()),
                ParetoNbd.fit(cells, Workers.caller()));
        for (var fit : fits) {
            assertThat(Arrays.stream(fit.estimates().standardErrors())).allMatch(Double::isFinite);
            for (int i = 0; i < cells.size(); i++) {
                History history = cells.histories().at(i);
                assertThat(fit.model().probabilityActive(history)).isBetween(0.0, 1.0);
                assertThat(fit.model().expectedPurchases(39, history)).isBetween(0.0, 3000.0);
            }
        }
    }

    @Test
    void theUnitOfTimeDoesNotMatter() {
        Histories weeks = Simulation.of(new MbgNbd(.6, 8, .8, 2.5), Recovery.ages(2000), 0, 15, Workers.caller())
                .histories();
        Histories days = Histories.of(
                purchases(weeks),
                weeks.map(history -> 7 * history.last(), Workers.caller()),
                weeks.map(history -> 7 * history.age(), Workers.caller()));
        MbgNbd byWeek = MbgNbd.fit(Cells.distinct(weeks, Workers.caller()), Workers.caller())
                .model();
        MbgNbd byDay = MbgNbd.fit(Cells.distinct(days, Workers.caller()), Workers.caller())
                .model();
        assertThat(byDay.alpha()).isCloseTo(7 * byWeek.alpha(), withinPercentage(.001));
        assertThat(byDay.r()).isCloseTo(byWeek.r(), withinPercentage(.001));
    }

    @Test
    void theThreadsDoNotChangeTheEstimates() {
        var simulation = Simulation.of(new BgNbd(.6, 8, .8, 2.5), Recovery.ages(20_000), 0, 11, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        try (var two = Workers.of(2)) {
            assertThat(BgNbd.fit(cells, two).estimates().values())
                    .containsExactly(
                            BgNbd.fit(cells, Workers.caller()).estimates().values());
            assertThat(Cells.distinct(simulation.histories(), two).size()).isEqualTo(cells.size());
        }
    }

    @Test
    void whatIsSimulatedAfterAHistoryHasTheExpectedMean() {
        var random = new SplittableRandom(3);
        History history = new History(4, 20, 26);
        for (PurchaseModel model : new PurchaseModel[] {new BgNbd(.7, 5, .8, 2.5), new MbgNbd(.7, 5, .8, 2.5)}) {
            int[] total = new int[1];
            int customers = 100_000;
            for (int i = 0; i < customers; i++) {
                model.simulate(history, 30, random, time -> total[0]++);
            }
            assertThat((double) total[0] / customers).isCloseTo(model.expectedPurchases(30, history), within(.03));
        }
    }

    @Test
    void customersWithoutRepeatPurchasesTeachNothing() {
        Histories histories = Histories.of(new int[6], new double[6], new double[] {1, 2, 3, 4, 5, 6});
        assertThatExceptionOfType(Unlearnable.class)
                .isThrownBy(() -> BgNbd.fit(Cells.distinct(histories, Workers.caller()), Workers.caller()))
                .withMessageContaining("No customer has bought again")
                .returns(Unlearnable.Reason.NO_REPEAT_PURCHASES, Unlearnable::reason);
    }

    @Test
    void oneCustomerAndCustomersAllAlikeTeachNothing() {
        Histories one = Histories.of(new int[] {3}, new double[] {5}, new double[] {8});
        assertThatExceptionOfType(Unlearnable.class)
                .isThrownBy(() -> MbgNbd.fit(Cells.distinct(one, Workers.caller()), Workers.caller()))
                .withMessageContaining("Only 1 different histories")
                .returns(Map.of("histories", 1.0, "least", 5.0), Unlearnable::figures);
        Histories alike = Histories.of(new int[] {3, 3, 3}, new double[] {5, 5, 5}, new double[] {8, 8, 8});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MbgNbd.fit(Cells.distinct(alike, Workers.caller()), Workers.caller()))
                .withMessageContaining("Only 1 different histories");
    }

    @Test
    void customersWhoNeverLeaveAreFittedAndTheUnknownParametersNamed() {
        var never = Simulation.of(new BgNbd(2, 10, 1e-6, 10), Recovery.ages(2000), 0, 5, Workers.caller());
        var fit = BgNbd.fit(Cells.distinct(never.histories(), Workers.caller()), Workers.caller());
        assertThat(fit.estimates().undetermined()).containsAnyOf("a", "b");
        assertThat(Arrays.stream(fit.estimates().standardErrors())).allMatch(Double::isFinite);
        assertThat(fit.model().r()).isCloseTo(2, within(3 * fit.estimates().standardErrors()[0]));
        assertThat(fit.model().probabilityActive(new History(3, 30, 35))).isGreaterThan(.98);
    }

    @Test
    void customersWhoNeverDifferAreFittedAndTheUnknownParametersNamed() {
        var same = Simulation.of(new BgNbd(1e6, 1e7, .8, 2.5), Recovery.ages(2000), 0, 6, Workers.caller());
        var fit = BgNbd.fit(Cells.distinct(same.histories(), Workers.caller()), Workers.caller());
        assertThat(fit.estimates().undetermined()).contains("r");
        assertThat(fit.model().r() / fit.model().alpha()).isCloseTo(.1, within(.01));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BgNbd(0, 1, 1, 1))
                .withMessageContaining("r must be");
        assertThatIllegalArgumentException().isThrownBy(() -> new MbgNbd(1, Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new History(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new History(1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new History(0, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new History(0, 0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Histories.of(new int[] {1, 1}, new double[] {1, 9}, new double[] {2, 2}))
                .withMessageContaining("index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BgNbd(1, 1, 1, 1).expectedPurchases(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, 1, 1, 1).probabilityOf(-1, 5));
    }

    private static double expected(BetaGeometric model, double duration, History history) {
        return model.expectedWhileActive(duration, history) * model.probabilityActive(history);
    }

    private static int[] purchases(Histories histories) {
        int[] purchases = new int[histories.size()];
        Arrays.setAll(purchases, i -> histories.at(i).purchases());
        return purchases;
    }
}
