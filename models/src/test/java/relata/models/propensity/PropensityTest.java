package relata.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import relata.models.learning.Features;
import relata.models.learning.Loss;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;

class PropensityTest {
    private static final Options QUICK =
            new Options(4, 20_000, 1, Options.USUAL.trees().withRounds(150), 30, 1);

    private final Random random = new Random(21);
    private final double[] x =
            random.doubles(3_000).map(any -> random.nextGaussian()).toArray();
    private final double[] y =
            random.doubles(3_000).map(any -> random.nextGaussian()).toArray();
    private final Features features = new Features(List.of(new Numbers("x", x), new Numbers("y", y)));

    private boolean[] answers(DoubleBinaryOperator score) {
        boolean[] answers = new boolean[x.length];
        for (int row = 0; row < answers.length; row++) {
            answers[row] = random.nextDouble() < Loss.LOGISTIC.mean(score.applyAsDouble(x[row], y[row]));
        }
        return answers;
    }

    @Test
    void theBaselineStaysWhereNothingBeatsIt() {
        Report report = Propensity.learn(features, answers((u, v) -> -1 + u - 0.5 * v), QUICK, Workers.caller())
                .report();
        assertThat(report.chosen()).isEqualTo(Report.Kind.LOGISTIC_REGRESSION);
        assertThat(report.standing()).isEqualTo(Report.Standing.USABLE);
        assertThat(report.quality()).isEqualTo(report.baseline());
    }

    @Test
    void treesAreChosenWhereTheTruthBends() {
        Report report = Propensity.learn(features, answers((u, v) -> 2 * u * v - 0.5), QUICK, Workers.caller())
                .report();
        assertThat(report.chosen()).isEqualTo(Report.Kind.BOOSTED_TREES);
        assertThat(report.stronger().auc()).isGreaterThan(report.baseline().auc() + 0.1);
    }

    @Test
    void noiseIsCalledNoise() {
        Report report = Propensity.learn(features, answers((u, v) -> -1), QUICK, Workers.caller())
                .report();
        assertThat(report.standing()).isEqualTo(Report.Standing.NO_BETTER_THAN_CHANCE);
        assertThat(report.importances()).allMatch(importance -> Math.abs(importance.logLossGained()) < 0.005);
    }

    @Test
    void importanceFollowsTheTruth() {
        Report report = Propensity.learn(features, answers((u, v) -> 1.5 * v), QUICK, Workers.caller())
                .report();
        assertThat(report.importances().getFirst().feature()).isEqualTo("y");
        assertThat(report.importances().getFirst().logLossGained())
                .isGreaterThan(20 * report.importances().getLast().logLossGained());
    }

    @Test
    void sameDataGiveTheSameProbabilitiesWithAnyThreads() {
        boolean[] answers = answers((u, v) -> 2 * u * v);
        double[] alone =
                Propensity.learn(features, answers, QUICK, Workers.caller()).probabilities(features, Workers.caller());
        try (Workers two = Workers.of(2)) {
            assertThat(Propensity.learn(features, answers, QUICK, two).probabilities(features, two))
                    .isEqualTo(alone);
        }
    }

    @Test
    void ofTooManyCustomersSomeAreDrawn() {
        Propensity propensity =
                Propensity.learn(features, answers((u, v) -> u), QUICK.withMostCustomers(1_000), Workers.caller());
        assertThat(propensity.report().quality().customers()).isEqualTo(1_000);
        double[] probabilities = propensity.probabilities(features, Workers.caller());
        assertThat(DoubleStream.of(probabilities)).hasSize(3_000).allMatch(p -> p > 0 && p < 1);
    }

    @Test
    void aRareAnswerKeepsItsShare() {
        boolean[] answers = answers((u, v) -> u - 4.5);
        double[] probabilities =
                Propensity.learn(features, answers, QUICK, Workers.caller()).probabilities(features, Workers.caller());
        double share = 0;
        double predicted = 0;
        for (int row = 0; row < answers.length; row++) {
            share += answers[row] ? 1.0 / answers.length : 0;
            predicted += probabilities[row] / answers.length;
        }
        assertThat(predicted).isCloseTo(share, within(0.2 * share));
    }

    @Test
    void tooFewOfEitherAnswerAreRefused() {
        boolean[] three = new boolean[x.length];
        three[0] = three[1] = three[2] = true;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Propensity.learn(features, three, QUICK, Workers.caller()))
                .withMessageContaining("3 answered yes and 2997 no");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Propensity.learn(features, new boolean[0], QUICK, Workers.caller()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Propensity.learn(
                        new Features(List.of(new Numbers("x", new double[0]))),
                        new boolean[0],
                        QUICK,
                        Workers.caller()))
                .withMessageContaining("0 answered yes and 0 no");
    }
}
