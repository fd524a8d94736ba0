package relata.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import relata.models.numerics.Workers;

class BoostedTreesTest {
    private static final Workers CALLER = Workers.caller();
    private static final BoostedTrees.Settings ALL = new BoostedTrees.Settings(60, 0.2, 6, 5, 1, 1, 1, 1);

    @Test
    void whatNoLineTellsApartTreesDo() {
        Random random = new Random(2);
        double[] x = random.doubles(2_000).toArray();
        double[] y = random.doubles(2_000).toArray();
        double[] answers = new double[2_000];
        Arrays.setAll(answers, row -> x[row] > 0.5 ^ y[row] > 0.5 ? 1 : 0);
        Features features = new Features(List.of(new Numbers("x", x), new Numbers("y", y)));
        double[] trees =
                BoostedTrees.fit(features, answers, Loss.LOGISTIC, ALL, CALLER).scores(features, CALLER);
        double[] line =
                LinearModel.fit(features, answers, Loss.LOGISTIC, 1, CALLER).scores(features, CALLER);
        assertThat(rightly(trees, answers)).isGreaterThan(0.98);
        assertThat(rightly(line, answers)).isLessThan(0.6);
    }

    private static double rightly(double[] scores, double[] answers) {
        int right = 0;
        for (int row = 0; row < scores.length; row++) {
            right += scores[row] > 0 == (answers[row] == 1) ? 1 : 0;
        }
        return (double) right / scores.length;
    }

    @Test
    void gapsGoWhereTheyBelong() {
        int size = 600;
        double[] x = new double[size];
        double[] amounts = new double[size];
        for (int row = 0; row < size; row++) {
            x[row] = row % 3 == 0 ? Double.NaN : row % 3 * 10 + row / 1000.0;
            amounts[row] = row % 3 == 1 ? 5 : row % 3 == 2 ? 1 : 9;
        }
        Features features = new Features(List.of(new Numbers("x", x)));
        double[] scores =
                BoostedTrees.fit(features, amounts, Loss.SQUARED, ALL, CALLER).scores(features, CALLER);
        for (int row = 0; row < size; row++) {
            assertThat(scores[row]).isCloseTo(amounts[row], within(0.01));
        }
    }

    @Test
    void gapsMayStandWithTheGreatest() {
        double[] x = new double[300];
        double[] amounts = new double[300];
        for (int row = 0; row < 300; row++) {
            x[row] = row % 3 == 0 ? Double.NaN : row % 3;
            amounts[row] = row % 3 == 1 ? 0 : 1;
        }
        Features features = new Features(List.of(new Numbers("x", x)));
        BoostedTrees.Settings stump = new BoostedTrees.Settings(1, 1, 2, 5, 1e-6, 1, 1, 1);
        double[] scores =
                BoostedTrees.fit(features, amounts, Loss.SQUARED, stump, CALLER).scores(features, CALLER);
        assertThat(scores).containsExactly(amounts, within(1e-6));
    }

    @Test
    void kindsAreSplitBySetsNotByTheirOrder() {
        int size = 2_000;
        String[] kinds = new String[size];
        double[] amounts = new double[size];
        for (int row = 0; row < size; row++) {
            int kind = row % 20;
            kinds[row] = "kind " + kind;
            amounts[row] = kind * 7 % 20 < 10 ? 1 : 0;
        }
        Features features = new Features(List.of(Categories.of("kind", kinds)));
        BoostedTrees.Settings stump = new BoostedTrees.Settings(1, 1, 2, 5, 1e-6, 1, 1, 1);
        double[] scores =
                BoostedTrees.fit(features, amounts, Loss.SQUARED, stump, CALLER).scores(features, CALLER);
        for (int row = 0; row < size; row++) {
            assertThat(scores[row]).isCloseTo(amounts[row], within(1e-6));
        }
    }

    @Test
    void contributionsAreShapleyValues() {
        Random random = new Random(4);
        int size = 500;
        double[] answers = new double[size];
        List<Column> columns = new ArrayList<>();
        double[][] values = new double[3][size];
        for (int c = 0; c < 3; c++) {
            values[c] = random.doubles(size).toArray();
            columns.add(new Numbers("x" + c, values[c]));
        }
        columns.add(Categories.of(
                "kind", random.ints(size, 0, 4).mapToObj(Integer::toString).toArray(String[]::new)));
        for (int row = 0; row < size; row++) {
            answers[row] = values[0][row] + values[1][row] * values[2][row] > 0.8 + 0.2 * random.nextGaussian() ? 1 : 0;
        }
        Features features = new Features(columns);
        Boosting boosting = new Boosting(features, answers, Loss.LOGISTIC, ALL, CALLER);
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            trees.add(boosting.addTree());
        }
        BoostedTrees model = boosting.model();
        double[] scores = model.scores(features, CALLER);
        byte[][] bins = boosting.binning().of(features, CALLER);
        for (int row = 0; row < 5; row++) {
            Explanation explanation = model.explain(features, row);
            assertThat(explanation.score()).isCloseTo(scores[row], within(1e-10));
            for (int c = 0; c < 4; c++) {
                assertThat(explanation.reasons().get(c).contribution())
                        .isCloseTo(shapley(trees, bins, row, c), within(1e-10));
            }
        }
    }

    /** By definition: the mean over all sets of other columns of what knowing the column adds. */
    private static double shapley(List<Tree> trees, byte[][] bins, int row, int column) {
        double[] factorial = {1, 1, 2, 6, 24};
        double sum = 0;
        for (int known = 0; known < 16; known++) {
            if ((known >> column & 1) == 0) {
                int size = Integer.bitCount(known);
                double weight = factorial[size] * factorial[3 - size] / factorial[4];
                sum += weight * (worth(trees, bins, row, known | 1 << column) - worth(trees, bins, row, known));
            }
        }
        return sum;
    }

    private static double worth(List<Tree> trees, byte[][] bins, int row, int known) {
        double sum = 0;
        for (Tree tree : trees) {
            for (Tree.Path path : tree.paths()) {
                double product = path.value();
                for (int i = 0; i < path.columns().length; i++) {
                    int column = path.columns()[i];
                    double passes = Tree.holds(path.masks()[i], bins[column][row] & 0xff) ? 1 : 0;
                    product *= (known >> column & 1) == 1 ? passes : path.shares()[i];
                }
                sum += product;
            }
        }
        return sum;
    }

    @Test
    void threadsDoNotChangeTheTrees() {
        Random random = new Random(5);
        int size = 45_000;
        double[] x = random.doubles(size).toArray();
        double[] answers = new double[size];
        Arrays.setAll(answers, row -> random.nextDouble() < x[row] ? 1 : 0);
        Features features = new Features(List.of(
                new Numbers("x", x), new Numbers("noise", random.doubles(size).toArray())));
        BoostedTrees.Settings few = BoostedTrees.Settings.USUAL.withRounds(5);
        try (Workers two = Workers.of(2)) {
            assertThat(BoostedTrees.fit(features, answers, Loss.LOGISTIC, few, two)
                            .scores(features, two))
                    .isEqualTo(BoostedTrees.fit(features, answers, Loss.LOGISTIC, few, CALLER)
                            .scores(features, CALLER));
        }
    }

    @Test
    void columnsThatNeverVaryLeaveTheMean() {
        Features features =
                new Features(List.of(new Numbers("constant", new double[100]), Categories.of("kind", new String[100])));
        double[] answers = new double[100];
        Arrays.fill(answers, 0, 25, 1);
        double[] scores =
                BoostedTrees.fit(features, answers, Loss.LOGISTIC, ALL, CALLER).scores(features, CALLER);
        assertThat(DoubleStream.of(scores)).allMatch(score -> Math.abs(score - Math.log(1.0 / 3)) < 1e-9);
    }

    @Test
    void separatedAnswersAndTinyTablesStayFinite() {
        Features features = new Features(List.of(new Numbers("x", new double[] {1, 2, 3, 4})));
        BoostedTrees.Settings greedy = new BoostedTrees.Settings(500, 1, 4, 1, 1e-6, 1, 1, 1);
        double[] scores = BoostedTrees.fit(features, new double[] {0, 0, 1, 1}, Loss.LOGISTIC, greedy, CALLER)
                .scores(features, CALLER);
        assertThat(DoubleStream.of(scores)).allMatch(Double::isFinite);
        assertThat(scores[0]).isNegative();
        assertThat(DoubleStream.of(BoostedTrees.fit(
                                features, new double[] {0, 0, 1, 1}, Loss.LOGISTIC, BoostedTrees.Settings.USUAL, CALLER)
                        .scores(features, CALLER)))
                .allMatch(Double::isFinite);
    }

    @Test
    void roundsStopWhereHeldOutCustomersAreJudgedNoBetter() {
        Random random = new Random(8);
        double[] noise = random.doubles(400).toArray();
        double[] answers = random.doubles(400).map(any -> random.nextInt(2)).toArray();
        Features features = new Features(List.of(new Numbers("noise", noise)));
        int[] first = IntStream.range(0, 200).toArray();
        int[] second = IntStream.range(200, 400).toArray();
        BoostedTrees.Watched watched = BoostedTrees.fitWatched(
                features.rows(first),
                Arrays.copyOf(answers, 200),
                features.rows(second),
                Arrays.copyOfRange(answers, 200, 400),
                Loss.LOGISTIC,
                ALL,
                10,
                CALLER);
        assertThat(watched.bestRounds()).isLessThan(20);
        assertThat(watched.model().rounds()).isEqualTo(watched.bestRounds() + 10);
        assertThat(watched.model().truncated(watched.bestRounds()).rounds()).isEqualTo(watched.bestRounds());
    }

    @Test
    void oneAnswerOnlyIsRefused() {
        Features features = new Features(List.of(new Numbers("x", new double[] {1, 2})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoostedTrees.fit(features, new double[] {1, 1}, Loss.LOGISTIC, ALL, CALLER))
                .withMessageContaining("alike");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoostedTrees.fit(features, new double[] {1, Double.NaN}, Loss.SQUARED, ALL, CALLER))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoostedTrees.fit(features, new double[] {1, 1e200}, Loss.SQUARED, ALL, CALLER))
                .withMessageContaining("vast");
    }
}
