package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;
import relata.models.testing.Gradients;

class BgNbdTest {

    private static final BgNbd PUBLISHED = new BgNbd(.243, 4.414, .793, 2.426);

    @Test
    void theParametersOfCdnowAreThePublishedOnes() {
        Cells cells = Cdnow.read().cells();
        var estimates = BgNbd.fit(cells, Workers.caller()).estimates();
        assertThat(cells.size()).isEqualTo(1016);
        assertThat(cells.purchases()).isEqualTo(2457);
        assertThat(estimates.values()).containsExactly(new double[] {.243, 4.414, .793, 2.426}, within(.0005));
        assertThat(estimates.logLikelihood()).isCloseTo(-9582.429, within(.0005));
        assertThat(estimates.undetermined()).isEmpty();
    }

    @Test
    void theStandardErrorsOfCdnowAreThoseOfTheObservedInformation() {
        var estimates = BgNbd.fit(Cdnow.read().cells(), Workers.caller()).estimates();
        assertThat(estimates.standardErrors())
                .containsExactly(new double[] {.01256, .3782, .1857, .7054}, within(.0002));
    }

    @Test
    void thePointsAreThePublishedOnes() {
        assertThat(PUBLISHED.expectedPurchases(39, new History(2, 30.43, 38.86)))
                .isCloseTo(1.226, within(.0005));
        assertThat(PUBLISHED.probabilityOf(0, 39)).isCloseTo(.5737864, within(5e-8));
    }

    /**
     * Published with the parameters of a fit that are printed to three digits, so that more digits than these cannot be
     * had again.
     */
    @Test
    void theLoyalCustomerOfCdnowKeepsBuying() {
        BgNbd model = BgNbd.fit(Cdnow.read().cells(), Workers.caller()).model();
        History loyal = new History(26, 216 / 7.0, 31);
        assertThat(model.expectedPurchases(52, loyal)).isCloseTo(25.75659, within(.0008));
        assertThat(model.probabilityActive(loyal)).isCloseTo(.96885, within(5e-6));
    }

    @Test
    void whoHasNotBoughtAgainCountsAsActiveForSure() {
        assertThat(PUBLISHED.probabilityActive(new History(0, 0, 1000))).isEqualTo(1);
    }

    @Test
    void theSlopesOfTheLikelihoodAreAnalytic() {
        Cells cells = Cdnow.read().cells();
        Gradients.assertAnalytic(new BetaGeometricLikelihood(cells, 0, Workers.caller()), .5, 3, 1.2, 2);
        Gradients.assertAnalytic(new BetaGeometricLikelihood(cells, 1, Workers.caller()), .5, 3, 1.2, 2);
    }
}
