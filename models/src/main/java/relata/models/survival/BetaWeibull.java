package relata.models.survival;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.special.Gamma;
import relata.models.numerics.Check;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Objective;
import relata.models.numerics.Variates;

/**
 * Contracts that can be ended once a period, by customers whose readiness to end is beta distributed. The share alive
 * after t periods is B(alpha, beta + t^c) / B(alpha, beta).
 *
 * <ul>
 *   <li>sBG, the shifted-beta-geometric model: c = 1 (Fader and Hardie 2007, How to project customer retention, Journal
 *     of Interactive
 *       Marketing 21(1)). Retention rises with age only because the ready ones leave first.
 *   <li>BdW, the beta-discrete-Weibull model: c above one where a customer's own readiness grows with age, below one
 *     where it
 *       falls (Fader, Hardie, Liu, Davin and Steenburgh 2018, "How to project customer retention" revisited, Journal of
 *       Interactive Marketing 43).
 * </ul>
 *
 * @param alpha first shape of the readiness over customers
 * @param beta second shape of it
 * @param c how readiness changes with age
 */
public record BetaWeibull(double alpha, double beta, double c) {

    /** Refuses parameters that are not above zero. */
    public BetaWeibull {
        Check.positive("alpha", alpha);
        Check.positive("beta", beta);
        Check.positive("c", c);
    }

    /** The sBG under which the contracts are most likely; refuses those of which none or all ended in one period. */
    public static Fit<BetaWeibull> fitShifted(Retention retention) {
        retention.requireDifferences("sBG", 2);
        double[] start = {1, 2};
        Objective whole = logLikelihood(retention);
        Estimates estimates =
                Estimates.maximize(List.of("alpha", "beta"), start, retention.contracts(), (logs, gradient) -> {
                    double[] slopes = new double[3];
                    double value = whole.evaluate(new double[] {logs[0], logs[1], 0}, slopes);
                    System.arraycopy(slopes, 0, gradient, 0, 2);
                    return value;
                });
        return new Fit<>(new BetaWeibull(estimates.value(0), estimates.value(1), 1), estimates, retention.contracts());
    }

    /**
     * The BdW under which the contracts are most likely; refuses those that ended after fewer than three different
     * periods.
     */
    public static Fit<BetaWeibull> fit(Retention retention) {
        retention.requireDifferences("BdW", 3);
        double[] start = {1, 2, 1};
        Estimates estimates = Estimates.maximize(
                List.of("alpha", "beta", "c"), start, retention.contracts(), logLikelihood(retention));
        double[] found = estimates.values();
        return new Fit<>(new BetaWeibull(found[0], found[1], found[2]), estimates, retention.contracts());
    }

    /** The share of contracts that live longer than so many periods. */
    public double survival(int periods) {
        return Math.exp(logSurvival(periods));
    }

    /**
     * The share of contracts alive after {@code period} - 1 periods that are alive after {@code period}, one or more.
     */
    public double retention(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("The first period is 1, not " + period);
        }
        return Math.exp(logSurvival(period) - logSurvival(period - 1));
    }

    /**
     * How many periods more a contract alive after {@code lasted} will be paid for, if each is paid at its beginning
     * and discounted: sum over t from 1 to {@code ahead} of S(lasted + t) / S(lasted) / (1+d)^t.
     *
     * @param discount of a period, zero or more
     */
    public double expectedPeriods(int lasted, int ahead, double discount) {
        Check.discount(discount);
        double from = logSurvival(lasted);
        double sum = 0;
        for (int t = 1; t <= ahead; t++) {
            sum += Math.exp(logSurvival(lasted + t) - from - t * Math.log1p(discount));
        }
        return sum;
    }

    /**
     * The period after which a new contract may end, at most {@code longest} + 1 for one that outlives {@code longest}.
     */
    public int simulate(int longest, RandomGenerator random) {
        double stays = Math.log1p(-Variates.beta(random, alpha, beta));
        double periods = Math.ceil(Math.pow(random.nextExponential() / -stays, 1 / c));
        return (int) Math.clamp(periods, 1, longest + 1.0);
    }

    private double logSurvival(int periods) {
        if (periods < 0) {
            throw new IllegalArgumentException("A number of periods cannot be " + periods);
        }
        double more = Math.pow(periods, c);
        return Gamma.logGamma(beta + more)
                - Gamma.logGamma(beta)
                - Gamma.logGamma(alpha + beta + more)
                + Gamma.logGamma(alpha + beta);
    }

    /** Over the logarithms of alpha, beta, c: sum of ended ln(S(t-1) - S(t)) and of going ln S(t). */
    static Objective logLikelihood(Retention retention) {
        return (logs, gradient) -> {
            var model = new BetaWeibull(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]));
            double value = 0;
            double before = 0;
            double[] slopesBefore = new double[3];
            Arrays.fill(gradient, 0);
            for (int t = 0; t <= retention.periods(); t++) {
                double log = model.logSurvival(t);
                double[] slopes = model.slopes(t);
                double ended = retention.endedAfter(t);
                double going = retention.goingAfter(t);
                if (ended > 0) {
                    double fall = -Math.expm1(log - before);
                    value += ended * (before + Math.log(fall));
                    for (int j = 0; j < 3; j++) {
                        gradient[j] += ended * (slopesBefore[j] - (1 - fall) * slopes[j]) / fall;
                    }
                }
                value += going * log;
                for (int j = 0; j < 3; j++) {
                    gradient[j] += going * slopes[j];
                }
                before = log;
                slopesBefore = slopes;
            }
            return value;
        };
    }

    /** Slopes of ln S(t) in the logarithms of alpha, beta, c. */
    private double[] slopes(int periods) {
        double more = Math.pow(periods, c);
        double both = Gamma.digamma(alpha + beta) - Gamma.digamma(alpha + beta + more);
        double own = Gamma.digamma(beta + more) - Gamma.digamma(beta);
        double inMore = Gamma.digamma(beta + more) - Gamma.digamma(alpha + beta + more);
        double moreInC = periods == 0 ? 0 : more * Math.log(periods) * c;
        return new double[] {alpha * both, beta * (own + both), inMore * moreInC};
    }
}
