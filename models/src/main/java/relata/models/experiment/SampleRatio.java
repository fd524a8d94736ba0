package relata.models.experiment;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Whether the arms have the sizes that chance would give: a broken ratio means that customers were lost or moved after they were
 * assigned, and that no difference of these arms can be trusted (Fabijan et al. 2019, KDD).
 *
 * @param statistic Pearson's chi-squared
 * @param pValue probability of sizes as far off as these
 */
public record SampleRatio(double statistic, double pValue, Standing standing) {
    /** The level of alarm that experimenters use: the check is made often, and a false alarm is costly. */
    private static final double ALARM = 0.001;

    /** Below this expected count the chi-squared approximation is poor (Cochran 1954). */
    private static final double FEWEST = 5;

    /** What the check says. */
    public enum Standing {
        AS_PLANNED,
        BROKEN,
        TOO_FEW_TO_SAY
    }

    /**
     * Checks the sizes of the arms against their plan.
     *
     * @param customers how many customers each arm has
     * @param shares the planned share of each arm; they are scaled to sum to 1
     */
    public static SampleRatio check(long[] customers, double[] shares) {
        if (customers.length != shares.length || customers.length < 2) {
            throw new IllegalArgumentException("A ratio needs two arms or more, each with its planned share");
        }
        double total = 0;
        double sum = 0;
        for (int arm = 0; arm < shares.length; arm++) {
            if (customers[arm] < 0 || !(shares[arm] > 0 && Double.isFinite(shares[arm]))) {
                throw new IllegalArgumentException("An arm has a count from 0 and a planned share above 0");
            }
            total += customers[arm];
            sum += shares[arm];
        }
        double statistic = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int arm = 0; arm < shares.length; arm++) {
            double expected = total * shares[arm] / sum;
            fewest = Math.min(fewest, expected);
            if (expected > 0) {
                statistic += (customers[arm] - expected) * (customers[arm] - expected) / expected;
            }
        }
        double pValue = 1 - new ChiSquaredDistribution(shares.length - 1.0).cumulativeProbability(statistic);
        if (fewest < FEWEST) {
            return new SampleRatio(statistic, pValue, Standing.TOO_FEW_TO_SAY);
        }
        return new SampleRatio(statistic, pValue, pValue < ALARM ? Standing.BROKEN : Standing.AS_PLANNED);
    }
}
