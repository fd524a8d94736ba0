package relata.models.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Maximum likelihood estimates of positive parameters with their standard errors. The ascent runs over logarithms; the
 * covariance is the inverse of the observed information there, and a standard error is carried to the parameter's own
 * unit by the delta method.
 *
 * <p>A parameter that the data would send to zero or infinity (customers who never differ, or never leave) is stopped
 * by a wall a factor of {@value #REACH} from where the search began, and a prior too faint to be seen in any printed
 * digit keeps one that the data do not touch where the search began. {@link #undetermined} names both kinds.
 */
public final class Estimates {

    /** The factor between the start and the walls. */
    public static final double REACH = 2000;

    private static final double LOG_REACH = Math.log(REACH);
    private static final double FAINT = 1e-6;

    private final List<String> names;
    private final double[] logs;
    private final double[][] deviations;
    private final double[] standardErrors;
    private final double logLikelihood;
    private final List<String> undetermined;

    private Estimates(
            List<String> names, double[] logs, double[][] deviations, double logLikelihood, List<String> undetermined) {
        this.names = List.copyOf(names);
        this.logs = logs;
        this.deviations = deviations;
        this.standardErrors = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            standardErrors[i] = Math.exp(logs[i]) * length(deviations[i]);
        }
        this.logLikelihood = logLikelihood;
        this.undetermined = List.copyOf(undetermined);
    }

    /**
     * The parameters that make {@code logLikelihood}, a function of their logarithms, largest.
     *
     * @param start a value of each parameter from which to search, of the parameter's order of magnitude
     * @param weight how many observations the likelihood sums, which makes the walls strong enough
     * @throws Unlearnable where the data do not determine the parameters
     */
    public static Estimates maximize(List<String> names, double[] start, double weight, Objective logLikelihood) {
        double[] centre = logs(start);
        return of(names, centre, logLikelihood, NewtonAscent.maximize(walled(logLikelihood, centre, weight), centre));
    }

    /**
     * The same in two climbs, the second from where the first ended.
     *
     * @param coarse a likelihood that is quick to compute and whose top is close to that of {@code logLikelihood}
     */
    public static Estimates maximize(
            List<String> names, double[] start, double weight, Objective coarse, Objective logLikelihood) {
        double[] centre = logs(start);
        var near = NewtonAscent.maximize(walled(coarse, centre, weight), centre);
        var optimum = NewtonAscent.maximize(walled(logLikelihood, centre, weight), near.point(), near.information());
        return of(names, centre, logLikelihood, optimum);
    }

    private static Estimates of(
            List<String> names, double[] centre, Objective logLikelihood, NewtonAscent.Optimum optimum) {
        double[][] deviations = deviations(optimum.information());
        if (!optimum.converged() || deviations.length == 0) {
            throw new Unlearnable(
                    Unlearnable.Reason.UNDETERMINED,
                    Map.of(),
                    "The data do not determine the parameters " + String.join(", ", names)
                            + ": their likelihood has no single highest point");
        }
        var undetermined = new ArrayList<String>();
        for (int i = 0; i < centre.length; i++) {
            if (Math.abs(optimum.point()[i] - centre[i]) > LOG_REACH || length(deviations[i]) > 1) {
                undetermined.add(names.get(i));
            }
        }
        double value = logLikelihood.evaluate(optimum.point(), new double[centre.length]);
        return new Estimates(names, optimum.point(), deviations, value, undetermined);
    }

    /**
     * What of estimates is to be stored, so that {@link #of} makes them again: the logarithms of the parameters, and for
     * each the independent deviations that it sums.
     */
    public record Stored(
            List<String> names,
            double[] logs,
            double[][] deviations,
            double logLikelihood,
            List<String> undetermined) {}

    public Stored stored() {
        return new Stored(names, logs, deviations, logLikelihood, undetermined);
    }

    /** The estimates that were stored. */
    public static Estimates of(Stored stored) {
        return new Estimates(
                stored.names(), stored.logs(), stored.deviations(), stored.logLikelihood(), stored.undetermined());
    }

    /** What the parameters are called in formulas. */
    public List<String> names() {
        return names;
    }

    /** The estimate of the parameter at {@code index} of {@link #names}. */
    public double value(int index) {
        return Math.exp(logs[index]);
    }

    /** The estimates in the order of {@link #names}. */
    public double[] values() {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** Their standard errors, each in its parameter's unit. */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /** The logarithm of the likelihood at the estimates. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Names of parameters that the data would send to zero or infinity, or do not know within a factor of e: their
     * errors mean little.
     */
    public List<String> undetermined() {
        return undetermined;
    }

    /**
     * Parameters as they might be as well: a draw from the normal distribution of their logarithms around the
     * estimates. {@linkplain #undetermined Undetermined} ones stay where they are, because no such distribution tells
     * where they lie.
     */
    public double[] draw(RandomGenerator random) {
        double[] drawn = logs.clone();
        for (int k = 0; k < logs.length; k++) {
            double normal = random.nextGaussian();
            for (int i = 0; i < logs.length; i++) {
                drawn[i] += deviations[i][k] * normal;
            }
        }
        for (int i = 0; i < logs.length; i++) {
            drawn[i] = Math.exp(undetermined.contains(names.get(i)) ? logs[i] : drawn[i]);
        }
        return drawn;
    }

    private static Objective walled(Objective logLikelihood, double[] centre, double weight) {
        return (point, gradient) -> {
            double value = logLikelihood.evaluate(point, gradient);
            for (int i = 0; i < centre.length; i++) {
                double off = point[i] - centre[i];
                value -= FAINT * off * off / 2;
                gradient[i] -= FAINT * off;
                double beyond = Math.abs(off) - LOG_REACH;
                if (beyond > 0) {
                    value -= weight * beyond * beyond / 2;
                    gradient[i] -= weight * beyond * Math.signum(off);
                }
            }
            return value;
        };
    }

    /**
     * A square root of the inverse: row i holds the independent deviations that parameter i sums; empty where there is
     * none.
     */
    private static double[][] deviations(double[][] information) {
        var decomposition = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(information));
        double[] eigenvalues = decomposition.getEigenvalues();
        double largest = Arrays.stream(eigenvalues).max().orElse(0);
        double[][] rows = new double[information.length][information.length];
        for (int k = 0; k < eigenvalues.length; k++) {
            if (!(eigenvalues[k] > -1e-6 * largest)) {
                return new double[0][];
            }
            double[] axis = decomposition.getEigenvector(k).toArray();
            for (int i = 0; i < axis.length; i++) {
                rows[i][k] = axis[i] / Math.sqrt(Math.max(eigenvalues[k], FAINT));
            }
        }
        return rows;
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double component : vector) {
            squares += component * component;
        }
        return Math.sqrt(squares);
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
