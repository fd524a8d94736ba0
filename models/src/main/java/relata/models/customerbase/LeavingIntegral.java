package relata.models.customerbase;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The likelihood of having left between the last purchase and now under Pareto/NBD: the integral from t_x to T of
 * (alpha+u)^-(r+x) (beta+u)^-(s+1) du, which Schmittlein, Morrison and Colombo 1987 write as a difference of two
 * hypergeometric functions. Those overflow or cancel for frequent buyers; the integrand is positive, so nothing cancels
 * here.
 *
 * <p>Over w = ln(min(alpha, beta) + u) the integrand is log-concave, so that it falls fastest at T. Gauss-Legendre
 * panels of 20 points, narrow enough for that slope and for the nearest singularity at a distance of pi, give 12 digits
 * and more.
 */
final class LeavingIntegral {

    private static final int POINTS = 20;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];
    private static final double STEEPEST_PANEL = 12;
    private static final double WIDEST_PANEL = 4;

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private double log;
    private double meanLogAlpha;
    private double meanLogBeta;
    private double meanInverseAlpha;
    private double meanInverseBeta;

    LeavingIntegral(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /** Integrates for a customer; the results stand until the next call. */
    void over(int purchases, double last, double age) {
        double nearer = Math.min(alpha, beta);
        double gap = Math.abs(alpha - beta);
        double fallNear = alpha <= beta ? r + purchases : s + 1;
        double fallFar = alpha <= beta ? s + 1 : r + purchases;
        double from = Math.log(nearer + last);
        double to = Math.log(nearer + age);
        double scale = (1 - fallNear) * from - fallFar * Math.log(gap + nearer + last);
        double steepest = fallNear + fallFar * (nearer + age) / (gap + nearer + age);
        double panel = Math.min(WIDEST_PANEL, STEEPEST_PANEL / steepest);
        double sum = 0;
        double nearLogs = 0;
        double farLogs = 0;
        double nearInverses = 0;
        double farInverses = 0;
        while (from < to) {
            double end = to - from < 1.01 * panel ? to : from + panel;
            double half = (end - from) / 2;
            double middle = (end + from) / 2;
            double before = sum;
            for (int i = 0; i < POINTS; i++) {
                double logNear = middle + half * NODES[i];
                double near = Math.exp(logNear);
                double logFar = Math.log(gap + near);
                double mass = half * WEIGHTS[i] * Math.exp((1 - fallNear) * logNear - fallFar * logFar - scale);
                sum += mass;
                nearLogs += mass * logNear;
                farLogs += mass * logFar;
                nearInverses += mass / near;
                farInverses += mass / (gap + near);
            }
            if (sum - before < 1e-17 * sum) {
                break;
            }
            from = end;
        }
        if (sum == 0) {
            log = Double.NEGATIVE_INFINITY;
            return;
        }
        log = scale + Math.log(sum);
        boolean alphaIsNear = alpha <= beta;
        meanLogAlpha = (alphaIsNear ? nearLogs : farLogs) / sum;
        meanLogBeta = (alphaIsNear ? farLogs : nearLogs) / sum;
        meanInverseAlpha = (alphaIsNear ? nearInverses : farInverses) / sum;
        meanInverseBeta = (alphaIsNear ? farInverses : nearInverses) / sum;
    }

    /** Logarithm of the integral; minus infinity where the last purchase is now. */
    double log() {
        return log;
    }

    /** Mean of ln(alpha+u) under the integrand. */
    double meanLogAlpha() {
        return meanLogAlpha;
    }

    /** Mean of ln(beta+u) under the integrand. */
    double meanLogBeta() {
        return meanLogBeta;
    }

    /** Mean of 1/(alpha+u) under the integrand. */
    double meanInverseAlpha() {
        return meanInverseAlpha;
    }

    /** Mean of 1/(beta+u) under the integrand. */
    double meanInverseBeta() {
        return meanInverseBeta;
    }
}
