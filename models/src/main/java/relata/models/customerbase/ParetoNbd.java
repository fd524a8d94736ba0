package relata.models.customerbase;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.hipparchus.special.Gamma;
import relata.models.numerics.Check;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Variates;
import relata.models.numerics.Workers;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987, Counting your customers: who are they and what will they do
 * next?, Management Science 33(1); formulas after Fader and Hardie, note 9 of brucehardie.com). A customer may leave at
 * any time, so that silence alone counts.
 *
 * @param r shape of the rates of purchase over customers
 * @param alpha their scale, in units of time
 * @param s shape of the rates of leaving
 * @param beta their scale, in units of time
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    private static final int STEPS = 400;

    /** Refuses parameters that are not above zero. */
    public ParetoNbd {
        Check.positive("r", r);
        Check.positive("alpha", alpha);
        Check.positive("s", s);
        Check.positive("beta", beta);
    }

    /**
     * The model under which the customers' histories are most likely.
     *
     * @throws relata.models.numerics.Unlearnable where no customer has bought again or too few differ
     */
    public static Fit<ParetoNbd> fit(Cells cells, Workers workers) {
        cells.requireLearnable("Pareto/NBD");
        double age = cells.meanAge();
        Estimates estimates = WarmStart.maximize(
                List.of("r", "alpha", "s", "beta"),
                new double[] {0.5, age / 3, 0.5, age / 3},
                cells,
                from -> new ParetoNbdLikelihood(from, workers));
        double[] found = estimates.values();
        return new Fit<>(new ParetoNbd(found[0], found[1], found[2], found[3]), estimates, cells.customers());
    }

    @Override
    public String name() {
        return "Pareto/NBD";
    }

    @Override
    public double probabilityActive(History history) {
        var left = new LeavingIntegral(r, alpha, s, beta);
        left.over(history.purchases(), history.last(), history.age());
        double stays =
                -(r + history.purchases()) * Math.log(alpha + history.age()) - s * Math.log(beta + history.age());
        return 1 / (1 + s * Math.exp(left.log() - stays));
    }

    /**
     * Fader and Hardie, note 9: (r+x)/(alpha+T) times the mean time until he leaves or the duration ends; s = 1 is its
     * limit.
     */
    @Override
    public double expectedWhileActive(double duration, History history) {
        Check.duration(duration);
        double reach = beta + history.age();
        double log = -Math.log1p(duration / reach);
        double meanTime = reach * (s == 1 ? -log : -Math.expm1((s - 1) * log) / (s - 1));
        return (r + history.purchases()) / (alpha + history.age()) * meanTime;
    }

    /**
     * The integral over u of the density that the next purchase falls at T+u and the customer is there still:
     * (r+x) (alpha+T)^(r+x) (beta+T)^s (alpha+T+u)^-(r+x+1) (beta+T+u)^-s.
     */
    @Override
    public double probabilityOfPurchaseWhileActive(double duration, History history) {
        Check.duration(duration);
        double shape = r + history.purchases();
        var buys = new LeavingIntegral(r + 1, alpha, s - 1, beta);
        buys.over(history.purchases(), history.age(), history.age() + duration);
        double log = Math.log(shape)
                + shape * Math.log(alpha + history.age())
                + s * Math.log(beta + history.age())
                + buys.log();
        return Math.clamp(Math.exp(log), 0, 1);
    }

    /**
     * The mean over when the customer leaves of a negative binomial probability, by Simpson's rule over ln(min(alpha,
     * beta) + u).
     */
    @Override
    public double probabilityOf(int purchases, double duration) {
        Check.count(purchases);
        Check.duration(duration);
        double near = Math.min(alpha, beta);
        double step = Math.log1p(duration / near) / STEPS;
        double binomial = Gamma.logGamma(r + purchases) - Gamma.logGamma(r) - Gamma.logGamma(purchases + 1.0);
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double time = near * Math.expm1(i * step);
            double leaving = s / (beta + time) * Math.pow(beta / (beta + time), s) * (near + time);
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * leaving * counting(purchases, time, binomial);
        }
        double stays = counting(purchases, duration, binomial) * Math.pow(beta / (beta + duration), s);
        return Math.clamp(stays + sum * step / 3, 0, 1);
    }

    private double counting(int purchases, double time, double logBinomial) {
        double bought = purchases == 0 ? 0 : purchases * Math.log(time / (alpha + time));
        return Math.exp(logBinomial - r * Math.log1p(time / alpha) + bought);
    }

    @Override
    public ParetoNbd with(double[] parameters) {
        return new ParetoNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    @Override
    public void simulate(History history, double duration, RandomGenerator random, DoubleConsumer purchase) {
        Check.duration(duration);
        if (random.nextDouble() >= probabilityActive(history)) {
            return;
        }
        double rate = Variates.gamma(random, r + history.purchases(), alpha + history.age());
        double leaving = Variates.gamma(random, s, beta + history.age());
        double end = Math.min(duration, random.nextExponential() / leaving);
        for (double time = random.nextExponential() / rate; time <= end; time += random.nextExponential() / rate) {
            purchase.accept(time);
        }
    }
}
