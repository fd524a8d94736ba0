package relata.models.customerbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relata.models.Interval;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;
import relata.models.testing.Cdnow;

class FuturesTest {

    private static final Workers CALLER = Workers.caller();

    /** Customers of a known model: what they did lies in the middle 80 and 50 % of their futures as often as it should. */
    @ParameterizedTest
    @ValueSource(doubles = {.5, .8, .95})
    void honestFuturesHoldWhatHappensAsOftenAsTheySay(double level) {
        var random = new SplittableRandom(5);
        double[] ages = random.doubles(2_000, 20, 60).toArray();
        var made = Simulation.of(new ParetoNbd(.6, 8, .7, 14), ages, 39, 11, CALLER);
        Fit<ParetoNbd> fit = ParetoNbd.fit(Cells.distinct(made.histories(), CALLER), CALLER);
        Futures futures = Futures.of(fit, 39, 200, 1);
        double inside = IntStream.range(0, ages.length)
                .mapToDouble(i -> futures.inside(made.histories().at(i), made.holdout()[i], level))
                .average()
                .orElseThrow();
        assertThat(inside).isCloseTo(level, within(.03));
    }

    @Test
    void theMeanOfAGroupLiesAroundItsExpectationTighterTheLargerItIs() {
        Cdnow cdnow = Cdnow.read();
        Fit<ParetoNbd> fit = ParetoNbd.fit(cdnow.cells(), CALLER);
        Futures futures = Futures.of(fit, 39, 200, 1);
        int[] once = IntStream.range(0, cdnow.histories().size())
                .filter(i -> cdnow.histories().at(i).purchases() == 1)
                .toArray();
        double expected = Arrays.stream(once)
                .mapToDouble(
                        i -> fit.model().expectedPurchases(39, cdnow.histories().at(i)))
                .average()
                .orElseThrow();
        Interval few = futures.ofMean(cdnow.histories(), once, once.length, .8, CALLER);
        Interval many = futures.ofMean(cdnow.histories(), once, 100 * once.length, .8, CALLER);
        assertThat(few.contains(expected)).isTrue();
        assertThat(many.contains(expected)).isTrue();
        assertThat(many.width()).isLessThan(few.width());
        double happened = Arrays.stream(once)
                .mapToDouble(i -> cdnow.holdout()[i])
                .average()
                .orElseThrow();
        assertThat(happened).isCloseTo(expected, within(.1));
    }

    @Test
    void theSameSeedGivesTheSameFutures() {
        Cdnow cdnow = Cdnow.read();
        Fit<MbgNbd> fit = MbgNbd.fit(cdnow.cells(), CALLER);
        int[] sample = {1, 2, 3};
        Interval once = Futures.of(fit, 39, 50, 7).ofMean(cdnow.histories(), sample, 3, .8, CALLER);
        try (Workers two = Workers.of(2)) {
            assertThat(Futures.of(fit, 39, 50, 7).ofMean(cdnow.histories(), sample, 3, .8, two))
                    .isEqualTo(once);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Futures.of(fit, 39, 0, 1));
    }
}
