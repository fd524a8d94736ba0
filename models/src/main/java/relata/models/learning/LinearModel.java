package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import relata.models.numerics.Workers;

/**
 * A regression with a quadratic penalty: logistic under {@link Loss#LOGISTIC}, ridge under {@link Loss#SQUARED}.
 *
 * <p>Numbers count in units of their standard deviation, kinds as marks against the most frequent kind, gaps as marks of their
 * own. Fitted by Newton's method (iteratively reweighted least squares: McCullagh and Nelder 1989; le Cessie and van Houwelingen
 * 1992, Applied Statistics 41, for the penalty).
 */
public final class LinearModel implements Model {
    /** A penalty that shrinks little, keeps perfectly separated or repeated columns finite, and suits most tables. */
    public static final double USUAL_PENALTY = 1;

    private final Loss loss;
    private final List<Column> columns;
    private final List<ColumnEffect> effects;
    private final List<Coefficient> coefficients;
    private final double base;

    /**
     * What one mark or one unit of a column changes.
     *
     * @param column name of the feature, {@code (intercept)} for the constant
     * @param kind the kind against the most frequent one; empty for the slope of a number
     * @param value change of the score for one unit or for this kind
     * @param standardError from the curvature of the penalized loss at its least
     */
    public record Coefficient(String column, String kind, double value, double standardError) {}

    private LinearModel(
            Loss loss, List<Column> columns, List<ColumnEffect> effects, List<Coefficient> coefficients, double base) {
        this.loss = loss;
        this.columns = columns;
        this.effects = effects;
        this.coefficients = coefficients;
        this.base = base;
    }

    /**
     * Fits by the least penalized loss.
     *
     * @param targets 0 or 1 for each customer, or an amount
     * @param penalty how strongly coefficients are drawn to 0, above 0; see {@link #USUAL_PENALTY}
     * @throws IllegalArgumentException where all answers are alike or there are fewer than two customers
     */
    public static LinearModel fit(Features features, double[] targets, Loss loss, double penalty, Workers workers) {
        loss.check(features, targets);
        if (!(penalty > 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("The penalty must be finite and above 0, not " + penalty);
        }
        Design design = new Design(features);
        PenalizedFit fit = new PenalizedFit(design, targets, loss, penalty, workers);
        double[] values = fit.coefficients();
        double[] errors = fit.standardErrors();
        List<ColumnEffect> effects = new ArrayList<>();
        List<Coefficient> coefficients = new ArrayList<>();
        coefficients.add(new Coefficient("(intercept)", "", values[0], errors[0]));
        for (ColumnEncoder encoder : design.encoders()) {
            effects.add(encoder.effect(values));
            coefficients.addAll(encoder.describe(values, errors));
        }
        return new LinearModel(loss, emptied(features), effects, coefficients, fit.meanScore());
    }

    @Override
    public Loss loss() {
        return loss;
    }

    public List<Coefficient> coefficients() {
        return List.copyOf(coefficients);
    }

    @Override
    public double[] scores(Features features, Workers workers) {
        features.requireColumnsOf(columns);
        double[] scores = new double[features.size()];
        workers.each(scores.length, (from, to) -> {
            double[] slice = new double[to - from];
            Arrays.fill(slice, base);
            for (int c = 0; c < effects.size(); c++) {
                effects.get(c).addTo(slice, from, to, features.columns().get(c));
            }
            System.arraycopy(slice, 0, scores, from, slice.length);
        });
        return scores;
    }

    @Override
    public Explanation explain(Features features, int row) {
        features.requireColumnsOf(columns);
        double[] contributions = new double[effects.size()];
        for (int c = 0; c < contributions.length; c++) {
            contributions[c] = effects.get(c).of(features.columns().get(c), row);
        }
        return Explanation.of(base, columns, contributions);
    }

    @Override
    public StoredModel stored() {
        List<StoredModel.Effect> stored = new ArrayList<>();
        for (int c = 0; c < effects.size(); c++) {
            stored.add(effects.get(c).stored(columns.get(c).name()));
        }
        return new StoredModel(loss, new StoredModel.Regression(base, stored, coefficients), null);
    }

    static LinearModel of(Loss loss, StoredModel.Regression stored) {
        return new LinearModel(
                loss,
                stored.effects().stream().map(ColumnEffect::column).toList(),
                stored.effects().stream().map(ColumnEffect::of).toList(),
                stored.coefficients(),
                stored.base());
    }

    /** The columns without their rows: what a model keeps to know its kind of table again. */
    static List<Column> emptied(Features features) {
        return features.rows(new int[0]).columns();
    }
}
