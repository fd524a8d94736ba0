package relata.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    /** scipy.stats.ttest_ind(equal_var=False): p 0.0999, interval -0.8980 to 6.8980. */
    @Test
    void twoSmallArmsAreComparedAsWelchDoes() {
        Difference difference =
                Difference.between(Arm.of(new double[] {5, 7, 9, 11}), Arm.of(new double[] {4, 5, 6}), 0.95);
        assertThat(difference.estimate()).isEqualTo(3);
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(difference.pValue()).isCloseTo(0.09991, within(1e-4));
        assertThat(difference.interval().low()).isCloseTo(-0.89798, within(1e-4));
        assertThat(difference.verdict()).isEqualTo(Verdict.NOT_YET_DISTINGUISHABLE);
    }

    /** Newcombe 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000",
    })
    void sharesHaveNewcombesInterval(
            long treated, long treatedOf, long control, long controlOf, double low, double high) {
        Difference difference = Difference.betweenShares(treated, treatedOf, control, controlOf, 0.95);
        assertThat(difference.interval().low()).isCloseTo(low, within(0.00006));
        assertThat(difference.interval().high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void whereNoOutcomeVariesNothingIsClaimed() {
        Difference difference = Difference.between(Arm.of(new double[] {1, 1}), Arm.of(new double[] {0, 0, 0}), 0.95);
        assertThat(difference.estimate()).isEqualTo(1);
        assertThat(difference.pValue()).isEqualTo(1);
        assertThat(difference.verdict()).isEqualTo(Verdict.NOT_YET_DISTINGUISHABLE);
        assertThat(Difference.betweenShares(0, 1, 0, 1, 0.95).pValue()).isEqualTo(1);
    }

    @Test
    void armsTooSmallForASpreadAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arm.of(new double[0]))
                .withMessageContaining("two customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arm.of(new double[] {1}))
                .withMessageContaining("two customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arm.of(new double[] {1, Double.NaN}))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Difference.betweenShares(0, 0, 1, 2, 0.95))
                .withMessageContaining("one customer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Difference.betweenShares(3, 2, 1, 2, 0.95))
                .withMessageContaining("no share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Difference.betweenShares(1, 2, 1, 2, 1))
                .withMessageContaining("level");
    }

    @Test
    void householdsOfOneGiveTheOrdinaryStandardError() {
        double[] outcomes = {5, 7, 9, 11, 2};
        Arm ordinary = Arm.of(outcomes);
        Arm grouped = Arm.ofGroups(outcomes, new long[] {1, 1, 1, 1, 1});
        assertThat(grouped.mean()).isEqualTo(ordinary.mean());
        assertThat(grouped.standardError()).isCloseTo(ordinary.standardError(), within(1e-12));
    }

    @Test
    void householdsWhoActTogetherAreCountedOnce() {
        double[] sums = {10, 14, 18, 22, 4};
        Arm grouped = Arm.ofGroups(sums, new long[] {2, 2, 2, 2, 2});
        assertThat(grouped.customers()).isEqualTo(10);
        assertThat(grouped.mean()).isCloseTo(6.8, within(1e-12));
        assertThat(grouped.standardError())
                .isCloseTo(Arm.of(new double[] {5, 7, 9, 11, 2}).standardError(), within(1e-12));
    }

    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(1);
        int held = 0;
        int trials = 4_000;
        for (int trial = 0; trial < trials; trial++) {
            Arm treated = Arm.of(normals(random, 12, 1, 3));
            Arm control = Arm.of(normals(random, 6, 0, 1));
            if (Difference.between(treated, control, 0.9).interval().contains(1)) {
                held++;
            }
        }
        double error = Math.sqrt(0.9 * 0.1 / trials);
        assertThat((double) held / trials).isCloseTo(0.9, within(3 * error));
    }

    private static double[] normals(Random random, int count, double mean, double deviation) {
        return random.doubles(count)
                .map(any -> mean + deviation * random.nextGaussian())
                .toArray();
    }
}
