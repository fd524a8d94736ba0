package relata.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import relata.models.numerics.Estimates;

/** Whether parameters from which customers were simulated are found again. */
public final class Recovery {

    private Recovery() {}

    /** Ages of half a year to a year in weeks, in continuous time. */
    public static double[] ages(int customers) {
        return new SplittableRandom(1).doubles(customers, 26, 52).toArray();
    }

    public static void assertWithinThreeErrors(Estimates estimates, double... truth) {
        double[] errors = estimates.standardErrors();
        for (int i = 0; i < truth.length; i++) {
            assertThat(estimates.value(i))
                    .as("%s with errors %s", estimates.names().get(i), Arrays.toString(errors))
                    .isCloseTo(truth[i], within(3 * errors[i]));
            assertThat(errors[i]).isLessThan(truth[i]);
        }
    }
}
