package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TopShareTest {

    private static final double[] HAPPENED = {0, 10, 50, 40};

    @Test
    void whatTheFirstBroughtIsTold() {
        assertThat(TopShare.of(new double[] {1, 2, 4, 3}, HAPPENED, .25)).isCloseTo(.5, within(1e-15));
        assertThat(TopShare.of(new double[] {1, 2, 4, 3}, HAPPENED, .5)).isCloseTo(.9, within(1e-15));
        assertThat(TopShare.of(new double[] {1, 2, 4, 3}, HAPPENED, 1)).isCloseTo(1, within(1e-15));
    }

    @Test
    void tiesAtTheBorderCountInPart() {
        assertThat(TopShare.of(new double[] {7, 7, 7, 7}, HAPPENED, .25)).isCloseTo(.25, within(1e-15));
        assertThat(TopShare.of(new double[] {1, 1, 9, 1}, HAPPENED, .5)).isCloseTo(.5 + .5 / 3, within(1e-15));
        assertThat(TopShare.of(new double[] {1, 1, 9, 9}, HAPPENED, .25)).isCloseTo(.45, within(1e-15));
    }

    @Test
    void whereNothingHappenedNothingIsFoundAndNonsenseIsRefused() {
        assertThat(TopShare.of(new double[] {1, 2}, new double[2], .5)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> TopShare.of(new double[1], new double[1], 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TopShare.of(new double[1], new double[2], .5));
    }
}
