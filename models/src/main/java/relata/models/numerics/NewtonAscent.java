package relata.models.numerics;

import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;

/**
 * Climbs to a maximum of a smooth function of a few variables by Newton's method. The Hessian is taken by central
 * differences of the analytic gradient; where it is not negative definite, its eigenvalues are reflected, so that every
 * step leads uphill (Nocedal and Wright, Numerical Optimization, 2006, section 3.4); a step is halved until it gains.
 */
public final class NewtonAscent {

    private static final int MAX_STEPS = 200;
    private static final int MAX_BORROWED_STEPS = 6;
    private static final int MAX_HALVINGS = 40;
    private static final double DIFFERENCE = 1e-4;
    private static final double LONGEST_STEP = 2;

    private final Objective objective;
    private final int dimension;

    private NewtonAscent(Objective objective, int dimension) {
        this.objective = objective;
        this.dimension = dimension;
    }

    /**
     * Where an ascent ended.
     *
     * @param point the place
     * @param value the function there
     * @param information minus the Hessian there
     * @param steps how many Newton steps were taken
     * @param converged whether a further step would gain nothing that arithmetic could show
     */
    public record Optimum(double[] point, double value, double[][] information, int steps, boolean converged) {}

    /** Climbs from {@code start}, whose units should be such that a step of one is a notable change. */
    public static Optimum maximize(Objective objective, double[] start) {
        return new NewtonAscent(objective, start.length).climb(start.clone(), null);
    }

    /**
     * Climbs from {@code start}, close to the top, with steps by a Hessian that is about right (of coarser data, say)
     * as long as they lead on; the true one, which costs twice as many evaluations as there are variables, is then
     * taken once, at the top.
     *
     * @param information minus the Hessian that is about right
     */
    public static Optimum maximize(Objective objective, double[] start, double[][] information) {
        return new NewtonAscent(objective, start.length).climb(start.clone(), information);
    }

    private Optimum climb(double[] point, double @Nullable [][] about) {
        double[] gradient = new double[dimension];
        double value = objective.evaluate(point, gradient);
        if (!Double.isFinite(value)) {
            throw new Unlearnable(
                    Unlearnable.Reason.UNDETERMINED,
                    Map.of(),
                    "The function is not finite where the ascent should start");
        }
        for (int step = 0; ; step++) {
            double[][] information = about != null && step < MAX_BORROWED_STEPS ? about : information(point);
            double[] direction = direction(information, gradient);
            double gain = dot(direction, gradient) / 2;
            boolean flat = gain <= Math.max(1e-10, 1e-15 * Math.abs(value));
            double[] trial = new double[dimension];
            double higher = flat || step == MAX_STEPS ? value : advance(point, value, direction, trial, gradient);
            if (higher > value) {
                point = trial;
                value = higher;
            } else if (information == about) {
                about = null;
            } else {
                return new Optimum(point, value, information, step, flat || gain < 1e-6);
            }
        }
    }

    /**
     * Goes along {@code direction}, half as far each time until it gains; answers the value, and minus infinity where
     * nothing gains.
     */
    private double advance(double[] point, double value, double[] direction, double[] trial, double[] gradient) {
        double slope = dot(direction, gradient);
        double[] trialGradient = new double[dimension];
        double length = Math.min(1, LONGEST_STEP / longest(direction));
        for (int halving = 0; halving < MAX_HALVINGS; halving++, length /= 2) {
            for (int i = 0; i < dimension; i++) {
                trial[i] = point[i] + length * direction[i];
            }
            double trialValue = objective.evaluate(trial, trialGradient);
            if (Double.isFinite(trialValue) && trialValue > value + 1e-4 * length * slope) {
                System.arraycopy(trialGradient, 0, gradient, 0, dimension);
                return trialValue;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private double[][] information(double[] point) {
        double[][] rows = new double[dimension][dimension];
        double[] above = new double[dimension];
        double[] below = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            double[] shifted = point.clone();
            shifted[i] = point[i] + DIFFERENCE;
            objective.evaluate(shifted, above);
            shifted[i] = point[i] - DIFFERENCE;
            objective.evaluate(shifted, below);
            for (int j = 0; j < dimension; j++) {
                rows[i][j] = (below[j] - above[j]) / (2 * DIFFERENCE);
            }
        }
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] = rows[j][i] = (rows[i][j] + rows[j][i]) / 2;
            }
        }
        return rows;
    }

    private double[] direction(double[][] information, double[] gradient) {
        var decomposition = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(information, false));
        double[] eigenvalues = decomposition.getEigenvalues();
        double floor = Math.max(1e-12, 1e-10 * longest(eigenvalues));
        double[] direction = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            double[] axis = decomposition.getEigenvector(k).toArray();
            double stretch = dot(axis, gradient) / Math.max(floor, Math.abs(eigenvalues[k]));
            for (int i = 0; i < dimension; i++) {
                direction[i] += stretch * axis[i];
            }
        }
        return direction;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double longest(double[] vector) {
        double longest = 0;
        for (double component : vector) {
            longest = Math.max(longest, Math.abs(component));
        }
        return longest;
    }
}
