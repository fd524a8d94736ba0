package relata.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import relata.models.experiment.Difference;
import relata.models.learning.Categories;
import relata.models.learning.Explanation;
import relata.models.learning.Features;
import relata.models.learning.Numbers;
import relata.models.numerics.Workers;
import relata.models.propensity.Options;
import relata.models.propensity.Propensity;
import relata.models.propensity.Report;
import relata.models.testing.Readme;

/** The second example of README.md. */
class LearningReadmeTest {
    @Test
    void theExampleLearnsWhoLeaves() {
        Random random = new Random(1);
        double[] days = random.doubles(2_000, 0, 400).toArray();
        @Nullable
        String[] channels = random.ints(2_000, 0, 3)
                .mapToObj(channel -> channel == 0 ? null : "channel " + channel)
                .toArray(String[]::new);
        boolean[] left = new boolean[2_000];
        for (int row = 0; row < left.length; row++) {
            left[row] = random.nextDouble() * 600 < days[row];
        }

        // README
        Numbers sinceLastOrder = new Numbers("days since last order", days);
        Features features = new Features(List.of(sinceLastOrder, Categories.of("channel", channels)));
        Propensity leaving = Propensity.learn(features, left, Options.USUAL, Workers.caller());
        boolean usable = leaving.report().standing() == Report.Standing.USABLE;
        double[] probabilities = leaving.probabilities(features, Workers.caller());
        List<Explanation.Reason> why = leaving.explain(features, 0).strongest(3);
        Difference kept = Difference.betweenShares(812, 1_000, 391, 500, 0.95);
        String said = kept.verdict() + ", " + kept.smallestVisible(0.8) + " could have been seen";
        // end

        assertThat(usable).isTrue();
        assertThat(probabilities).hasSize(2_000);
        assertThat(why.getFirst().feature()).isEqualTo("days since last order");
        assertThat(said).startsWith("NOT_YET_DISTINGUISHABLE, 0.06");
    }

    @Test
    void theReadmePrintsIt() throws IOException {
        Readme.assertPrintsExampleOf(LearningReadmeTest.class);
    }
}
