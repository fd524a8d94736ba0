package relata.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Variates;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;
import relata.models.testing.Gradients;
import relata.models.testing.Recovery;

class GammaGammaTest {

    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void theParametersOfCdnowAreThePublishedOnes() {
        Spends spends = cdnow();
        var estimates = GammaGamma.fit(spends, Workers.caller()).estimates();
        assertThat(spends.size()).isEqualTo(946);
        assertThat(estimates.values()).containsExactly(new double[] {6.25, 3.74, 15.44}, within(.005));
        assertThat(estimates.logLikelihood()).isCloseTo(-4055.918, within(.0005));
        assertThat(estimates.undetermined()).isEmpty();
    }

    @Test
    void onCdnowSpendHardlyDependsOnTheNumberOfPurchases() {
        assertThat(cdnow().independence().holds()).isTrue();
    }

    @Test
    void theMoreACustomerBoughtTheMoreHisOwnMeanCounts() {
        double anyone = PUBLISHED.expectedSpend();
        assertThat(anyone).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
        assertThat(PUBLISHED.expectedSpend(new Spend(0, 0))).isEqualTo(anyone);
        double once = PUBLISHED.expectedSpend(new Spend(1, 100));
        double often = PUBLISHED.expectedSpend(new Spend(50, 100));
        assertThat(once).isBetween(anyone, often);
        assertThat(often).isBetween(98.0, 100.0);
    }

    @Test
    void theSlopesOfTheLikelihoodAreAnalytic() {
        Gradients.assertAnalytic(new GammaGammaLikelihood(cdnow(), Workers.caller()), 4, 2, 30);
    }

    @Test
    void simulatedParametersAreFoundAgain() {
        var fit = GammaGamma.fit(simulated(3.74, 0), Workers.caller());
        Recovery.assertWithinThreeErrors(fit.estimates(), new double[] {6.25, 3.74, 15.44});
    }

    @Test
    void whatIsSimulatedForACustomerHasTheExpectedMean() {
        var random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += PUBLISHED.spend(PUBLISHED.rate(new Spend(3, 60), random), random);
        }
        assertThat(sum / 1e5).isCloseTo(PUBLISHED.expectedSpend(new Spend(3, 60)), within(.3));
    }

    @Test
    void aTailTooHeavyForAMeanIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.fit(simulated(.7, 0), Workers.caller()))
                .withMessageContaining("q above 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 1, 15));
    }

    @Test
    void spendThatGrowsWithPurchasesIsTold() {
        SpendIndependence dependent = simulated(3.74, .3).independence();
        assertThat(dependent.holds()).isFalse();
        assertThat(dependent.sentence()).startsWith("Customers who buy more often spend more at a time");
        assertThat(simulated(3.74, 0).independence().sentence()).startsWith("Mean spend does not depend");
    }

    @Test
    void giftsAndReturnsAreLeftOutAndCounted() {
        Spends spends = Spends.of(new int[] {1, 2, 0, 3, 1, 2, 1}, new double[] {10, 0, 0, -5, 20, 30, 15});
        assertThat(spends.size()).isEqualTo(4);
        assertThat(spends.leftOut()).isEqualTo(2);
        assertThat(GammaGamma.fit(spends, Workers.caller()).model().expectedSpend())
                .isBetween(10.0, 30.0);
        assertThat(PUBLISHED.expectedSpend(new Spend(3, -5)))
                .isEqualTo(PUBLISHED.expectedSpend(new Spend(3, 0)))
                .isPositive();
    }

    @Test
    void customersWhoTeachNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.fit(Spends.of(new int[] {1}, new double[] {5}), Workers.caller()))
                .withMessageContaining("Only 1 customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GammaGamma.fit(Spends.of(new int[] {1, 1, 2, 2}, new double[] {5, 5, 5, 5}), Workers.caller()))
                .withMessageContaining("spend the same");
        assertThatIllegalArgumentException().isThrownBy(() -> Spends.of(new int[] {1}, new double[] {Double.NaN}));
    }

    private static Spends cdnow() {
        Cdnow cdnow = Cdnow.read();
        int[] purchases = new int[cdnow.histories().size()];
        for (int i = 0; i < purchases.length; i++) {
            purchases[i] = cdnow.histories().at(i).purchases();
        }
        return Spends.of(purchases, cdnow.meanSpend());
    }

    /** Customers with 1 to 8 purchases, whose mean spend grows with their number by the given power. */
    private static Spends simulated(double q, double power) {
        var random = new SplittableRandom(7);
        int[] purchases = new int[20_000];
        double[] means = new double[purchases.length];
        for (int i = 0; i < purchases.length; i++) {
            purchases[i] = 1 + i % 8;
            double rate = Variates.gamma(random, q, 15.44);
            means[i] = Variates.gamma(random, 6.25 * purchases[i], rate) / purchases[i] * Math.pow(purchases[i], power);
        }
        return Spends.of(purchases, means);
    }
}
