package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;
import relata.models.testing.Gradients;
import relata.models.testing.Recovery;

class ParetoNbdTest {

    private static final ParetoNbd PUBLISHED = new ParetoNbd(.553, 10.578, .606, 11.669);

    @Test
    void theParametersOfCdnowAreThePublishedOnes() {
        var estimates = ParetoNbd.fit(Cdnow.read().cells(), Workers.caller()).estimates();
        assertThat(estimates.values()).containsExactly(new double[] {.553, 10.578, .606, 11.669}, within(.0005));
        assertThat(estimates.logLikelihood()).isCloseTo(-9594.976, within(.0005));
        assertThat(estimates.undetermined()).isEmpty();
    }

    /**
     * Published with the parameters of a fit that are printed to three digits, so that more digits than these cannot be
     * had again.
     */
    @Test
    void theLoyalCustomerOfCdnowKeepsBuying() {
        ParetoNbd model = ParetoNbd.fit(Cdnow.read().cells(), Workers.caller()).model();
        History loyal = new History(26, 216 / 7.0, 31);
        assertThat(model.expectedPurchases(52, loyal)).isCloseTo(25.45647, within(.002));
        assertThat(model.probabilityActive(loyal)).isCloseTo(.997874, within(1e-6));
    }

    /** Expected values from integration in 40-digit arithmetic (mpmath). */
    @ParameterizedTest
    @CsvSource({
        "39, 161, 30, 39, 2.15062590499023e-12, 2.272880582020964e-10",
        "39, 204, 38, 39, .843166658356365, 112.8277679042617",
        "39, 221, 38.5, 39, .97780743934813, 141.7188732173468",
        "39, 254, 38.9, 39, .998436366295299, 166.2628915397672",
        "39, 2000, 38.9, 39, .983720939162286, 1287.415387662755",
        "39, 0, 0, 39, .294467031014586, .106526713176672",
        "39, 2, 0, 39, .0425671024559049, .07109214565227938",
    })
    void agreesWithArithmeticOfFortyDigits(
            double duration, int purchases, double last, double age, double active, double expected) {
        var history = new History(purchases, last, age);
        assertThat(PUBLISHED.probabilityActive(history)).isCloseTo(active, withinPercentage(1e-10));
        assertThat(PUBLISHED.expectedPurchases(duration, history)).isCloseTo(expected, withinPercentage(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        ".5, .001, .6, 5, 3, 5, .0035166209347849",
        ".5, 5, .6, .001, 3, 5, .0071406423632743",
        ".5, 5000, 50, .01, 0, 0, 2.75115662832167e-180",
    })
    void agreesFarFromWhatDataSay(
            double r, double alpha, double s, double beta, int purchases, double last, double active) {
        var model = new ParetoNbd(r, alpha, s, beta);
        assertThat(model.probabilityActive(new History(purchases, last, 39)))
                .isCloseTo(active, withinPercentage(1e-10));
    }

    @Test
    void passesTheSingularShapeWithoutAStep() {
        History history = new History(2, 30, 39);
        double at = new ParetoNbd(.5, 5, 1, 12).expectedPurchases(39, history);
        assertThat(at).isCloseTo(new ParetoNbd(.5, 5, 1 + 1e-9, 12).expectedPurchases(39, history), within(1e-8));
    }

    @Test
    void theSlopesOfTheLikelihoodAreAnalytic() {
        Cells cells = Cdnow.read().cells();
        Gradients.assertAnalytic(new ParetoNbdLikelihood(cells, Workers.caller()), .5, 3, 1.2, 20);
        Gradients.assertAnalytic(new ParetoNbdLikelihood(cells, Workers.caller()), .5, 30, 1.2, 2);
    }

    @Test
    void probabilitiesOfAllNumbersOfPurchasesSumToOneAndTheirMeanIsTheExpectation() {
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < 400; n++) {
            double probability = PUBLISHED.probabilityOf(n, 30);
            sum += probability;
            mean += n * probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-8));
        assertThat(mean).isCloseTo(PUBLISHED.expectedPurchases(30), within(1e-7));
    }

    @Test
    void simulatedParametersAreFoundAgain() {
        double[] truth = {.6, 8, .7, 14};
        var simulation = Simulation.of(new ParetoNbd(.6, 8, .7, 14), Recovery.ages(10_000), 0, 21, Workers.caller());
        Cells cells = Cells.distinct(simulation.histories(), Workers.caller());
        Recovery.assertWithinThreeErrors(ParetoNbd.fit(cells, Workers.caller()).estimates(), truth);
    }

    @Test
    void whatIsSimulatedAfterAHistoryHasTheExpectedMean() {
        var random = new SplittableRandom(3);
        History history = new History(4, 20, 26);
        int[] total = new int[1];
        for (int i = 0; i < 100_000; i++) {
            PUBLISHED.simulate(history, 30, random, time -> total[0]++);
        }
        assertThat(total[0] / 1e5).isCloseTo(PUBLISHED.expectedPurchases(30, history), within(.03));
    }
}
