package relata.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Plan HALF = new Plan(0.5, 0.95, 0.8);

    /** Textbook: 16 (15.7) sd squared over effect squared in each arm (Lehr 1992). */
    @Test
    void halfASpreadTakesSixtyThreeInEachArm() {
        assertThat(HALF.customersFor(0.5, 1)).isEqualTo(126);
        assertThat(HALF.smallestEffect(1, 126)).isCloseTo(0.5, within(0.002));
        assertThat(HALF.powerFor(0.5, 1, 126)).isCloseTo(0.8, within(0.003));
    }

    /** Fleiss 1981: shares .1 against .15 take 683 in each arm without correction (unpooled variances). */
    @Test
    void aShareRisingFromTenToFifteenInAHundredTakesSixHundredEightyThree() {
        assertThat(HALF.customersForShare(0.10, 0.05)).isEqualTo(2 * 683);
        assertThat(HALF.smallestRise(0.10, 1366).orElseThrow()).isCloseTo(0.05, within(0.0001));
    }

    @Test
    void aSmallControlGroupCostsPrecision() {
        Plan five = new Plan(0.05, 0.95, 0.8);
        assertThat(five.smallestEffect(1, 10_000)).isGreaterThan(2 * HALF.smallestEffect(1, 10_000));
        assertThat(five.customersFor(0.1, 1)).isEqualTo(16_524);
    }

    @Test
    void tooFewCustomersShowNoRiseAtAll() {
        assertThat(new Plan(0.05, 0.95, 0.8).smallestRise(0.5, 20)).isEmpty();
        assertThat(HALF.smallestRise(0, 1000).orElseThrow()).isBetween(0.0, 0.02);
    }

    @Test
    void whatNoSizeCanShowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.customersFor(0, 1))
                .withMessageContaining("effect of 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.customersFor(1e-12, 1e9))
                .withMessageContaining("too small");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.customersFor(1, 0))
                .withMessageContaining("deviation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.customersForShare(0.9, 0.2))
                .withMessageContaining("cannot change");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.smallestEffect(1, 1))
                .withMessageContaining("two customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(0, 0.95, 0.8))
                .withMessageContaining("held out");
    }

    @Test
    void theSmallestVisibleDifferenceIsSeenAsOftenAsItSays() {
        Random random = new Random(7);
        double effect = HALF.smallestEffect(2, 200);
        int seen = 0;
        int trials = 2_000;
        for (int trial = 0; trial < trials; trial++) {
            Arm treated = Arm.of(random.doubles(100)
                    .map(any -> effect + 2 * random.nextGaussian())
                    .toArray());
            Arm control = Arm.of(
                    random.doubles(100).map(any -> 2 * random.nextGaussian()).toArray());
            if (Difference.between(treated, control, 0.95).verdict() == Verdict.HIGHER) {
                seen++;
            }
        }
        assertThat((double) seen / trials).isCloseTo(0.8, within(3 * Math.sqrt(0.16 / trials) + 0.005));
    }

    @Test
    void anExperimentTellsWhatItCouldHaveSeen() {
        Difference difference = new Difference(1, 2, new relata.models.Interval(-2.92, 4.92, 0.95), 0.6);
        assertThat(difference.smallestVisible(0.8)).isCloseTo(5.603, within(0.001));
    }
}
