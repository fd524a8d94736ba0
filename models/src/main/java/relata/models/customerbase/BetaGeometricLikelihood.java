package relata.models.customerbase;

import java.util.List;
import relata.models.numerics.Estimates;
import relata.models.numerics.Objective;
import relata.models.numerics.Workers;

/**
 * Log-likelihood of BG/NBD ({@code chances} = 0: customers may leave after each repeat purchase; Fader, Hardie and Lee
 * 2005) and MBG/NBD ({@code chances} = 1: also after the first; Batislam, Denizel and Filiztekin 2007), over the
 * logarithms of r, alpha, a, b. With k = x + chances occasions to leave, a customer adds
 *
 * <pre>
 * sum_{j<x} ln(r+j) + sum_{j<k} [ln(b+j) - ln(a+b+j)] + r ln(alpha)
 *   + ln( (alpha+T)^-(r+x) + [k>0] a/(b+k-1) (alpha+t_x)^-(r+x) )
 * </pre>
 *
 * No gamma functions: what depends on x alone is summed once per x, logarithms of times once per distinct time.
 */
final class BetaGeometricLikelihood implements Objective {

    private final int chances;
    private final Workers workers;
    private final PurchaseCounts counts;
    private final int[] purchases;
    private final double[] customers;
    private final TimeTable last;
    private final TimeTable age;

    BetaGeometricLikelihood(Cells cells, int chances, Workers workers) {
        this.chances = chances;
        this.workers = workers;
        this.counts = PurchaseCounts.of(cells);
        this.purchases = new int[cells.size()];
        this.customers = new double[cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            purchases[i] = cells.histories().purchasesAt(i);
            customers[i] = cells.customersAt(i);
        }
        this.last = TimeTable.of(cells.size(), cells.histories()::lastAt);
        this.age = TimeTable.of(cells.size(), cells.histories()::ageAt);
    }

    /** The estimates of r, alpha, a and b. */
    static Estimates maximize(Cells cells, int chances, Workers workers) {
        double[] start = {0.5, cells.meanAge() / 3, 1, 2};
        return WarmStart.maximize(
                List.of("r", "alpha", "a", "b"),
                start,
                cells,
                from -> new BetaGeometricLikelihood(from, chances, workers));
    }

    @Override
    public double evaluate(double[] logs, double[] gradient) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double a = Math.exp(logs[2]);
        double b = Math.exp(logs[3]);
        double[] timed = timed(r, alpha, a, b);
        double value = timed[0] + counts.customers() * r * logs[1];
        double slopeR = timed[1] + counts.customers() * logs[1];
        double slopeAlpha = timed[2] + counts.customers() * r / alpha;
        double slopeA = timed[3] / a;
        double slopeB = -timed[4];
        double[] rising = new double[2];
        counts.addLogRising(r, rising);
        value += rising[0];
        slopeR += rising[1];
        for (int j = 0; j < counts.most() + chances; j++) {
            double staying = counts.above(j - chances);
            value -= staying * Math.log1p(a / (b + j));
            slopeA -= staying / (a + b + j);
            slopeB += staying * a / ((b + j) * (a + b + j));
        }
        gradient[0] = r * slopeR;
        gradient[1] = alpha * slopeAlpha;
        gradient[2] = a * slopeA;
        gradient[3] = b * slopeB;
        return value;
    }

    /**
     * Sums over cells of the last term, its slopes in r and alpha, the weights of having left, and these over b+k-1.
     */
    private double[] timed(double r, double alpha, double a, double b) {
        double[] logAge = age.logsOfSum(alpha);
        double[] logLast = last.logsOfSum(alpha);
        double[] inverseAge = age.inversesOfSum(alpha);
        double[] inverseLast = last.inversesOfSum(alpha);
        double[] logOdds = logOddsOfLeaving(a, b);
        return workers.sum(purchases.length, 5, (totals, from, to) -> {
            double value = 0;
            double slopeR = 0;
            double slopeAlpha = 0;
            double left = 0;
            double leftOverB = 0;
            for (int i = from; i < to; i++) {
                int x = purchases[i];
                double n = customers[i];
                int atAge = age.at(i);
                double rx = r + x;
                int k = x + chances;
                if (k == 0) {
                    value -= n * rx * logAge[atAge];
                    slopeR -= n * logAge[atAge];
                    slopeAlpha -= n * rx * inverseAge[atAge];
                    continue;
                }
                int atLast = last.at(i);
                double difference = logOdds[k] + rx * (logAge[atAge] - logLast[atLast]);
                double small = Math.exp(-Math.abs(difference));
                double gone = (difference > 0 ? 1 : small) / (1 + small);
                value += n * (Math.log1p(small) + Math.max(difference, 0) - rx * logAge[atAge]);
                slopeR -= n * ((1 - gone) * logAge[atAge] + gone * logLast[atLast]);
                slopeAlpha -= n * rx * ((1 - gone) * inverseAge[atAge] + gone * inverseLast[atLast]);
                left += n * gone;
                leftOverB += n * gone / (b + k - 1);
            }
            totals[0] += value;
            totals[1] += slopeR;
            totals[2] += slopeAlpha;
            totals[3] += left;
            totals[4] += leftOverB;
        });
    }

    private double[] logOddsOfLeaving(double a, double b) {
        double[] logs = new double[counts.most() + chances + 1];
        double logA = Math.log(a);
        for (int k = 1; k < logs.length; k++) {
            logs[k] = logA - Math.log(b + k - 1);
        }
        return logs;
    }
}
