package relata.models.experiment;

/**
 * What one arm of an experiment shows: the mean outcome of a customer and how well it is known.
 *
 * @param customers how many customers stand in the arm
 * @param mean mean outcome of a customer
 * @param standardError standard error of that mean
 * @param degreesOfFreedom independent pieces of information behind the standard error
 */
public record Arm(long customers, double mean, double standardError, double degreesOfFreedom) {
    public Arm {
        if (customers < 1) {
            throw new IllegalArgumentException("An arm without customers has no mean");
        }
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("The mean of an arm must be finite, not " + mean);
        }
        if (!(standardError >= 0 && Double.isFinite(standardError))) {
            throw new IllegalArgumentException("A standard error is finite and not negative, not " + standardError);
        }
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("A standard error needs two independent customers at least");
        }
    }

    /** From what SQL's count, avg and var_samp give; {@code variance} is that of the outcomes, with divisor n - 1. */
    public static Arm ofMoments(long customers, double mean, double variance) {
        if (customers < 2) {
            throw new IllegalArgumentException("An arm needs two customers at least, not " + customers);
        }
        return new Arm(customers, mean, Math.sqrt(variance / customers), customers - 1.0);
    }

    /** From one outcome for each customer who was assigned to the arm, reached or not (intention to treat). */
    public static Arm of(double[] outcomes) {
        double mean = Moments.mean(outcomes);
        return ofMoments(outcomes.length, mean, Moments.covariance(outcomes, mean, outcomes, mean));
    }

    /**
     * Where households or organizations were assigned as a whole: mean outcome of a customer, with the standard error of a ratio
     * of two sums over independent groups (Cochran 1977, Sampling Techniques, eq. 2.39; delta method).
     *
     * @param sums sum of the outcomes in each group
     * @param sizes customers in each group
     */
    public static Arm ofGroups(double[] sums, long[] sizes) {
        if (sums.length != sizes.length) {
            throw new IllegalArgumentException(
                    sums.length + " sums of groups do not go with " + sizes.length + " sizes of groups");
        }
        int groups = sums.length;
        if (groups < 2) {
            throw new IllegalArgumentException("An arm needs two groups at least, not " + groups);
        }
        double total = 0;
        long customers = 0;
        for (int g = 0; g < groups; g++) {
            if (sizes[g] < 1) {
                throw new IllegalArgumentException("A group needs one customer at least, not " + sizes[g]);
            }
            total += sums[g];
            customers += sizes[g];
        }
        double mean = total / customers;
        double squares = 0;
        for (int g = 0; g < groups; g++) {
            double residual = sums[g] - mean * sizes[g];
            squares += residual * residual;
        }
        double variance = squares * groups / (groups - 1.0) / ((double) customers * customers);
        return new Arm(customers, mean, Math.sqrt(variance), groups - 1.0);
    }

    double squaredError() {
        return standardError * standardError;
    }
}
