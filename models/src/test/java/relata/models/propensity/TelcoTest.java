package relata.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Explanation;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;

/** Subscribers of a telephone company who left or stayed (IBM sample); 11 total charges are blank. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelcoTest {
    private static final Set<String> COUNTED = Set.of("tenure", "monthly_charges", "total_charges");

    private DataSet data;
    private Features features;
    private boolean[] left;
    private Propensity propensity;

    @BeforeAll
    void learn() {
        data = DataSet.read("telco/wa_churn.csv");
        features = features(data);
        left = left(data);
        propensity = Propensity.learn(features, left, Options.USUAL.withFolds(10), Workers.caller());
    }

    private static Features features(DataSet data) {
        List<Column> columns = new ArrayList<>();
        for (String name : data.header()) {
            if (COUNTED.contains(name)) {
                columns.add(new Numbers(name, data.numbers(name)));
            } else if (!name.equals("churn")) {
                columns.add(Categories.of(name, data.texts(name)));
            }
        }
        return new Features(columns);
    }

    private static boolean[] left(DataSet data) {
        String[] texts = data.texts("churn");
        boolean[] left = new boolean[texts.length];
        for (int row = 0; row < left.length; row++) {
            left[row] = texts[row].equals("Yes");
        }
        return left;
    }

    @Test
    void tenFoldsGiveThePublishedAreas() {
        Report report = propensity.report();
        assertThat(report.baseline().auc()).isCloseTo(0.8455, within(0.003));
        assertThat(report.stronger().auc()).isCloseTo(0.8484, within(0.003));
    }

    @Test
    void treesBeatTheBaselineAndAreChosen() {
        Report report = propensity.report();
        assertThat(report.chosen()).isEqualTo(Report.Kind.BOOSTED_TREES);
        assertThat(report.stronger().auc()).isGreaterThan(report.baseline().auc());
        assertThat(report.gain()).isGreaterThan(report.gainError());
        assertThat(report.standing()).isEqualTo(Report.Standing.USABLE);
        assertThat(report.suspects()).isEmpty();
    }

    @Test
    void probabilitiesComeTrueAsOftenAsTheySay() {
        Quality quality = propensity.report().quality();
        assertThat(quality.calibrationError()).isLessThan(0.02);
        for (Quality.Tenth tenth : quality.tenths()) {
            double error = Math.sqrt(tenth.predicted() * (1 - tenth.predicted()) / 704);
            assertThat(tenth.happened()).isCloseTo(tenth.predicted(), within(4 * error));
        }
        assertThat(quality.tenths().getFirst().lift()).isGreaterThan(2.6);
        assertThat(quality.tenths().getLast().captured()).isCloseTo(1, within(1e-9));
    }

    @Test
    void contractAndTenureMatterMost() {
        List<String> first = propensity.report().importances().stream()
                .limit(3)
                .map(Importance::feature)
                .toList();
        assertThat(first).contains("contract").containsAnyOf("tenure", "total_charges");
    }

    @Test
    void reasonsOfOneCustomerAddUpToTheScore() {
        double[] scores = propensity.model().scores(features, Workers.caller());
        for (int row = 0; row < 50; row++) {
            Explanation explanation = propensity.explain(features, row);
            assertThat(explanation.score()).isCloseTo(scores[row], within(1e-9));
        }
        assertThat(propensity.explain(features, 0).strongest(3)).hasSize(3);
    }

    @Test
    void whatIsKnownOnlyAfterTheAnswerIsSuspected() {
        List<Column> columns = new ArrayList<>(features.columns());
        double[] farewell = new double[left.length];
        for (int row = 0; row < farewell.length; row++) {
            farewell[row] = left[row] && row % 25 != 0 ? 1 : 0;
        }
        columns.add(new Numbers("farewell_call", farewell));
        Options quick = new Options(3, 2_000, 1, Options.USUAL.trees().withRounds(30), 10, 1);
        Report report = Propensity.learn(new Features(columns), left, quick, Workers.caller())
                .report();
        assertThat(report.suspects()).containsExactly("farewell_call");
        assertThat(report.standing()).isEqualTo(Report.Standing.TOO_GOOD_TO_BE_TRUE);
    }
}
