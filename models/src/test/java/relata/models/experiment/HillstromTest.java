package relata.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.models.testing.DataSet;

/** The e-mail experiment of the MineThatData challenge (2008), a random half. */
class HillstromTest {
    private static final String FILE = "hillstrom/hillstrom_half.csv";

    @ParameterizedTest
    @CsvSource({
        "Mens E-Mail,   visit, 0.0647, 0.0048, 0.00005",
        "Mens E-Mail,   spend, 0.823,  0.201,  0.0005",
        "Womens E-Mail, visit, 0.0370, 0.0046, 0.00005",
        "Womens E-Mail, spend, 0.579,  0.190,  0.0005",
    })
    void theDifferencesAreThePublishedOnes(String arm, String outcome, double estimate, double error, double digit) {
        DataSet all = DataSet.read(FILE);
        Difference difference = Difference.between(
                Arm.of(all.where("segment", arm).numbers(outcome)),
                Arm.of(all.where("segment", "No E-Mail").numbers(outcome)),
                0.95);
        assertThat(difference.estimate()).isCloseTo(estimate, within(digit));
        assertThat(difference.standardError()).isCloseTo(error, within(digit));
        assertThat(difference.verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void theShareOfVisitsGivesTheSameDifferenceAsItsMean() {
        Difference shares = Difference.betweenShares(1922, 10757, 1205, 10569, 0.95);
        assertThat(shares.estimate()).isCloseTo(0.06466, within(0.00001));
        assertThat(shares.standardError()).isCloseTo(0.0048, within(0.00005));
        assertThat(shares.interval().low()).isCloseTo(0.06466 - 1.96 * 0.004817, within(0.0001));
    }

    @Test
    void theThreeArmsHaveTheSizesOfAFairDraw() {
        SampleRatio ratio = SampleRatio.check(new long[] {10757, 10794, 10569}, new double[] {1, 1, 1});
        assertThat(ratio.standing()).isEqualTo(SampleRatio.Standing.AS_PLANNED);
        assertThat(ratio.pValue()).isCloseTo(0.2568, within(0.0005));
    }

    @Test
    void spendBeforeTheMailSharpensLittleButShiftsNothing() {
        DataSet mens = DataSet.read(FILE).where("segment", "Mens E-Mail");
        DataSet none = DataSet.read(FILE).where("segment", "No E-Mail");
        Cuped cuped = Cuped.between(
                PairedArm.of(mens.numbers("spend"), mens.numbers("history")),
                PairedArm.of(none.numbers("spend"), none.numbers("history")),
                0.95);
        assertThat(cuped.varianceReduction()).isBetween(0.0, 0.01);
        assertThat(cuped.adjusted().estimate())
                .isCloseTo(
                        cuped.unadjusted().estimate(), within(cuped.unadjusted().standardError() / 5));
    }
}
