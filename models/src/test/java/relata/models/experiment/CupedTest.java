package relata.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CupedTest {
    @Test
    void varianceFallsByTheSquaredCorrelation() {
        Random random = new Random(3);
        PairedArm treated = arm(random, 20_000, 0.1);
        PairedArm control = arm(random, 5_000, 0);
        Cuped cuped = Cuped.between(treated, control, 0.95);
        assertThat(cuped.theta()).isCloseTo(0.8, within(0.04));
        assertThat(cuped.varianceReduction()).isCloseTo(0.64, within(0.02));
        assertThat(cuped.adjusted().estimate())
                .isCloseTo(0.1, within(3 * cuped.adjusted().standardError()));
        assertThat(cuped.adjusted().interval().width())
                .isCloseTo(0.6 * cuped.unadjusted().interval().width(), within(0.002));
    }

    @Test
    void armsThatDifferedBeforeAreSetRight() {
        PairedArm treated = PairedArm.of(new double[] {12, 14, 16, 18.5}, new double[] {10, 12, 14, 16});
        PairedArm control = PairedArm.of(new double[] {8, 10, 12, 13.5}, new double[] {8, 10, 12, 14});
        Cuped cuped = Cuped.between(treated, control, 0.95);
        assertThat(cuped.unadjusted().estimate()).isCloseTo(4.25, within(1e-12));
        assertThat(cuped.adjusted().estimate()).isCloseTo(4.25 - 2 * cuped.theta(), within(1e-12));
    }

    @Test
    void anEarlierMeasurementThatNeverVariesChangesNothing() {
        PairedArm treated = PairedArm.of(new double[] {1, 2, 3}, new double[] {5, 5, 5});
        PairedArm control = PairedArm.of(new double[] {1, 1, 3}, new double[] {5, 5, 5});
        Cuped cuped = Cuped.between(treated, control, 0.95);
        assertThat(cuped.adjusted()).isEqualTo(cuped.unadjusted());
        assertThat(cuped.varianceReduction()).isZero();
    }

    private static PairedArm arm(Random random, int customers, double effect) {
        double[] before = new double[customers];
        double[] outcomes = new double[customers];
        for (int i = 0; i < customers; i++) {
            before[i] = random.nextGaussian();
            outcomes[i] = effect + 0.8 * before[i] + 0.6 * random.nextGaussian();
        }
        return PairedArm.of(outcomes, before);
    }
}
