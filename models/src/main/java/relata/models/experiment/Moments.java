package relata.models.experiment;

/** Means and covariances in two passes, so that large offsets do not cancel. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("An arm needs two customers at least, not " + values.length);
        }
        double sum = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("An outcome must be finite, not " + value);
            }
            sum += value;
        }
        return sum / values.length;
    }

    static double covariance(double[] left, double leftMean, double[] right, double rightMean) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        }
        return sum / (left.length - 1);
    }
}
