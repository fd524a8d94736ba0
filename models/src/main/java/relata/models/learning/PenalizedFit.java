package relata.models.learning;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import relata.models.numerics.Workers;

/** Newton's method for the penalized loss of a regression, with the curvature at the end. */
final class PenalizedFit {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;

    /** Parts of the table summed apart, a fixed number so that sums are the same with any number of threads. */
    private static final int PARTS = 16;

    private final Design design;
    private final double[] targets;
    private final Loss loss;
    private final double penalty;
    private final Workers workers;
    private Point point;

    /** The loss at some coefficients, with its gradient and its curvature. */
    private record Point(
            double[] coefficients, double value, double[] gradient, double[][] curvature, double meanScore) {
        CholeskyDecomposition factor() {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-8, 0);
        }
    }

    PenalizedFit(Design design, double[] targets, Loss loss, double penalty, Workers workers) {
        this.design = design;
        this.targets = targets;
        this.loss = loss;
        this.penalty = penalty;
        this.workers = workers;
        double[] start = new double[design.width()];
        start[0] = loss.score(Arrays.stream(targets).average().orElseThrow());
        point = evaluate(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            Point next = descend(point);
            boolean settled = point.value - next.value <= 1e-12 * (1 + Math.abs(next.value));
            point = next;
            if (settled) {
                return;
            }
        }
        throw new IllegalArgumentException("The regression found no least loss in " + MOST_STEPS + " steps");
    }

    double[] coefficients() {
        return point.coefficients;
    }

    double meanScore() {
        return point.meanScore;
    }

    double[] standardErrors() {
        var inverse = point.factor().getSolver().getInverse();
        double scale = loss == Loss.SQUARED ? residualVariance() : 1;
        double[] errors = new double[design.width()];
        Arrays.setAll(errors, i -> Math.sqrt(inverse.getEntry(i, i) * scale));
        return errors;
    }

    private double residualVariance() {
        double penalized = 0;
        for (int i = 1; i < point.coefficients.length; i++) {
            penalized += penalty / 2 * point.coefficients[i] * point.coefficients[i];
        }
        return 2 * Math.max(0, point.value - penalized) / Math.max(1, design.size() - design.width());
    }

    private Point descend(Point from) {
        double[] direction = from.factor()
                .getSolver()
                .solve(new ArrayRealVector(from.gradient, false))
                .toArray();
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
            double[] trial = from.coefficients.clone();
            for (int i = 0; i < trial.length; i++) {
                trial[i] -= length * direction[i];
            }
            Point reached = evaluate(trial);
            if (reached.value <= from.value) {
                return reached;
            }
        }
        return from;
    }

    private Point evaluate(double[] coefficients) {
        Sums[] parts = new Sums[PARTS];
        int size = design.size();
        workers.tasks(PARTS, part -> {
            parts[part] = new Sums(coefficients);
            parts[part].add((int) ((long) size * part / PARTS), (int) ((long) size * (part + 1) / PARTS));
        });
        Sums total = parts[0];
        for (int part = 1; part < PARTS; part++) {
            total.add(parts[part]);
        }
        return total.penalized();
    }

    private final class Sums {
        private final double[] coefficients;
        private final double[] gradient;
        private final double[][] curvature;
        private double value;
        private double scores;

        Sums(double[] coefficients) {
            this.coefficients = coefficients;
            this.gradient = new double[coefficients.length];
            this.curvature = new double[coefficients.length][coefficients.length];
        }

        void add(int from, int to) {
            int[] slots = new int[design.mostFilled()];
            double[] values = new double[design.mostFilled()];
            for (int row = from; row < to; row++) {
                int filled = design.encode(row, slots, values);
                double score = 0;
                for (int i = 0; i < filled; i++) {
                    score += coefficients[slots[i]] * values[i];
                }
                scores += score;
                value += loss.of(score, targets[row]);
                double mean = loss.mean(score);
                double slope = mean - targets[row];
                double weight = loss.curvature(mean);
                for (int i = 0; i < filled; i++) {
                    gradient[slots[i]] += slope * values[i];
                    double[] line = curvature[slots[i]];
                    double weighted = weight * values[i];
                    for (int j = 0; j <= i; j++) {
                        line[slots[j]] += weighted * values[j];
                    }
                }
            }
        }

        void add(Sums other) {
            value += other.value;
            scores += other.scores;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += other.gradient[i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += other.curvature[i][j];
                }
            }
        }

        Point penalized() {
            for (int i = 0; i < gradient.length; i++) {
                if (i > 0) {
                    value += penalty / 2 * coefficients[i] * coefficients[i];
                    gradient[i] += penalty * coefficients[i];
                    curvature[i][i] += penalty;
                }
                for (int j = 0; j < i; j++) {
                    curvature[j][i] = curvature[i][j];
                }
            }
            return new Point(coefficients, value, gradient, curvature, scores / design.size());
        }
    }
}
