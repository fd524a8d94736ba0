package relata.models.experiment;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import relata.models.Interval;

/**
 * The difference between those acted upon and those held out, with what is not known about it.
 *
 * @param estimate mean of the treated arm minus mean of the control arm
 * @param standardError standard error of the estimate
 * @param interval where the true difference lies
 * @param pValue two-sided probability of a difference as large as this where there is none
 */
public record Difference(double estimate, double standardError, Interval interval, double pValue) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /**
     * Difference of two means by Welch's t (Welch 1947, Biometrika 34), which does not assume equal variances.
     * Where no outcome of either arm varies, nothing is known about the spread: the interval is the estimate itself and the
     * verdict stays {@link Verdict#NOT_YET_DISTINGUISHABLE}.
     *
     * @param level confidence of the interval, such as 0.95
     */
    public static Difference between(Arm treated, Arm control, double level) {
        Interval.checkLevel(level);
        double estimate = treated.mean() - control.mean();
        double error = Math.sqrt(treated.squaredError() + control.squaredError());
        if (error == 0) {
            return new Difference(estimate, 0, new Interval(estimate, estimate, level), 1);
        }
        TDistribution t = new TDistribution(welchDegreesOfFreedom(treated, control));
        double reach = t.inverseCumulativeProbability((1 + level) / 2) * error;
        double pValue = 2 * t.cumulativeProbability(-Math.abs(estimate) / error);
        return new Difference(estimate, error, new Interval(estimate - reach, estimate + reach, level), pValue);
    }

    /**
     * Difference of two shares. The interval is Newcombe's (1998, Statistics in Medicine 17, method 10: Wilson's score intervals
     * combined): right with few successes and none, where the common one collapses. The p-value is that of the pooled z-test.
     *
     * @param treated how many of the treated answered, bought, left
     * @param treatedOf size of the treated arm
     * @param control the same of the control arm
     * @param controlOf size of the control arm
     */
    public static Difference betweenShares(long treated, long treatedOf, long control, long controlOf, double level) {
        Interval.checkLevel(level);
        double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
        Share t = new Share(treated, treatedOf);
        Share c = new Share(control, controlOf);
        double estimate = t.value() - c.value();
        double low = estimate - Math.hypot(t.value() - t.wilson(-z), c.wilson(z) - c.value());
        double high = estimate + Math.hypot(t.wilson(z) - t.value(), c.value() - c.wilson(-z));
        double error = Math.hypot(t.standardError(), c.standardError());
        Interval interval = new Interval(Math.max(low, -1), Math.min(high, 1), level);
        return new Difference(estimate, error, interval, Share.pooledPValue(t, c));
    }

    /** What can be said at the level of the interval. */
    public Verdict verdict() {
        if (interval.contains(0) || interval.width() == 0) {
            return Verdict.NOT_YET_DISTINGUISHABLE;
        }
        return estimate > 0 ? Verdict.HIGHER : Verdict.LOWER;
    }

    /**
     * The smallest true difference that an experiment as precise as this one shows with the given power: the answer to
     * "could we have seen it?" where the verdict is that nothing is distinguishable yet.
     *
     * @param power probability of seeing it, such as 0.8
     */
    public double smallestVisible(double power) {
        return Plan.detectable(interval.level(), power) * standardError;
    }

    private static double welchDegreesOfFreedom(Arm treated, Arm control) {
        double t = treated.squaredError();
        double c = control.squaredError();
        double share = t / (t + c);
        return 1
                / (share * share / treated.degreesOfFreedom() + (1 - share) * (1 - share) / control.degreesOfFreedom());
    }

    private record Share(long successes, long of) {
        Share {
            if (of < 1) {
                throw new IllegalArgumentException("A share needs one customer at least, not " + of);
            }
            if (successes < 0 || successes > of) {
                throw new IllegalArgumentException(successes + " successes of " + of + " are no share");
            }
        }

        double value() {
            return (double) successes / of;
        }

        double standardError() {
            return Math.sqrt(value() * (1 - value()) / of);
        }

        /** Bound of Wilson's score interval (1927); the sign of z says which. */
        double wilson(double z) {
            double center = value() + z * z / (2 * of);
            double spread = z * Math.sqrt(value() * (1 - value()) / of + z * z / (4.0 * of * of));
            return Math.clamp((center + spread) / (1 + z * z / of), 0, 1);
        }

        static double pooledPValue(Share t, Share c) {
            double pooled = (double) (t.successes + c.successes) / (t.of + c.of);
            double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / t.of + 1.0 / c.of));
            return error == 0 ? 1 : 2 * NORMAL.cumulativeProbability(-Math.abs(t.value() - c.value()) / error);
        }
    }
}
