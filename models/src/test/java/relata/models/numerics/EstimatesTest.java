package relata.models.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimatesTest {

    /** Ten events in a time of five: the rate is 2 with a standard error of 2 / sqrt(10), known in closed form. */
    private static final Objective TEN_EVENTS = (logs, gradient) -> {
        double rate = Math.exp(logs[0]);
        gradient[0] = 10 - 5 * rate;
        return 10 * logs[0] - 5 * rate;
    };

    @Test
    void theRateOfEventsAndItsErrorAreThoseOfTheTextbook() {
        Estimates estimates = Estimates.maximize(List.of("rate"), new double[] {.01}, 10, TEN_EVENTS);
        assertThat(estimates.value(0)).isCloseTo(2, within(1e-4));
        assertThat(estimates.standardErrors()[0]).isCloseTo(2 / Math.sqrt(10), within(1e-4));
        assertThat(estimates.logLikelihood()).isCloseTo(10 * Math.log(2) - 10, within(1e-8));
        assertThat(estimates.undetermined()).isEmpty();
    }

    @Test
    void drawsSpreadAsTheErrorsSay() {
        Estimates estimates = Estimates.maximize(List.of("rate"), new double[] {1}, 10, TEN_EVENTS);
        var random = new SplittableRandom(1);
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double off = Math.log(estimates.draw(random)[0] / 2);
            squares += off * off;
        }
        assertThat(Math.sqrt(squares / 20_000)).isCloseTo(1 / Math.sqrt(10), withinPercentage(3));
    }

    @Test
    void aParameterThatTheDataSendToInfinityStopsAtTheWallAndIsNamed() {
        Objective ever = (logs, gradient) -> {
            gradient[0] = Math.exp(-logs[0]);
            return -Math.exp(-logs[0]);
        };
        Estimates estimates = Estimates.maximize(List.of("shape"), new double[] {1}, 1, ever);
        assertThat(estimates.undetermined()).containsExactly("shape");
        assertThat(estimates.value(0)).isBetween(100.0, 3 * Estimates.REACH);
        assertThat(estimates.draw(new SplittableRandom(1))[0]).isEqualTo(estimates.value(0));
    }

    @Test
    void aFunctionWithoutAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Estimates.maximize(List.of("x"), new double[] {1}, 1, (logs, gradient) -> Double.NaN));
    }

    @Test
    void variatesHaveTheMeansOfTheirDistributions() {
        var random = new SplittableRandom(2);
        double small = 0;
        double large = 0;
        double share = 0;
        for (int i = 0; i < 100_000; i++) {
            small += Variates.gamma(random, .2, 4) / 1e5;
            large += Variates.gamma(random, 30, 4) / 1e5;
            share += Variates.beta(random, .5, 2) / 1e5;
        }
        assertThat(small).isCloseTo(.05, within(.0015));
        assertThat(large).isCloseTo(7.5, within(.015));
        assertThat(share).isCloseTo(.2, within(.002));
    }
}
