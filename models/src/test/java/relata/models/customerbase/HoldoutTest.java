package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;

class HoldoutTest {

    @Test
    void onCdnowTheAccuracyIsThePublishedOneAndParetoNbdIsChosen() {
        Holdout holdout = cdnow();
        assertAccuracy(holdout.candidates().get(0).accuracy(), -.122, .7855, .773);
        assertAccuracy(holdout.candidates().get(2).accuracy(), -.115, .7545, .779);
        assertThat(holdout.best().model().name()).isEqualTo("Pareto/NBD");
        assertThat(holdout.bestForChurn().model().name()).isEqualTo("Pareto/NBD");
        assertThat(holdout.beatsSimpleRule()).isTrue();
        assertThat(holdout.simpleRule().rootMeanSquaredError()).isCloseTo(1.971, within(.001));
    }

    @Test
    void theModelInUseStaysUnlessAnotherIsClearlyAhead() {
        Holdout close = judged(1.0004, .7805, 1, .781);
        assertThat(close.best("MBG/NBD").model().name()).isEqualTo("MBG/NBD");
        assertThat(close.bestForChurn("MBG/NBD").model().name()).isEqualTo("MBG/NBD");
        assertThat(close.best("").model().name()).isEqualTo("Pareto/NBD");
        assertThat(close.bestForChurn("BG/NBD").model().name()).isEqualTo("Pareto/NBD");
        Holdout apart = judged(1.004, .775, 1, .781);
        assertThat(apart.best("MBG/NBD").model().name()).isEqualTo("Pareto/NBD");
        assertThat(apart.bestForChurn("MBG/NBD").model().name()).isEqualTo("Pareto/NBD");
    }

    private static Holdout judged(double mbgError, double mbgArea, double paretoError, double paretoArea) {
        return new Holdout(
                accuracy(2, .5),
                List.of(
                        new Holdout.Candidate(new MbgNbd(1, 1, 1, 1), accuracy(mbgError, mbgArea)),
                        new Holdout.Candidate(new ParetoNbd(1, 1, 1, 1), accuracy(paretoError, paretoArea))));
    }

    private static Accuracy accuracy(double error, double area) {
        return new Accuracy("any", 1, error, error, 0, area, 0, List.of());
    }

    @Test
    void theFrequentBuyersOfCdnowBuyAsPredicted() {
        List<Accuracy.Bin> bins = cdnow().best().accuracy().bins();
        assertThat(bins).hasSize(10);
        assertThat(bins.stream().mapToInt(Accuracy.Bin::customers).sum()).isEqualTo(2357);
        Accuracy.Bin top = bins.getLast();
        assertThat(top.predicted()).isCloseTo(top.happened(), within(2 * top.error()));
    }

    @Test
    void theFiguresOfASmallExampleAreThoseByHand() {
        Accuracy accuracy = Accuracy.of("x", new double[] {0, 1, 1, 3}, new double[] {0, 0, 2, 4});
        assertThat(accuracy.meanAbsoluteError()).isEqualTo(.75);
        assertThat(accuracy.rootMeanSquaredError()).isCloseTo(Math.sqrt(.75), within(1e-15));
        assertThat(accuracy.bias()).isCloseTo(5.0 / 6 - 1, within(1e-15));
        assertThat(accuracy.area()).isEqualTo(3.5 / 4);
        // ranks 1, 2.5, 2.5, 4 beside 1.5, 1.5, 3, 4
        assertThat(accuracy.rankCorrelation()).isCloseTo(3.75 / 4.5, within(1e-15));
    }

    @Test
    void aHoldoutInWhichNothingHappensGivesNumbers() {
        Accuracy accuracy = Accuracy.of("x", new double[] {0, 1}, new double[] {0, 0});
        assertThat(accuracy.bias()).isEqualTo(1);
        assertThat(accuracy.area()).isEqualTo(.5);
        assertThat(Accuracy.of("x", new double[1], new double[1]).bias()).isZero();
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of("x", new double[0], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accuracy.of("x", new double[] {Double.NaN}, new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holdout(Accuracy.of("x", new double[1], new double[1]), List.of()));
    }

    private static void assertAccuracy(Accuracy accuracy, double bias, double meanAbsoluteError, double area) {
        assertThat(accuracy.bias()).isCloseTo(bias, within(.001));
        assertThat(accuracy.meanAbsoluteError()).isCloseTo(meanAbsoluteError, within(.00005));
        assertThat(accuracy.area()).isCloseTo(area, within(.0005));
    }

    private static Holdout cdnow() {
        Cdnow cdnow = Cdnow.read();
        Cells cells = cdnow.cells();
        var caller = Workers.caller();
        List<PurchaseModel> models = List.of(
                BgNbd.fit(cells, caller).model(),
                MbgNbd.fit(cells, caller).model(),
                ParetoNbd.fit(cells, caller).model());
        double[] before = cdnow.histories().map(History::purchases, caller);
        return Holdout.judge(models, cdnow.histories(), 39, before, cdnow.holdout(), caller);
    }
}
