package relata.models.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import relata.models.Interval;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.customerbase.PurchaseModel;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;

/**
 * What a customer is worth from now on: margin E[M] sum over periods t of (E[X(t)] - E[X(t-1)]) / (1+d)^t (Fader,
 * Hardie and Lee 2005, RFM and CLV, Journal of Marketing Research 42(4)). What was spent so far is not in it, nor is
 * what it cost to win the customer.
 */
public final class LifetimeValue {

    private static final int RETRIES = 100;
    private static final int BLOCK = 64;

    private final PurchaseModel purchases;
    private final GammaGamma spends;
    private final ValueTerms terms;
    private final List<Possible> possible;
    private final long seed;

    /** A pair of models whose parameters might be the true ones. */
    private record Possible(PurchaseModel purchases, GammaGamma spends) {}

    private LifetimeValue(
            PurchaseModel purchases, GammaGamma spends, ValueTerms terms, List<Possible> possible, long seed) {
        this.purchases = purchases;
        this.spends = spends;
        this.terms = terms;
        this.possible = possible;
        this.seed = seed;
    }

    /**
     * Values by fitted models.
     *
     * @param draws how many futures an interval is drawn from; 400 give its ends to a few percent
     * @param seed the same seed gives the same intervals
     */
    public static LifetimeValue of(
            Fit<? extends PurchaseModel> purchases, Fit<GammaGamma> spends, ValueTerms terms, int draws, long seed) {
        if (draws < 1) {
            throw new IllegalArgumentException("An interval needs at least one draw, not " + draws);
        }
        var random = new SplittableRandom(seed);
        var possible = new ArrayList<Possible>();
        for (int i = 0; i < draws; i++) {
            possible.add(new Possible(
                    purchases.model().with(purchases.estimates().draw(random)), redrawnSpends(spends, random)));
        }
        return new LifetimeValue(purchases.model(), spends.model(), terms, possible, seed);
    }

    /** The expected value of the customer, in the currency of the spend. */
    public double expected(History history, Spend spend) {
        double sum = 0;
        double before = 0;
        double factor = terms.margin();
        for (int period = 1; period <= terms.periods(); period++) {
            double until = purchases.expectedWhileActive(period * terms.period(), history);
            factor /= 1 + terms.discount();
            sum += factor * Math.max(0, until - before);
            before = until;
        }
        return sum * purchases.probabilityActive(history) * spends.expectedSpend(spend);
    }

    /**
     * Expected values of many customers.
     *
     * @param counts how many purchases the mean spend of each is taken over
     * @param means mean spend of each
     */
    public double[] expected(Histories histories, int[] counts, double[] means, Workers workers) {
        requireAsMany(histories, counts, means);
        double[] values = new double[counts.length];
        workers.each(values.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = expected(histories.at(i), new Spend(counts[i], means[i]));
            }
        });
        return values;
    }

    /**
     * Where the customer's value will lie with the probability {@code level}. Every draw takes parameters as they might
     * be as well (standard errors), then lets the customer live on as he may: both what is not known of the model and
     * what is not known of him are in it.
     */
    public Interval interval(History history, Spend spend, double level) {
        Interval.checkLevel(level);
        var random = new SplittableRandom(seed(history, spend));
        double[] values = new double[possible.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = future(possible.get(i), history, spend, random);
        }
        Arrays.sort(values);
        return new Interval(quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2), level);
    }

    /** Where the values of many customers will lie, as by {@link #interval}; each takes about half a microsecond a draw. */
    public List<Interval> intervals(Histories histories, int[] counts, double[] means, double level, Workers workers) {
        requireAsMany(histories, counts, means);
        var intervals = new Interval[counts.length];
        workers.tasks((counts.length + BLOCK - 1) / BLOCK, block -> {
            for (int i = block * BLOCK; i < Math.min(counts.length, (block + 1) * BLOCK); i++) {
                intervals[i] = interval(histories.at(i), new Spend(counts[i], means[i]), level);
            }
        });
        return List.of(intervals);
    }

    private static void requireAsMany(Histories histories, int[] counts, double[] means) {
        if (counts.length != histories.size() || means.length != histories.size()) {
            throw new IllegalArgumentException("Histories, counts and means must be as many: " + histories.size() + ", "
                    + counts.length + ", " + means.length);
        }
    }

    /** Customers of one history share their futures, which spares nobody's interval and keeps it the same every time. */
    private long seed(History history, Spend spend) {
        long mixed = seed;
        for (double figure :
                new double[] {history.purchases(), history.last(), history.age(), spend.purchases(), spend.mean()}) {
            mixed = 31 * mixed + Double.doubleToLongBits(figure);
        }
        return mixed;
    }

    private double future(Possible models, History history, Spend spend, RandomGenerator random) {
        double rate = models.spends().rate(spend, random);
        double[] value = new double[1];
        models.purchases()
                .simulate(
                        history,
                        terms.horizon(),
                        random,
                        time -> value[0] += terms.worth(time) * models.spends().spend(rate, random));
        return value[0];
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Leaves out draws whose mean spend would be infinite. */
    private static GammaGamma redrawnSpends(Fit<GammaGamma> fit, RandomGenerator random) {
        Estimates estimates = fit.estimates();
        for (int retry = 0; retry < RETRIES; retry++) {
            double[] drawn = estimates.draw(random);
            if (drawn[1] > 1) {
                return new GammaGamma(drawn[0], drawn[1], drawn[2]);
            }
        }
        return fit.model();
    }
}
