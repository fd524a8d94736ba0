package relata.models.value;

import org.hipparchus.special.Gamma;
import relata.models.numerics.Objective;
import relata.models.numerics.Workers;

/**
 * Log-likelihood of Gamma-Gamma over the logarithms of p, q, v. A customer with x purchases at a mean of m adds
 *
 * <pre>
 * ln Gamma(px+q) - ln Gamma(px) - ln Gamma(q) + q ln(v) + (px-1) ln(m) + px ln(x) - (px+q) ln(v+xm)
 * </pre>
 *
 * Gamma functions are computed once per x.
 */
final class GammaGammaLikelihood implements Objective {

    private final Spends spends;
    private final Workers workers;
    private final double[] customers;
    private final double logMeans;
    private final double logTotals;

    GammaGammaLikelihood(Spends spends, Workers workers) {
        this.spends = spends;
        this.workers = workers;
        int most = 0;
        for (int i = 0; i < spends.size(); i++) {
            most = Math.max(most, spends.purchasesAt(i));
        }
        this.customers = new double[most + 1];
        double sumOfLogs = 0;
        double sumOfTotals = 0;
        for (int i = 0; i < spends.size(); i++) {
            int x = spends.purchasesAt(i);
            customers[x]++;
            double log = Math.log(spends.meanAt(i));
            sumOfLogs += log;
            sumOfTotals += x * (Math.log(x) + log);
        }
        this.logMeans = sumOfLogs;
        this.logTotals = sumOfTotals;
    }

    @Override
    public double evaluate(double[] logs, double[] gradient) {
        double p = Math.exp(logs[0]);
        double q = Math.exp(logs[1]);
        double v = Math.exp(logs[2]);
        double[] reach = reach(v);
        double value = spends.size() * (q * logs[2] - Gamma.logGamma(q))
                + p * logTotals
                - logMeans
                - p * reach[0]
                - q * reach[1];
        double slopeP = logTotals - reach[0];
        double slopeQ = spends.size() * (logs[2] - Gamma.digamma(q)) - reach[1];
        for (int x = 1; x < customers.length; x++) {
            if (customers[x] > 0) {
                value += customers[x] * (Gamma.logGamma(p * x + q) - Gamma.logGamma(p * x));
                double both = Gamma.digamma(p * x + q);
                slopeP += customers[x] * x * (both - Gamma.digamma(p * x));
                slopeQ += customers[x] * both;
            }
        }
        gradient[0] = p * slopeP;
        gradient[1] = q * slopeQ;
        gradient[2] = spends.size() * q - v * (p * reach[2] + q * reach[3]);
        return value;
    }

    /** Sums over customers of x ln(v+xm), ln(v+xm), x/(v+xm), 1/(v+xm). */
    private double[] reach(double v) {
        return workers.sum(spends.size(), 4, (totals, from, to) -> {
            for (int i = from; i < to; i++) {
                int x = spends.purchasesAt(i);
                double total = v + x * spends.meanAt(i);
                double log = Math.log(total);
                totals[0] += x * log;
                totals[1] += log;
                totals[2] += x / total;
                totals[3] += 1 / total;
            }
        });
    }
}
