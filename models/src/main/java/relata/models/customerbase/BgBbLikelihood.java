package relata.models.customerbase;

import relata.models.numerics.Objective;
import relata.models.numerics.Workers;

/**
 * Log-likelihood of BG/BB over the logarithms of alpha, beta, gamma, delta (Fader, Hardie and Shang 2010, formula 5),
 * in rising factorials, whose logarithms are tabulated. Either the customer is still there after all n opportunities,
 * or he left after one of those since his last purchase.
 */
final class BgBbLikelihood implements Objective {

    private final Cells cells;
    private final Workers workers;
    private final int most;

    BgBbLikelihood(Cells cells, Workers workers) {
        this.cells = cells;
        this.workers = workers;
        this.most = (int) cells.longestAge();
    }

    @Override
    public double evaluate(double[] logs, double[] gradient) {
        var tables = new Tables(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]), most);
        double[] totals = workers.sum(cells.size(), 5, (sums, from, to) -> {
            double[] slopes = new double[5];
            for (int i = from; i < to; i++) {
                double value = tables.logLikelihood(cells.histories().at(i), slopes);
                double n = cells.customersAt(i);
                sums[0] += n * value;
                for (int j = 1; j < 5; j++) {
                    sums[j] += n * slopes[j];
                }
            }
        });
        for (int j = 0; j < 4; j++) {
            gradient[j] = Math.exp(logs[j]) * totals[j + 1];
        }
        return totals[0];
    }

    /** Logarithms of rising factorials at given parameters, up to {@code most} opportunities. */
    static final class Tables {

        private final Rising alphas;
        private final Rising betas;
        private final Rising alphaBetas;
        private final Rising deltas;
        private final Rising gammaDeltas;
        private final double gamma;
        private final double logGamma;

        Tables(double alpha, double beta, double gamma, double delta, int most) {
            this.alphas = new Rising(alpha, most);
            this.betas = new Rising(beta, most);
            this.alphaBetas = new Rising(alpha + beta, most);
            this.deltas = new Rising(delta, most);
            this.gammaDeltas = new Rising(gamma + delta, most + 1);
            this.gamma = gamma;
            this.logGamma = Math.log(gamma);
        }

        /** Logarithm of the probability of these purchases and of being there after all opportunities. */
        double logStays(History history) {
            int n = (int) history.age();
            return buys(history.purchases(), n) + deltas.log(n) - gammaDeltas.log(n);
        }

        /** Logarithm of the probability of these purchases and of having left after the opportunity {@code at}. */
        private double logLeft(int purchases, int at) {
            return buys(purchases, at) + logGamma + deltas.log(at) - gammaDeltas.log(at + 1);
        }

        /** Logarithm of the probability of purchases at {@code purchases} given ones among {@code n} opportunities. */
        double buys(int purchases, int n) {
            return alphas.log(purchases) + betas.log(n - purchases) - alphaBetas.log(n);
        }

        double logLikelihood(History history) {
            double log = logStays(history);
            for (int at = (int) history.last(); at < (int) history.age(); at++) {
                double left = logLeft(history.purchases(), at);
                log = Math.max(log, left) + Math.log1p(Math.exp(-Math.abs(log - left)));
            }
            return log;
        }

        /**
         * The log-likelihood of a customer; writes its slopes in alpha, beta, gamma, delta into {@code slopes} from
         * index 1.
         */
        double logLikelihood(History history, double[] slopes) {
            double all = logLikelihood(history);
            int x = history.purchases();
            int n = (int) history.age();
            slopes[1] = alphas.slope(x);
            slopes[2] = slopes[3] = slopes[4] = 0;
            add(Math.exp(logStays(history) - all), x, n, n, 0, slopes);
            for (int at = (int) history.last(); at < n; at++) {
                add(Math.exp(logLeft(x, at) - all), x, at, at + 1, 1 / gamma, slopes);
            }
            return all;
        }

        private void add(double share, int x, int at, int leaving, double slopeGamma, double[] slopes) {
            slopes[1] -= share * alphaBetas.slope(at);
            slopes[2] += share * (betas.slope(at - x) - alphaBetas.slope(at));
            slopes[3] += share * (slopeGamma - gammaDeltas.slope(leaving));
            slopes[4] += share * (deltas.slope(at) - gammaDeltas.slope(leaving));
        }
    }

    /** ln (c)_n for n = 0 to {@code most}, and its slope in c. */
    private static final class Rising {

        private final double[] logs;
        private final double[] slopes;

        Rising(double c, int most) {
            logs = new double[most + 1];
            slopes = new double[most + 1];
            for (int n = 0; n < most; n++) {
                logs[n + 1] = logs[n] + Math.log(c + n);
                slopes[n + 1] = slopes[n] + 1 / (c + n);
            }
        }

        double log(int n) {
            return logs[n];
        }

        double slope(int n) {
            return slopes[n];
        }
    }
}
