package relata.models.propensity;

/** Turns a score into a probability that comes true as often as it says. */
sealed interface Calibration permits Platt, Isotonic {
    double probability(double score);

    default double[] probabilities(double[] scores) {
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = probability(scores[i]);
        }
        return probabilities;
    }

    /** How a calibration is found from scores of customers held out and their answers (1 or 0). */
    @FunctionalInterface
    interface Fit {
        Calibration of(double[] scores, double[] answers);
    }
}
