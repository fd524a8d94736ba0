package relata.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;

class UpliftTest {
    private static final Workers CALLER = Workers.caller();
    private static final Settings QUICK = Settings.USUAL.withSamples(200);
    private static final int SIZE = 6_000;

    private final Random random = new Random(31);
    private final double[] x =
            random.doubles(SIZE).map(any -> random.nextGaussian()).toArray();
    private final double[] y =
            random.doubles(SIZE).map(any -> random.nextGaussian()).toArray();
    private final Features features = new Features(List.of(new Numbers("x", x), new Numbers("y", y)));

    /** An outcome that rises with y, and by the treatment where x is above 0 only. */
    private Experiment differing(double shareTreated) {
        boolean[] treated = new boolean[SIZE];
        double[] outcomes = new double[SIZE];
        for (int row = 0; row < SIZE; row++) {
            treated[row] = random.nextDouble() < shareTreated;
            double effect = treated[row] && x[row] > 0 ? 1 : 0;
            outcomes[row] = y[row] + effect + random.nextGaussian();
        }
        return new Experiment(features, treated, outcomes);
    }

    @ParameterizedTest
    @EnumSource(Base.class)
    void whomTheActionChangesIsFound(Base base) {
        Uplift uplift = Uplift.learn(differing(0.5), QUICK.withBase(base), CALLER);
        assertThat(uplift.verdict()).isEqualTo(Uplift.Verdict.USABLE_DIFFERENCE);
        assertThat(uplift.difference().estimate())
                .isCloseTo(0.5, within(3 * uplift.difference().standardError()));
        double[] effects = uplift.model().orElseThrow().effects(features, CALLER);
        double above = 0;
        double below = 0;
        for (int row = 0; row < SIZE; row++) {
            above += x[row] > 0 ? effects[row] / SIZE * 2 : 0;
            below += x[row] > 0 ? 0 : effects[row] / SIZE * 2;
        }
        assertThat(above).isCloseTo(1, within(0.2));
        assertThat(below).isCloseTo(0, within(0.2));
        assertThat(uplift.fifths().getFirst().estimate())
                .isGreaterThan(uplift.fifths().getLast().estimate() + 0.6);
    }

    @Test
    void bothLearnersFindItWithASmallControlGroup() {
        Uplift uplift = Uplift.learn(differing(0.9), QUICK, CALLER);
        assertThat(uplift.qinis().values()).allMatch(Qini::isUsable);
    }

    @Test
    void anEffectThatIsTheSameForAllRanksNobody() {
        boolean[] treated = new boolean[SIZE];
        double[] outcomes = new double[SIZE];
        for (int row = 0; row < SIZE; row++) {
            treated[row] = random.nextBoolean();
            outcomes[row] = random.nextDouble() < (treated[row] ? 0.3 : 0.2) ? 1 : 0;
        }
        Uplift uplift = Uplift.learn(new Experiment(features, treated, outcomes), QUICK, CALLER);
        assertThat(uplift.difference().verdict().name()).isEqualTo("HIGHER");
        assertThat(uplift.verdict()).isEqualTo(Uplift.Verdict.NO_USABLE_DIFFERENCE);
        assertThat(uplift.model()).isEmpty();
    }

    @Test
    void noDifferenceIsSeldomTakenForOne() {
        int usable = 0;
        int trials = 40;
        Random chance = new Random(77);
        for (int trial = 0; trial < trials; trial++) {
            double[] noise = chance.doubles(800).toArray();
            boolean[] treated = new boolean[800];
            double[] outcomes = new double[800];
            for (int row = 0; row < 800; row++) {
                treated[row] = chance.nextBoolean();
                outcomes[row] = chance.nextGaussian();
            }
            Experiment experiment =
                    new Experiment(new Features(List.of(new Numbers("noise", noise))), treated, outcomes);
            Uplift uplift = Uplift.learn(experiment, new Settings(Base.LINEAR, 3, 200, 0.95, trial), CALLER);
            usable += uplift.verdict() == Uplift.Verdict.USABLE_DIFFERENCE ? 1 : 0;
        }
        assertThat(usable).isLessThanOrEqualTo(4);
    }

    /**
     * Four customers by score: treated 1, control 0, treated 0, control 1. Gains after each: 0, 1, 2 - 0 treated over one of control
     * (1 - 0 = 1 of two), and 1 - 1 = 0; area by trapezoids over quarters is (0 + .5 + 1 + .5) / 4, over two treated.
     */
    @Test
    void theAreaOfAFewCustomersByHand() {
        Features four = new Features(List.of(new Numbers("x", new double[4])));
        Experiment experiment =
                new Experiment(four, new boolean[] {true, false, true, false}, new double[] {1, 0, 0, 1});
        Qini qini = Qini.of(new double[] {4, 3, 2, 1}, experiment, 0.95, 100, 1, CALLER);
        assertThat(qini.coefficient()).isCloseTo((0 + 0.5 + 1 + 0.5) / 4 / 2, within(1e-12));
        assertThat(qini.curve().getLast().gained()).isZero();
    }

    @Test
    void anOrderWithoutDifferencesIsWorthNothing() {
        double[] scores = new double[SIZE];
        Qini qini = Qini.of(scores, differing(0.5), 0.95, 100, 1, CALLER);
        assertThat(qini.coefficient()).isCloseTo(0, within(1e-12));
        assertThat(qini.isUsable()).isFalse();
    }

    @Test
    void outcomesThatNeverVaryShowNoDifference() {
        boolean[] treated = new boolean[SIZE];
        Arrays.fill(treated, 0, SIZE / 2, true);
        Uplift uplift = Uplift.learn(new Experiment(features, treated, new double[SIZE]), QUICK, CALLER);
        assertThat(uplift.verdict()).isEqualTo(Uplift.Verdict.NO_USABLE_DIFFERENCE);
        assertThat(uplift.qini().coefficient()).isZero();
    }

    @Test
    void armsTooSmallAreRefused() {
        boolean[] treated = new boolean[SIZE];
        treated[0] = true;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uplift.learn(new Experiment(features, treated, new double[SIZE]), QUICK, CALLER))
                .withMessageContaining("1 were treated and 5999 were not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiment(features, new boolean[1], new double[1]))
                .withMessageContaining("assignments");
    }
}
