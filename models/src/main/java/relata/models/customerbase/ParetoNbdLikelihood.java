package relata.models.customerbase;

import relata.models.numerics.Objective;
import relata.models.numerics.Workers;

/**
 * Log-likelihood of Pareto/NBD over the logarithms of r, alpha, s, beta. A customer adds
 *
 * <pre>
 * sum_{j<x} ln(r+j) + r ln(alpha) + s ln(beta) + ln( (alpha+T)^-(r+x) (beta+T)^-s + s I )
 * </pre>
 *
 * with the {@linkplain LeavingIntegral integral} I over the times at which he may have left.
 */
final class ParetoNbdLikelihood implements Objective {

    private final Cells cells;
    private final Workers workers;
    private final PurchaseCounts counts;

    ParetoNbdLikelihood(Cells cells, Workers workers) {
        this.cells = cells;
        this.workers = workers;
        this.counts = PurchaseCounts.of(cells);
    }

    @Override
    public double evaluate(double[] logs, double[] gradient) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double s = Math.exp(logs[2]);
        double beta = Math.exp(logs[3]);
        double[] timed =
                workers.sum(cells.size(), 5, (totals, from, to) -> addTimed(r, alpha, s, beta, totals, from, to));
        double customers = counts.customers();
        double[] rising = new double[2];
        counts.addLogRising(r, rising);
        gradient[0] = r * (rising[1] + customers * logs[1] + timed[1]);
        gradient[1] = customers * r + alpha * timed[2];
        gradient[2] = s * (customers * logs[3] + timed[3]);
        gradient[3] = customers * s + beta * timed[4];
        return rising[0] + customers * (r * logs[1] + s * logs[3]) + timed[0];
    }

    /** Adds the last term of the cells and its slopes in r, alpha, s, beta. */
    private void addTimed(double r, double alpha, double s, double beta, double[] totals, int from, int to) {
        var integral = new LeavingIntegral(r, alpha, s, beta);
        Histories histories = cells.histories();
        double logS = Math.log(s);
        for (int i = from; i < to; i++) {
            int x = histories.purchasesAt(i);
            double age = histories.ageAt(i);
            double n = cells.customersAt(i);
            double rx = r + x;
            double logAlpha = Math.log(alpha + age);
            double logBeta = Math.log(beta + age);
            double stays = -rx * logAlpha - s * logBeta;
            integral.over(x, histories.lastAt(i), age);
            double left = logS + integral.log();
            double most = Math.max(stays, left);
            double log = most + Math.log1p(Math.exp(-Math.abs(stays - left)));
            double gone = Math.exp(left - log);
            double here = 1 - gone;
            totals[0] += n * log;
            totals[1] -= n * (here * logAlpha + gone * integral.meanLogAlpha());
            totals[2] -= n * rx * (here / (alpha + age) + gone * integral.meanInverseAlpha());
            totals[3] -= n * (here * logBeta + gone * (integral.meanLogBeta() - 1 / s));
            totals[4] -= n * (here * s / (beta + age) + gone * (s + 1) * integral.meanInverseBeta());
        }
    }
}
