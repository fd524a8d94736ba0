package relata.models.numerics;

import java.util.random.RandomGenerator;

/** Draws from distributions that {@link RandomGenerator} lacks. */
public final class Variates {

    private Variates() {}

    /**
     * A gamma variate with the given shape and rate, both positive (Marsaglia and Tsang 2000; a shape below one by
     * Stuart's theorem, in logarithms, so that tiny shapes give tiny numbers rather than zero divided by zero).
     */
    public static double gamma(RandomGenerator random, double shape, double rate) {
        return Math.clamp(Math.exp(logGamma(random, shape) - Math.log(rate)), Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /** A beta variate, in (0, 1), for positive {@code a} and {@code b}. */
    public static double beta(RandomGenerator random, double a, double b) {
        double odds = logGamma(random, a) - logGamma(random, b);
        return Math.clamp(1 / (1 + Math.exp(-odds)), Double.MIN_NORMAL, Math.nextDown(1.0));
    }

    private static double logGamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return logGamma(random, shape + 1) - random.nextExponential() / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            if (root <= 0) {
                continue;
            }
            double cube = root * root * root;
            double logUniform = -random.nextExponential();
            if (logUniform < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return Math.log(d) + Math.log(cube);
            }
        }
    }
}
