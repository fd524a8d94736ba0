package relata.models.propensity;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;
import relata.models.learning.BoostedTrees;
import relata.models.learning.Features;
import relata.models.learning.LinearModel;
import relata.models.learning.Loss;
import relata.models.learning.Model;
import relata.models.numerics.Workers;

/**
 * A kind of model judged on customers held out: each customer's score comes from a model, and its probability from a
 * calibration, that never saw this customer.
 *
 * @param foldModels the model learned without each fold
 * @param scores held-out scores
 * @param calibration found from all held-out scores, for customers to come
 * @param probabilities held-out scores, calibrated by those of the other folds
 * @param whole learns from all customers
 */
record Candidate(
        Model[] foldModels,
        double[] scores,
        Calibration calibration,
        double[] probabilities,
        Function<Workers, Model> whole) {
    /** Fewer customers give steps that follow chance (Niculescu-Mizil and Caruana 2005, ICML). */
    private static final int CUSTOMERS_FOR_STEPS = 1_000;

    static Candidate logistic(Features features, double[] answers, Folds folds, Options options, Workers workers) {
        Model[] models = inFolds(folds, workers, fold -> {
            int[] rows = folds.others(fold);
            return LinearModel.fit(
                    features.rows(rows), at(answers, rows), Loss.LOGISTIC, options.penalty(), Workers.caller());
        });
        return judged(
                models,
                features,
                answers,
                folds,
                all -> LinearModel.fit(features, answers, Loss.LOGISTIC, options.penalty(), all));
    }

    /** The number of trees for a fold is the one that suited the other folds, so that no fold chooses for itself. */
    static Candidate boosted(Features features, double[] answers, Folds folds, Options options, Workers workers) {
        BoostedTrees[] grown = new BoostedTrees[folds.count()];
        int[] rounds = new int[folds.count()];
        workers.tasks(folds.count(), fold -> {
            int[] rows = folds.others(fold);
            int[] held = folds.held(fold);
            BoostedTrees.Watched watched = BoostedTrees.fitWatched(
                    features.rows(rows),
                    at(answers, rows),
                    features.rows(held),
                    at(answers, held),
                    Loss.LOGISTIC,
                    options.trees(),
                    options.patience(),
                    Workers.caller());
            grown[fold] = watched.model();
            rounds[fold] = watched.bestRounds();
        });
        int total = Arrays.stream(rounds).sum();
        Model[] models = new Model[folds.count()];
        Arrays.setAll(models, fold -> grown[fold].truncated((total - rounds[fold]) / (folds.count() - 1)));
        BoostedTrees.Settings settled = options.trees().withRounds(total / folds.count());
        return judged(
                models,
                features,
                answers,
                folds,
                all -> BoostedTrees.fit(features, answers, Loss.LOGISTIC, settled, all));
    }

    private static Model[] inFolds(Folds folds, Workers workers, IntFunction<Model> learn) {
        Model[] models = new Model[folds.count()];
        workers.tasks(models.length, fold -> models[fold] = learn.apply(fold));
        return models;
    }

    private static Candidate judged(
            Model[] models, Features features, double[] answers, Folds folds, Function<Workers, Model> whole) {
        double[] scores = new double[answers.length];
        for (int fold = 0; fold < models.length; fold++) {
            int[] held = folds.held(fold);
            double[] judged = models[fold].scores(features.rows(held), Workers.caller());
            for (int i = 0; i < held.length; i++) {
                scores[held[i]] = judged[i];
            }
        }
        Calibration.Fit fit = Platt::fit;
        double[] probabilities = crossed(fit, scores, answers, folds);
        if (answers.length >= CUSTOMERS_FOR_STEPS) {
            double[] stepped = crossed(Isotonic::fit, scores, answers, folds);
            if (totalLoss(stepped, answers) < totalLoss(probabilities, answers)) {
                fit = Isotonic::fit;
                probabilities = stepped;
            }
        }
        return new Candidate(models, scores, fit.of(scores, answers), probabilities, whole);
    }

    /** Calibrates each fold by the others. */
    private static double[] crossed(Calibration.Fit fit, double[] scores, double[] answers, Folds folds) {
        double[] probabilities = new double[scores.length];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] rows = folds.others(fold);
            Calibration calibration = fit.of(at(scores, rows), at(answers, rows));
            for (int row : folds.held(fold)) {
                probabilities[row] = calibration.probability(scores[row]);
            }
        }
        return probabilities;
    }

    private static double totalLoss(double[] probabilities, double[] answers) {
        double total = 0;
        for (int row = 0; row < answers.length; row++) {
            total += loss(probabilities[row], answers[row]);
        }
        return total;
    }

    /** Minus the log-likelihood of an answer. */
    static double loss(double probability, double answer) {
        return -Math.log(Math.max(1e-15, answer == 1 ? probability : 1 - probability));
    }

    static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
