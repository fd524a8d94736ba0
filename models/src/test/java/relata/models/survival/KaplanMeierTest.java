package relata.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import relata.models.Interval;

class KaplanMeierTest {

    /** Weeks of remission under 6-MP (Freireich et al. 1963), the textbook's example; + is still in remission. */
    private static final KaplanMeier REMISSION =
            of("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

    @Test
    void theSharesOfTheTextbookAreFound() {
        assertThat(REMISSION.times()).containsExactly(6, 7, 10, 13, 16, 22, 23);
        assertThat(REMISSION.atRisk()).containsExactly(21, 17, 15, 12, 11, 7, 6);
        double[] shares = {.8571, .8067, .7529, .6902, .6275, .5378, .4482};
        for (int i = 0; i < shares.length; i++) {
            assertThat(REMISSION.survival(REMISSION.times()[i])).isCloseTo(shares[i], within(.00005));
        }
        assertThat(REMISSION.survival(5.9)).isEqualTo(1);
        assertThat(REMISSION.survival(100)).isEqualTo(REMISSION.survival(23));
        assertThat(REMISSION.longest()).isEqualTo(35);
    }

    @Test
    void theMedianIsReachedAndTheLowestQuarterIsNot() {
        assertThat(REMISSION.timeUntil(.5)).hasValue(23);
        assertThat(REMISSION.timeUntil(.25)).isEmpty();
    }

    /** Bounds as of R's survfit with conf.type = "log-log". */
    @Test
    void theIntervalIsThatOfGreenwoodOverTheLogOfTheLog() {
        Interval interval = REMISSION.interval(23, .95);
        assertThat(interval.low()).isCloseTo(.1881, within(.0005));
        assertThat(interval.high()).isCloseTo(.6801, within(.0005));
        assertThat(REMISSION.interval(1, .95)).isEqualTo(new Interval(1, 1, .95));
    }

    @Test
    void theMeanUntilALimitIsTheAreaUnderTheCurve() {
        KaplanMeier two = of("1 3");
        assertThat(two.meanUntil(2)).isCloseTo(1 + .5, within(1e-15));
        assertThat(two.meanUntil(10)).isCloseTo(2, within(1e-15));
        assertThat(two.interval(3, .95)).isEqualTo(new Interval(0, 0, .95));
    }

    @Test
    void whoWasWatchedLateDoesNotMakeLivesLonger() {
        var random = new SplittableRandom(4);
        double[] entries = new double[5000];
        double[] durations = new double[5000];
        boolean[] ended = new boolean[5000];
        for (int i = 0; i < entries.length; i++) {
            do {
                entries[i] = Math.max(0, random.nextDouble(-1, 2));
                durations[i] = random.nextExponential();
            } while (durations[i] <= entries[i]);
            ended[i] = durations[i] < 2.5;
            durations[i] = Math.min(durations[i], 2.5);
        }
        assertThat(KaplanMeier.of(entries, durations, ended).survival(1)).isCloseTo(Math.exp(-1), within(.03));
        assertThat(KaplanMeier.of(durations, ended).survival(1)).isGreaterThan(Math.exp(-1) + .05);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(new double[] {-1}, new boolean[1]))
                .withMessageContaining("index 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(new double[] {5}, new double[] {5}, new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> REMISSION.survival(Double.NaN));
    }

    private static KaplanMeier of(String figures) {
        String[] each = figures.split(" ");
        double[] durations = Arrays.stream(each)
                .mapToDouble(text -> Double.parseDouble(text.replace("+", "")))
                .toArray();
        boolean[] ended = new boolean[each.length];
        for (int i = 0; i < each.length; i++) {
            ended[i] = !each[i].endsWith("+");
        }
        return KaplanMeier.of(durations, ended);
    }
}
