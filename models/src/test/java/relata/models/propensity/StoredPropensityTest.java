package relata.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.models.learning.Categories;
import relata.models.learning.Features;
import relata.models.learning.Loss;
import relata.models.learning.Numbers;
import relata.models.learning.StoredModel;
import relata.models.numerics.Workers;
import tools.jackson.databind.json.JsonMapper;

class StoredPropensityTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final @Nullable String[] CHANNELS = {"shop", "web", "mail", null};

    /** Customers whose answer hangs on a number and a kind, either in a line or by a knot that no line follows. */
    private static Features features(int size, long seed) {
        Random random = new Random(seed);
        double[] recency = new double[size];
        double[] spent = new double[size];
        @Nullable String[] channels = new @Nullable String[size];
        for (int row = 0; row < size; row++) {
            recency[row] = random.nextInt(11) == 0 ? Double.NaN : random.nextDouble() * 400;
            spent[row] = Math.exp(random.nextGaussian());
            channels[row] = CHANNELS[random.nextInt(CHANNELS.length)];
        }
        return new Features(List.of(
                new Numbers("recency", recency), new Numbers("spent", spent), Categories.of("channel", channels)));
    }

    private static boolean[] answers(Features features, boolean knotted) {
        Random random = new Random(5);
        Numbers recency = (Numbers) features.columns().get(0);
        Numbers spent = (Numbers) features.columns().get(1);
        boolean[] answers = new boolean[features.size()];
        for (int row = 0; row < answers.length; row++) {
            double days = recency.isMissing(row) ? 200 : recency.value(row);
            double pull = knotted
                    ? (days > 200 ^ spent.value(row) > 1 ? 1.5 : -1.5)
                    : (200 - days) / 60 + (spent.value(row) - 1.6) / 2;
            answers[row] = random.nextDouble() < 1 / (1 + Math.exp(-pull));
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"false, LOGISTIC_REGRESSION, 3000", "true, BOOSTED_TREES, 3000", "true, BOOSTED_TREES, 900"})
    void aPropensityComesBackFromJsonToTheLastBit(boolean knotted, Report.Kind kind, int size) {
        Features learned = features(size, 1);
        Options quick = new Options(3, 10_000, 1, Options.USUAL.trees().withRounds(60), 10, 1);
        Propensity propensity = Propensity.learn(learned, answers(learned, knotted), quick, Workers.caller());
        assertThat(propensity.report().chosen()).isEqualTo(kind);

        String json = JSON.writeValueAsString(propensity.stored());
        Propensity again = Propensity.of(JSON.readValue(json, Propensity.Stored.class));

        Features others = features(5_000, 2);
        assertThat(bits(again.probabilities(others, Workers.caller())))
                .isEqualTo(bits(propensity.probabilities(others, Workers.caller())));
        for (int row = 0; row < 20; row++) {
            assertThat(again.explain(others, row)).isEqualTo(propensity.explain(others, row));
        }
        assertThat(again.report()).isEqualTo(propensity.report());
        assertThat(JSON.writeValueAsString(again.stored())).isEqualTo(json);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    void aModelThatIsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoredModel(Loss.LOGISTIC, null, null).model())
                .withMessageContaining("a regression or trees");
    }
}
