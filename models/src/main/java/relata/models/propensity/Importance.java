package relata.models.propensity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import relata.models.learning.Features;
import relata.models.learning.Loss;
import relata.models.learning.Model;
import relata.models.numerics.Workers;

/**
 * What the model loses on customers held out when the values of one feature are dealt out at random (permutation importance:
 * Breiman 2001; Fisher, Rudin and Dominici 2019, JMLR 20). Features that say the same share their importance.
 *
 * @param feature name of the column
 * @param aucLost fall of the area under the curve, mean over folds
 * @param logLossGained rise of the mean loss, in nats
 * @param error standard error of {@code logLossGained} over folds
 */
public record Importance(String feature, double aucLost, double logLossGained, double error) {
    /** More customers of a fold change the figures less than the folds differ. */
    private static final int MOST_OF_A_FOLD = 20_000;

    /** The importance of every column, greatest first. */
    static List<Importance> of(
            Model[] foldModels, Features features, double[] answers, Folds folds, Options options, Workers workers) {
        int columns = features.columns().size();
        double[][] auc = new double[columns][foldModels.length];
        double[][] loss = new double[columns][foldModels.length];
        workers.tasks(foldModels.length, fold -> {
            int[] held = folds.held(fold);
            int[] rows = Arrays.copyOf(held, Math.min(held.length, MOST_OF_A_FOLD));
            Features judged = features.rows(rows);
            double[] known = Candidate.at(answers, rows);
            double[] scores = foldModels[fold].scores(judged, Workers.caller());
            double wholeAuc = auc(scores, known);
            double wholeLoss = loss(scores, known);
            SplittableRandom random = new SplittableRandom(options.seed() + fold);
            for (int column = 0; column < columns; column++) {
                int[] order = Folds.shuffled(rows.length, random);
                double[] blinded = foldModels[fold].scores(judged.shuffled(column, order), Workers.caller());
                auc[column][fold] = wholeAuc - auc(blinded, known);
                loss[column][fold] = loss(blinded, known) - wholeLoss;
            }
        });
        List<Importance> importances = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double gained = mean(loss[column]);
            importances.add(new Importance(
                    features.names().get(column), mean(auc[column]), gained, errorOfMean(loss[column], gained)));
        }
        importances.sort(Comparator.comparingDouble((Importance importance) -> -importance.logLossGained));
        return importances;
    }

    private static double auc(double[] scores, double[] answers) {
        return Area.under(TieGroups.of(scores, answers)).value();
    }

    private static double loss(double[] scores, double[] answers) {
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            total += Loss.LOGISTIC.of(scores[i], answers[i]);
        }
        return total / scores.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double errorOfMean(double[] values, double mean) {
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
