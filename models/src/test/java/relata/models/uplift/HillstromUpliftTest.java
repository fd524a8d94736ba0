package relata.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.models.learning.Categories;
import relata.models.learning.Column;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.testing.DataSet;

class HillstromUpliftTest {
    private static Experiment experiment(String arm, String outcome) {
        DataSet all = DataSet.read("hillstrom/hillstrom_half.csv");
        String[] segments = all.texts("segment");
        int[] rows = IntStream.range(0, segments.length)
                .filter(row -> segments[row].equals(arm) || segments[row].equals("No E-Mail"))
                .toArray();
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("recency", "history", "mens", "womens", "newbie")) {
            columns.add(new Numbers(name, all.numbers(name)));
        }
        for (String name : List.of("zip_code", "channel")) {
            columns.add(Categories.of(name, all.texts(name)));
        }
        boolean[] treated = new boolean[rows.length];
        double[] outcomes = new double[rows.length];
        double[] numbers = all.numbers(outcome);
        for (int i = 0; i < rows.length; i++) {
            treated[i] = segments[rows[i]].equals(arm);
            outcomes[i] = numbers[rows[i]];
        }
        return new Experiment(new Features(columns).rows(rows), treated, outcomes);
    }

    @ParameterizedTest
    @CsvSource({"visit, LINEAR", "visit, TREES", "spend, LINEAR", "spend, TREES"})
    void theMensMailChangesNobodyMoreThanOthers(String outcome, Base base) {
        Uplift uplift = Uplift.learn(
                experiment("Mens E-Mail", outcome),
                Settings.USUAL.withBase(base).withSamples(200),
                Workers.caller());
        assertThat(uplift.difference().verdict().name()).isEqualTo("HIGHER");
        assertThat(uplift.verdict()).isEqualTo(Uplift.Verdict.NO_USABLE_DIFFERENCE);
        assertThat(uplift.qini().interval().contains(0)).isTrue();
        assertThat(uplift.model()).isEmpty();
    }

    @Test
    void theWomensMailBringsThoseWhoBoughtForWomen() {
        Uplift uplift =
                Uplift.learn(experiment("Womens E-Mail", "visit"), Settings.USUAL.withSamples(200), Workers.caller());
        assertThat(uplift.difference().estimate()).isCloseTo(0.0370, within(0.00005));
        assertThat(uplift.verdict()).isEqualTo(Uplift.Verdict.USABLE_DIFFERENCE);
    }
}
