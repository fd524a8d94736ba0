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
 * BG/BB (Fader, Hardie and Shang 2010, Customer-base analysis in a discrete-time noncontractual setting, Marketing
 * Science 29(6)) for customers who can buy at most once at each of a number of opportunities: a yearly appeal, a
 * monthly event. In a {@link History} the age is the number of opportunities since the first purchase, the last the
 * number of the one last used.
 *
 * @param alpha first shape of the probabilities to buy over customers
 * @param beta second shape of them
 * @param gamma first shape of the probabilities to leave before an opportunity
 * @param delta second shape of them
 */
public record BgBb(double alpha, double beta, double gamma, double delta) implements PurchaseModel {

    private static final int MOST_OPPORTUNITIES = 100_000;

    /** Refuses parameters that are not above zero. */
    public BgBb {
        Check.positive("alpha", alpha);
        Check.positive("beta", beta);
        Check.positive("gamma", gamma);
        Check.positive("delta", delta);
    }

    /**
     * The model under which the customers' histories are most likely.
     *
     * @throws IllegalArgumentException where no customer has bought again, too few differ, or times are no numbers of
     *     opportunities
     */
    public static Fit<BgBb> fit(Cells cells, Workers workers) {
        cells.requireLearnable("BG/BB");
        for (int i = 0; i < cells.size(); i++) {
            opportunities(cells.histories().at(i));
        }
        double[] start = {1, 1, 1, 2};
        Estimates estimates = Estimates.maximize(
                List.of("alpha", "beta", "gamma", "delta"),
                start,
                cells.customers(),
                new BgBbLikelihood(cells, workers));
        double[] found = estimates.values();
        return new Fit<>(new BgBb(found[0], found[1], found[2], found[3]), estimates, cells.customers());
    }

    @Override
    public String name() {
        return "BG/BB";
    }

    /** The probability that the customer will be there at the next opportunity. */
    @Override
    public double probabilityActive(History history) {
        return stays(history) * stays(history.age());
    }

    @Override
    public double expectedWhileActive(double duration, History history) {
        opportunities(history);
        double there = 1;
        double sum = 0;
        int opportunities = opportunities(duration);
        for (int i = 1; i <= opportunities; i++) {
            sum += there;
            there *= stays(history.age() + i);
        }
        return sum * (alpha + history.purchases()) / (alpha + beta + history.age());
    }

    /** One less the probability of buying at none of the opportunities, or of leaving before one uses any. */
    @Override
    public double probabilityOfPurchaseWhileActive(double duration, History history) {
        opportunities(history);
        double others = beta + history.age() - history.purchases();
        double there = 1;
        double silent = 1;
        double none = 0;
        int opportunities = opportunities(duration);
        for (int i = 0; i < opportunities; i++) {
            // the first of them is met for sure by whoever is active
            double stays = i == 0 ? there : there * stays(history.age() + i);
            none += (there - stays) * silent;
            there = stays;
            silent *= (others + i) / (alpha + beta + history.age() + i);
        }
        return Math.max(0, 1 - none - there * silent);
    }

    /** Fader, Hardie and Shang 2010, formula 6. */
    @Override
    public double probabilityOf(int purchases, double duration) {
        Check.count(purchases);
        int n = opportunities(duration);
        if (purchases > n) {
            return 0;
        }
        var tables = new BgBbLikelihood.Tables(alpha, beta, gamma, delta, n);
        double there = 1;
        double sum = 0;
        for (int at = 0; at < n; at++) {
            double stays = there * stays(at);
            sum += at < purchases ? 0 : (there - stays) * Math.exp(tables.buys(purchases, at) + ways(at, purchases));
            there = stays;
        }
        return sum + there * Math.exp(tables.buys(purchases, n) + ways(n, purchases));
    }

    @Override
    public BgBb with(double[] parameters) {
        return new BgBb(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /** Lets the customer meet {@code duration} opportunities, numbered from one. */
    @Override
    public void simulate(History history, double duration, RandomGenerator random, DoubleConsumer purchase) {
        int opportunities = opportunities(duration);
        if (random.nextDouble() >= stays(history)) {
            return;
        }
        int x = history.purchases();
        double buys = Variates.beta(random, alpha + x, beta + history.age() - x);
        double leaves = Variates.beta(random, gamma, delta + history.age());
        for (int i = 1; i <= opportunities && random.nextDouble() >= leaves; i++) {
            if (random.nextDouble() < buys) {
                purchase.accept(i);
            }
        }
    }

    /** The probability of still having been there at the last opportunity of the history. */
    private double stays(History history) {
        opportunities(history);
        var tables = new BgBbLikelihood.Tables(alpha, beta, gamma, delta, (int) history.age());
        return Math.exp(tables.logStays(history) - tables.logLikelihood(history));
    }

    /** The probability of being there at the opportunity after {@code n}, of one who was there at n. */
    private double stays(double n) {
        return (delta + n) / (gamma + delta + n);
    }

    private static double ways(int n, int purchases) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(purchases + 1.0) - Gamma.logGamma(n - purchases + 1.0);
    }

    private static int opportunities(double duration) {
        if (!(duration >= 0 && duration <= MOST_OPPORTUNITIES && duration == Math.rint(duration))) {
            throw new IllegalArgumentException(
                    "A number of opportunities must be whole, from 0 to " + MOST_OPPORTUNITIES + ", not " + duration);
        }
        return (int) duration;
    }

    private static void opportunities(History history) {
        opportunities(history.age());
        if (opportunities(history.last()) < history.purchases()) {
            throw new IllegalArgumentException(history.purchases() + " purchases do not fit into "
                    + (int) history.last() + " opportunities, of which each gives one");
        }
    }
}
