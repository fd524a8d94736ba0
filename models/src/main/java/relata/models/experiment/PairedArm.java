package relata.models.experiment;

/**
 * An arm whose customers were also measured before the experiment, such as by last year's spend.
 *
 * @param customers how many customers stand in the arm, two at least
 * @param outcome mean outcome
 * @param before mean of the earlier measurement
 * @param outcomeVariance variance of the outcome, with divisor n - 1 as in SQL's var_samp
 * @param beforeVariance variance of the earlier measurement
 * @param covariance covariance of the two, as in SQL's covar_samp
 */
public record PairedArm(
        long customers,
        double outcome,
        double before,
        double outcomeVariance,
        double beforeVariance,
        double covariance) {
    public PairedArm {
        if (customers < 2) {
            throw new IllegalArgumentException("An arm needs two customers at least, not " + customers);
        }
        if (!Double.isFinite(outcome) || !Double.isFinite(before) || !Double.isFinite(covariance)) {
            throw new IllegalArgumentException("Means and covariance of an arm must be finite");
        }
        if (!(outcomeVariance >= 0 && Double.isFinite(outcomeVariance))) {
            throw new IllegalArgumentException("A variance is finite and not negative, not " + outcomeVariance);
        }
        if (!(beforeVariance >= 0 && Double.isFinite(beforeVariance))) {
            throw new IllegalArgumentException("A variance is finite and not negative, not " + beforeVariance);
        }
    }

    /** From one outcome and one earlier measurement for each customer, in the same order. */
    public static PairedArm of(double[] outcomes, double[] before) {
        if (outcomes.length != before.length) {
            throw new IllegalArgumentException(
                    outcomes.length + " outcomes do not go with " + before.length + " earlier measurements");
        }
        double outcomeMean = Moments.mean(outcomes);
        double beforeMean = Moments.mean(before);
        return new PairedArm(
                outcomes.length,
                outcomeMean,
                beforeMean,
                Moments.covariance(outcomes, outcomeMean, outcomes, outcomeMean),
                Moments.covariance(before, beforeMean, before, beforeMean),
                Moments.covariance(outcomes, outcomeMean, before, beforeMean));
    }

    /** The arm as it is, without use of the earlier measurement. */
    public Arm unadjusted() {
        return Arm.ofMoments(customers, outcome, outcomeVariance);
    }

    /** The arm with {@code theta} times the earlier measurement, counted from {@code center}, taken away. */
    Arm adjusted(double theta, double center) {
        double variance = outcomeVariance - 2 * theta * covariance + theta * theta * beforeVariance;
        return Arm.ofMoments(customers, outcome - theta * (before - center), Math.max(0, variance));
    }
}
