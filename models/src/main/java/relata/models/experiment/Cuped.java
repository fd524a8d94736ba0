package relata.models.experiment;

/**
 * A difference made sharper by what was measured before the experiment (CUPED: Deng, Xu, Kohavi and Walker 2013, WSDM).
 *
 * <p>The earlier measurement cannot have been changed by the action, so taking away what it explains shifts no difference and
 * narrows the interval by its correlation with the outcome.
 *
 * @param unadjusted the difference without it
 * @param adjusted the difference with it
 * @param theta how much of the earlier measurement was taken away: the slope of the outcome on it within arms
 * @param varianceReduction share of the squared standard error that went, 0 where the measurement explains nothing
 */
public record Cuped(Difference unadjusted, Difference adjusted, double theta, double varianceReduction) {
    /**
     * Compares two arms with and without the earlier measurement.
     *
     * @param level confidence of the intervals, such as 0.95
     */
    public static Cuped between(PairedArm treated, PairedArm control, double level) {
        double customers = (double) treated.customers() + control.customers();
        double center = (treated.before() * treated.customers() + control.before() * control.customers()) / customers;
        double theta = slope(treated, control);
        Difference unadjusted = Difference.between(treated.unadjusted(), control.unadjusted(), level);
        Difference adjusted =
                Difference.between(treated.adjusted(theta, center), control.adjusted(theta, center), level);
        return new Cuped(unadjusted, adjusted, theta, reduction(unadjusted, adjusted));
    }

    private static double slope(PairedArm treated, PairedArm control) {
        double spread = weight(treated) * treated.beforeVariance() + weight(control) * control.beforeVariance();
        double shared = weight(treated) * treated.covariance() + weight(control) * control.covariance();
        return spread == 0 ? 0 : shared / spread;
    }

    /** Weights that minimize the variance of the adjusted difference: each arm counts as it does in the squared error. */
    private static double weight(PairedArm arm) {
        return 1.0 / arm.customers();
    }

    private static double reduction(Difference unadjusted, Difference adjusted) {
        if (unadjusted.standardError() == 0) {
            return 0;
        }
        double ratio = adjusted.standardError() / unadjusted.standardError();
        return 1 - ratio * ratio;
    }
}
