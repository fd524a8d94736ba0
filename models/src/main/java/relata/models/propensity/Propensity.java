package relata.models.propensity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import relata.models.learning.Explanation;
import relata.models.learning.Features;
import relata.models.learning.Model;
import relata.models.learning.StoredModel;
import relata.models.numerics.Workers;

/**
 * The probability that a customer answers yes, by the simplest model that customers held out do not refute.
 *
 * <p>Logistic regression is the baseline; boosted trees are taken only where they judge held-out customers better. Probabilities
 * are calibrated on held-out customers.
 */
public final class Propensity {
    private final Model model;
    private final Calibration calibration;
    private final Report report;

    private Propensity(Model model, Calibration calibration, Report report) {
        this.model = model;
        this.calibration = calibration;
        this.report = report;
    }

    /**
     * Learns both models, judges them on customers held out, and keeps the one to use.
     *
     * @param features what was known before the answer, and nothing that became known with it
     * @param answers whether each customer answered yes
     * @throws IllegalArgumentException where there are fewer customers of either answer than folds
     */
    public static Propensity learn(Features features, boolean[] answers, Options options, Workers workers) {
        if (features.size() != answers.length) {
            throw new IllegalArgumentException(
                    features.size() + " customers do not go with " + answers.length + " answers");
        }
        int[] kinds = new int[answers.length];
        Arrays.setAll(kinds, row -> answers[row] ? 1 : 0);
        requireBoth(kinds, options.folds());
        if (answers.length <= options.mostCustomers()) {
            return learn(features, kinds, options, workers);
        }
        int[] drawn = Arrays.copyOf(
                Folds.shuffled(answers.length, new SplittableRandom(options.seed())), options.mostCustomers());
        int[] drawnKinds = Arrays.stream(drawn).map(row -> kinds[row]).toArray();
        requireBoth(drawnKinds, options.folds());
        return learn(features.rows(drawn), drawnKinds, options, workers);
    }

    private static void requireBoth(int[] kinds, int folds) {
        int yes = Arrays.stream(kinds).sum();
        if (yes < folds || kinds.length - yes < folds) {
            throw new IllegalArgumentException(
                    "Learning with " + folds + " folds needs as many customers of either answer; " + yes
                            + " answered yes and " + (kinds.length - yes) + " no");
        }
    }

    private static Propensity learn(Features features, int[] kinds, Options options, Workers workers) {
        double[] answers = Arrays.stream(kinds).asDoubleStream().toArray();
        Folds folds = Folds.stratified(kinds, options.folds(), options.seed());
        Candidate baseline = Candidate.logistic(features, answers, folds, options, workers);
        Candidate stronger = Candidate.boosted(features, answers, folds, options, workers);
        Gain gain = Gain.of(baseline.probabilities(), stronger.probabilities(), answers);
        boolean beaten = gain.mean > gain.error;
        Candidate chosen = beaten ? stronger : baseline;
        Quality baselineQuality = Quality.of(baseline.probabilities(), answers);
        Quality strongerQuality = Quality.of(stronger.probabilities(), answers);
        List<String> suspects = Suspects.of(features, answers, folds, workers);
        Report report = new Report(
                baselineQuality,
                strongerQuality,
                beaten ? Report.Kind.BOOSTED_TREES : Report.Kind.LOGISTIC_REGRESSION,
                gain.mean,
                gain.error,
                standing(beaten ? strongerQuality : baselineQuality, suspects),
                Importance.of(chosen.foldModels(), features, answers, folds, options, workers),
                suspects);
        return new Propensity(chosen.whole().apply(workers), chosen.calibration(), report);
    }

    private static Report.Standing standing(Quality quality, List<String> suspects) {
        if (!suspects.isEmpty()) {
            return Report.Standing.TOO_GOOD_TO_BE_TRUE;
        }
        return quality.aucInterval().low() > 0.5 ? Report.Standing.USABLE : Report.Standing.NO_BETTER_THAN_CHANCE;
    }

    /** How much the second model's loss of a customer is lower, with its standard error over customers. */
    private record Gain(double mean, double error) {
        static Gain of(double[] first, double[] second, double[] answers) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < answers.length; row++) {
                double gain = Candidate.loss(first[row], answers[row]) - Candidate.loss(second[row], answers[row]);
                sum += gain;
                squares += gain * gain;
            }
            double mean = sum / answers.length;
            double variance = Math.max(0, squares / answers.length - mean * mean) / (answers.length - 1);
            return new Gain(mean, Math.sqrt(variance));
        }
    }

    /** The probability of yes for each customer. */
    public double[] probabilities(Features features, Workers workers) {
        return calibration.probabilities(model.scores(features, workers));
    }

    /**
     * Why one customer's probability is what it is: contributions to the log-odds before calibration, whose order and direction
     * are those of the probability.
     */
    public Explanation explain(Features features, int row) {
        return model.explain(features, row);
    }

    /**
     * What of a propensity is to be kept, so that {@link #of} makes it again: every probability is the same to the last bit.
     *
     * @param curve intercept and slope of a logistic calibration; empty where it goes by steps
     * @param scores mean score of each step of a calibration by steps; empty for a curve
     * @param levels probability of each step
     */
    public record Stored(StoredModel model, double[] curve, double[] scores, double[] levels, Report report) {}

    public Stored stored() {
        return switch (calibration) {
            case Platt(double intercept, double slope) ->
                new Stored(model.stored(), new double[] {intercept, slope}, new double[0], new double[0], report);
            case Isotonic(double[] scores, double[] levels) ->
                new Stored(model.stored(), new double[0], scores, levels, report);
        };
    }

    /** The propensity that was stored. */
    public static Propensity of(Stored stored) {
        double[] curve = stored.curve();
        Calibration calibration =
                curve.length == 0 ? new Isotonic(stored.scores(), stored.levels()) : new Platt(curve[0], curve[1]);
        return new Propensity(stored.model().model(), calibration, stored.report());
    }

    public Report report() {
        return report;
    }

    /** The chosen model, such as a {@link relata.models.learning.LinearModel} with its coefficients. */
    public Model model() {
        return model;
    }
}
