package relata.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;

class LinearModelTest {
    private static final Workers CALLER = Workers.caller();
    private static final double SLIGHT = 1e-9;

    /** A table of two by two: the coefficient is the log odds ratio, its variance the sum of the reciprocal counts (Woolf 1955). */
    @Test
    void twoKindsGiveTheLogOddsRatioWithWoolfsError() {
        String[] kinds = new String[100];
        double[] answers = new double[100];
        Arrays.fill(kinds, 0, 60, "shop");
        Arrays.fill(kinds, 60, 100, "web");
        Arrays.fill(answers, 0, 15, 1);
        Arrays.fill(answers, 60, 80, 1);
        LinearModel model = LinearModel.fit(
                new Features(List.of(Categories.of("channel", kinds))), answers, Loss.LOGISTIC, SLIGHT, CALLER);
        LinearModel.Coefficient web = model.coefficients().get(1);
        assertThat(web.kind()).isEqualTo("web");
        assertThat(web.value()).isCloseTo(Math.log(3), within(1e-6));
        assertThat(web.standardError()).isCloseTo(Math.sqrt(1.0 / 15 + 1.0 / 45 + 1.0 / 20 + 1.0 / 20), within(1e-6));
    }

    /** Least squares through (1, 1), (2, 3), (3, 2), (4, 5): slope 1.1 with standard error sqrt(1.35 / 5). */
    @Test
    void aLineHasTheTextbookSlopeAndError() {
        LinearModel model = LinearModel.fit(
                new Features(List.of(new Numbers("x", new double[] {1, 2, 3, 4}))),
                new double[] {1, 3, 2, 5},
                Loss.SQUARED,
                SLIGHT,
                CALLER);
        assertThat(model.coefficients().get(1).value()).isCloseTo(1.1, within(1e-8));
        assertThat(model.coefficients().get(1).standardError()).isCloseTo(Math.sqrt(1.35 / 5), within(1e-6));
    }

    @Test
    void knownCoefficientsAreFoundWithinTheirErrors() {
        Random random = new Random(11);
        int size = 20_000;
        double[] spend = random.doubles(size)
                .map(any -> 100 + 20 * random.nextGaussian())
                .toArray();
        double[] age = random.doubles(size)
                .map(any -> random.nextDouble() < 0.2 ? Double.NaN : random.nextGaussian())
                .toArray();
        double[] answers = new double[size];
        for (int row = 0; row < size; row++) {
            double score = -1 + 0.03 * (spend[row] - 100) + (Double.isNaN(age[row]) ? 0.7 : -0.5 * age[row]);
            answers[row] = random.nextDouble() < Loss.LOGISTIC.mean(score) ? 1 : 0;
        }
        Features features = new Features(List.of(new Numbers("spend", spend), new Numbers("age", age)));
        LinearModel model = LinearModel.fit(features, answers, Loss.LOGISTIC, 1, CALLER);
        assertNear(model.coefficients().get(1), 0.03);
        assertNear(model.coefficients().get(2), -0.5);
        assertNear(model.coefficients().get(3), 0.7);
        assertThat(model.coefficients().get(3).kind()).isEqualTo("(missing)");
    }

    private static void assertNear(LinearModel.Coefficient coefficient, double truth) {
        assertThat(coefficient.value()).isCloseTo(truth, within(3 * coefficient.standardError()));
        assertThat(coefficient.standardError()).isLessThan(Math.abs(truth) / 5);
    }

    @Test
    void perfectSeparationStaysFinite() {
        LinearModel model = LinearModel.fit(
                new Features(List.of(new Numbers("x", new double[] {1, 2, 3, 4}))),
                new double[] {0, 0, 1, 1},
                Loss.LOGISTIC,
                1,
                CALLER);
        assertThat(model.coefficients())
                .allMatch(c -> Double.isFinite(c.value()) && Double.isFinite(c.standardError()));
        assertThat(model.coefficients().get(1).value()).isPositive();
    }

    @Test
    void aColumnThatNeverVariesSaysNothing() {
        Features features = new Features(List.of(
                new Numbers("constant", new double[] {7, 7, 7, 7}),
                new Numbers("unknown", new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}),
                Categories.of("kind", new String[] {"a", "a", "a", "a"})));
        LinearModel model = LinearModel.fit(features, new double[] {0, 1, 1, 1}, Loss.LOGISTIC, 1, CALLER);
        assertThat(model.coefficients()).hasSize(1);
        assertThat(model.scores(features, CALLER))
                .containsOnly(model.coefficients().getFirst().value());
        assertThat(model.coefficients().getFirst().value()).isCloseTo(Math.log(3), within(1e-9));
    }

    @Test
    void repeatedColumnsShareTheirEffect() {
        double[] values = {1, 2, 3, 4, 5, 6};
        Features features = new Features(List.of(new Numbers("once", values), new Numbers("twice", values)));
        LinearModel model = LinearModel.fit(features, new double[] {0, 0, 1, 0, 1, 1}, Loss.LOGISTIC, 1, CALLER);
        assertThat(model.coefficients().get(1).value())
                .isCloseTo(model.coefficients().get(2).value(), within(1e-9));
    }

    @Test
    void aKindNeverSeenCountsAsAverageAndAValueBeyondAsTheNearest() {
        Features features = new Features(List.of(
                Categories.of("kind", new String[] {"a", "b", "a", "b", null, "c"}),
                new Numbers("x", new double[] {0, 1, 2, 3, 4, 5})));
        LinearModel model = LinearModel.fit(features, new double[] {0, 1, 0, 1, 1, 0}, Loss.LOGISTIC, 1, CALLER);
        Features strange = new Features(List.of(
                Categories.of("kind", new String[] {"never seen", "a"}), new Numbers("x", new double[] {5, 1e300})));
        assertThat(model.explain(strange, 0).reasons().getFirst().contribution())
                .isZero();
        assertThat(model.explain(strange, 1).reasons().getLast().contribution())
                .isEqualTo(model.explain(strange, 0).reasons().getLast().contribution());
        assertThat(DoubleStream.of(model.scores(strange, CALLER))).allMatch(Double::isFinite);
    }

    @Test
    void contributionsAreZeroOnAverageAndAddUp() {
        Features features = new Features(List.of(
                Categories.of("kind", new String[] {"a", "b", "a", "b", null, "c"}),
                new Numbers("x", new double[] {0, 1, 2, Double.NaN, 4, 5})));
        LinearModel model = LinearModel.fit(features, new double[] {0, 1, 0, 1, 1, 0}, Loss.LOGISTIC, 1, CALLER);
        double[] scores = model.scores(features, CALLER);
        double[] sums = new double[2];
        for (int row = 0; row < 6; row++) {
            Explanation explanation = model.explain(features, row);
            assertThat(explanation.score()).isCloseTo(scores[row], within(1e-12));
            sums[0] += explanation.reasons().get(0).contribution();
            sums[1] += explanation.reasons().get(1).contribution();
        }
        assertThat(DoubleStream.of(sums)).allMatch(sum -> Math.abs(sum) < 1e-12);
    }

    @Test
    void threadsDoNotChangeTheFit() {
        Random random = new Random(5);
        Features features =
                new Features(List.of(new Numbers("x", random.doubles(30_000).toArray())));
        double[] answers = random.doubles(30_000).map(any -> random.nextInt(2)).toArray();
        try (Workers two = Workers.of(2)) {
            assertThat(LinearModel.fit(features, answers, Loss.LOGISTIC, 1, two).coefficients())
                    .isEqualTo(LinearModel.fit(features, answers, Loss.LOGISTIC, 1, CALLER)
                            .coefficients());
        }
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        Features two = new Features(List.of(new Numbers("x", new double[] {1, 2})));
        Features none = new Features(List.of(new Numbers("x", new double[0])));
        Features other = new Features(List.of(new Numbers("y", new double[] {1, 2})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.fit(two, new double[] {1, 1}, Loss.LOGISTIC, 1, CALLER))
                .withMessageContaining("alike");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.fit(two, new double[] {0, 2}, Loss.LOGISTIC, 1, CALLER))
                .withMessageContaining("0 or 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.fit(none, new double[0], Loss.LOGISTIC, 1, CALLER))
                .withMessageContaining("two customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.fit(two, new double[] {0, 1}, Loss.LOGISTIC, 0, CALLER))
                .withMessageContaining("penalty");
        LinearModel model = LinearModel.fit(two, new double[] {0, 1}, Loss.LOGISTIC, 1, CALLER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.scores(other, CALLER))
                .withMessageContaining("columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Numbers("x", new double[] {Double.POSITIVE_INFINITY}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Features(List.of()));
    }
}
