package relata.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void fourCustomersJudgedByHand() {
        Quality quality = Quality.of(new double[] {0.9, 0.8, 0.8, 0.1}, new double[] {1, 0, 1, 0});
        assertThat(quality.auc()).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(quality.brier()).isCloseTo((0.01 + 0.64 + 0.04 + 0.01) / 4, within(1e-12));
        assertThat(quality.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.8) + Math.log(0.9)) / 4, within(1e-12));
        assertThat(quality.baseLogLoss()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(quality.tenths()).hasSize(10);
        assertThat(quality.tenths().getLast().captured()).isCloseTo(1, within(1e-9));
    }

    @Test
    void equalProbabilitiesLiftNothing() {
        Quality quality = Quality.of(new double[] {0.3, 0.3, 0.3, 0.3, 0.3}, new double[] {1, 0, 0, 0, 1});
        assertThat(quality.auc()).isEqualTo(0.5);
        assertThat(quality.tenths())
                .allSatisfy(tenth -> assertThat(tenth.lift()).isCloseTo(1, within(1e-9)));
    }

    @Test
    void theErrorOfTheAreaIsItsSpreadOverSamples() {
        Random random = new Random(6);
        int trials = 400;
        double sum = 0;
        double squares = 0;
        double stated = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] scores = new double[150];
            double[] answers = new double[150];
            for (int i = 0; i < 150; i++) {
                answers[i] = i < 50 ? 1 : 0;
                scores[i] = answers[i] + random.nextGaussian();
            }
            Area area = Area.under(TieGroups.of(scores, answers));
            sum += area.value();
            squares += area.value() * area.value();
            stated += area.error();
        }
        double spread = Math.sqrt(squares / trials - sum / trials * sum / trials);
        assertThat(stated / trials).isCloseTo(spread, within(0.15 * spread));
    }

    @Test
    void perfectAndCertainlyWrongProbabilitiesStayFinite() {
        Quality perfect = Quality.of(new double[] {1, 0}, new double[] {1, 0});
        Quality wrong = Quality.of(new double[] {0, 1}, new double[] {1, 0});
        assertThat(perfect.auc()).isEqualTo(1);
        assertThat(wrong.auc()).isZero();
        assertThat(wrong.logLoss()).isFinite();
        assertThat(perfect.aucInterval().high()).isEqualTo(1);
    }

    @Test
    void oneAnswerOnlyCannotBeJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quality.of(new double[] {0.5, 0.5}, new double[] {1, 1}))
                .withMessageContaining("alike");
    }
}
