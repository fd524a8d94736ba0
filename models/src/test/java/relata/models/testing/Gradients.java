package relata.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import relata.models.numerics.Objective;

/** Compares analytic gradients with differences of the values. */
public final class Gradients {

    private static final double STEP = 1e-5;

    private Gradients() {}

    public static void assertAnalytic(Objective objective, double... parameters) {
        double[] point = parameters.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.log(parameters[i]);
        }
        double[] gradient = new double[point.length];
        objective.evaluate(point, gradient);
        for (int i = 0; i < point.length; i++) {
            double[] shifted = point.clone();
            shifted[i] += STEP;
            double above = objective.evaluate(shifted, new double[point.length]);
            shifted[i] -= 2 * STEP;
            double below = objective.evaluate(shifted, new double[point.length]);
            assertThat(gradient[i])
                    .as("slope in the parameter %d", i)
                    .isCloseTo((above - below) / (2 * STEP), within(1e-5 * (1 + Math.abs(gradient[i]))));
        }
    }
}
