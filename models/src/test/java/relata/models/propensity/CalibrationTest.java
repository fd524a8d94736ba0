package relata.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import relata.models.learning.Loss;

class CalibrationTest {
    private final double[] scores = new double[20_000];
    private final double[] answers = new double[20_000];
    private final double[] truth = new double[20_000];

    CalibrationTest() {
        Random random = new Random(9);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 3 * random.nextGaussian();
            truth[i] = Loss.LOGISTIC.mean(-0.5 + 0.4 * scores[i]);
            answers[i] = random.nextDouble() < truth[i] ? 1 : 0;
        }
    }

    @Test
    void overconfidentScoresAreDrawnTogether() {
        Platt platt = Platt.fit(scores, answers);
        assertThat(platt.slope()).isCloseTo(0.4, within(0.02));
        assertThat(platt.intercept()).isCloseTo(-0.5, within(0.05));
    }

    @Test
    void stepsFollowTheTruthAndNeverFall() {
        Isotonic isotonic = Isotonic.fit(scores, answers);
        assertThat(isotonic.levels()).isSorted();
        assertThat(isotonic.scores()).isSorted();
        double miss = 0;
        for (int i = 0; i < scores.length; i++) {
            miss += Math.abs(isotonic.probability(scores[i]) - truth[i]) / scores.length;
        }
        assertThat(miss).isLessThan(0.015);
        assertThat(isotonic.probability(1e9)).isBetween(0.9, 1 - 1e-6);
        assertThat(isotonic.probability(-1e9)).isBetween(1e-6, 0.1);
    }

    /** 0, 1, 0, 1 with rising score: the two in the middle violate and are pooled. */
    @Test
    void violatorsArePooled() {
        Isotonic isotonic = Isotonic.fit(new double[] {1, 2, 3, 4}, new double[] {0, 1, 0, 1});
        assertThat(isotonic.scores()).containsExactly(1, 2.5, 4);
        assertThat(isotonic.levels()).containsExactly(1.0 / 6, 0.5, 5.0 / 6);
        assertThat(isotonic.probability(3.25)).isCloseTo(0.5 + 1.0 / 6, within(1e-12));
    }

    @Test
    void scoresThatMisleadOrNeverVaryGiveTheShareOfAll() {
        double[] answersAgainst = {1, 1, 0, 0, 0, 0};
        Platt misled = Platt.fit(new double[] {1, 2, 3, 4, 5, 6}, answersAgainst);
        Platt constant = Platt.fit(new double[] {2, 2, 2, 2, 2, 2}, answersAgainst);
        assertThat(misled.probability(100)).isCloseTo(3.0 / 8, within(1e-9));
        assertThat(constant.probability(2)).isBetween(0.3, 0.4);
    }

    @Test
    void perfectlySeparatedScoresAreNotCertain() {
        Platt platt = Platt.fit(new double[] {-2, -1, 1, 2}, new double[] {0, 0, 1, 1});
        assertThat(platt.probability(2)).isBetween(0.7, 0.99);
        assertThat(platt.probability(-2)).isBetween(0.01, 0.3);
    }
}
