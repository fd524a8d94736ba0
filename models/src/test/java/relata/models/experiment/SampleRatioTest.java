package relata.models.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleRatioTest {
    private static final double[] HALVES = {0.5, 0.5};

    /** Fabijan et al. 2019, section 1: 821,588 against 815,482 under a plan of halves has a p-value of 1.8e-6. */
    @Test
    void aRatioThatChanceDoesNotGiveIsBroken() {
        SampleRatio ratio = SampleRatio.check(new long[] {821_588, 815_482}, HALVES);
        assertThat(ratio.standing()).isEqualTo(SampleRatio.Standing.BROKEN);
        assertThat(ratio.pValue()).isCloseTo(1.8e-6, within(0.1e-6));
    }

    @Test
    void sharesArePlannedNotAssumedEqual() {
        assertThat(SampleRatio.check(new long[] {9_480, 520}, new double[] {95, 5})
                        .standing())
                .isEqualTo(SampleRatio.Standing.AS_PLANNED);
        assertThat(SampleRatio.check(new long[] {9_400, 600}, new double[] {95, 5})
                        .standing())
                .isEqualTo(SampleRatio.Standing.BROKEN);
    }

    @Test
    void aHandfulOfCustomersSaysNothing() {
        assertThat(SampleRatio.check(new long[] {9, 0}, HALVES).standing())
                .isEqualTo(SampleRatio.Standing.TOO_FEW_TO_SAY);
        SampleRatio none = SampleRatio.check(new long[] {0, 0}, HALVES);
        assertThat(none.standing()).isEqualTo(SampleRatio.Standing.TOO_FEW_TO_SAY);
        assertThat(none.pValue()).isEqualTo(1);
    }

    @Test
    void aPlanWithoutSharesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleRatio.check(new long[] {1}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleRatio.check(new long[] {1, 2}, new double[] {1, 0}));
    }
}
