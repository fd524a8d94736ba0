package relata.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Estimates;

class BetaWeibullTest {

    /** Survivors of 1,000 contracts over seven years (Fader and Hardie 2007, table 1). */
    private static final Retention REGULAR = Retention.ofCohort(1000, 631, 468, 382, 326, 289, 262, 241);

    private static final Retention HIGH_END = Retention.ofCohort(1000, 869, 743, 653, 593, 551, 517, 491);

    @Test
    void theShiftedParametersAreThePublishedOnes() {
        assertFound(BetaWeibull.fitShifted(REGULAR).estimates(), -1680.265, .704, 1.182);
        assertFound(BetaWeibull.fitShifted(HIGH_END).estimates(), -1611.158, .668, 3.806);
    }

    /** Expected values from an independent maximization (SciPy, Nelder-Mead). */
    @Test
    void theWeibullParametersAreThoseOfAnotherClimb() {
        assertFound(BetaWeibull.fit(REGULAR).estimates(), -1679.603, .4556, .7793, 1.2835);
        assertFound(BetaWeibull.fit(HIGH_END).estimates(), -1605.314, .2143, 1.4266, 1.7236);
    }

    @Test
    void theTwelfthYearOfTheHighEndIsForeseen() {
        assertThat(BetaWeibull.fit(HIGH_END).model().survival(12)).isCloseTo(.394, within(.015));
    }

    @Test
    void retentionRisesWithAgeBecauseTheReadyLeaveFirst() {
        BetaWeibull model = BetaWeibull.fitShifted(REGULAR).model();
        assertThat(model.retention(1)).isCloseTo(1.182 / (.704 + 1.182), within(.001));
        assertThat(model.retention(8)).isGreaterThan(model.retention(1));
        assertThat(model.expectedPeriods(5, 10, .1)).isGreaterThan(model.expectedPeriods(0, 10, .1));
    }

    @Test
    void simulatedParametersAreFoundAgain() {
        var random = new SplittableRandom(6);
        var truth = new BetaWeibull(.7, 2.5, 1.3);
        int[] periods = new int[20_000];
        boolean[] ended = new boolean[periods.length];
        for (int i = 0; i < periods.length; i++) {
            int watched = 4 + i % 9;
            int lives = truth.simulate(watched, random);
            ended[i] = lives <= watched;
            periods[i] = Math.min(lives, watched);
        }
        Estimates estimates = BetaWeibull.fit(Retention.of(periods, ended)).estimates();
        double[] parameters = {.7, 2.5, 1.3};
        for (int i = 0; i < 3; i++) {
            assertThat(estimates.value(i))
                    .isCloseTo(parameters[i], within(3 * estimates.standardErrors()[i]));
            assertThat(estimates.standardErrors()[i]).isLessThan(parameters[i]);
        }
    }

    @Test
    void contractsThatTeachNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaWeibull.fitShifted(Retention.ofCohort(100, 100, 100)))
                .withMessageContaining("0 different periods");
        assertThatIllegalArgumentException().isThrownBy(() -> BetaWeibull.fit(Retention.ofCohort(100, 90, 80)));
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.ofCohort(100, 110));
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.of(new int[] {0}, new boolean[] {true}));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaWeibull(1, 0, 1));
    }

    private static void assertFound(Estimates estimates, double logLikelihood, double... parameters) {
        assertThat(estimates.values()).containsExactly(parameters, within(.0005));
        assertThat(estimates.logLikelihood()).isCloseTo(logLikelihood, within(.0005));
        assertThat(estimates.undetermined()).isEmpty();
    }
}
