package relata.models.customerbase;

import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;

/**
 * BG/NBD (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24(2)).
 * A customer may leave right after each repeat purchase, so whoever has not bought again counts as active for sure:
 * churn decisions take {@link ParetoNbd} or {@link MbgNbd}.
 *
 * @param r shape of the rates of purchase over customers
 * @param alpha their scale, in units of time
 * @param a first shape of the probabilities to leave
 * @param b second shape of them
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final int CHANCES = 0;

    /** Refuses parameters that are not above zero. */
    public BgNbd {
        new BetaGeometric(r, alpha, a, b, CHANCES);
    }

    /**
     * The model under which the customers' histories are most likely.
     *
     * @throws relata.models.numerics.Unlearnable where no customer has bought again or too few differ
     */
    public static Fit<BgNbd> fit(Cells cells, Workers workers) {
        cells.requireLearnable("BG/NBD");
        Estimates estimates = BetaGeometricLikelihood.maximize(cells, CHANCES, workers);
        double[] found = estimates.values();
        return new Fit<>(new BgNbd(found[0], found[1], found[2], found[3]), estimates, cells.customers());
    }

    @Override
    public String name() {
        return "BG/NBD";
    }

    @Override
    public double probabilityActive(History history) {
        return shared().probabilityActive(history);
    }

    @Override
    public double expectedWhileActive(double duration, History history) {
        return shared().expectedWhileActive(duration, history);
    }

    @Override
    public double probabilityOfPurchaseWhileActive(double duration, History history) {
        return shared().probabilityOfPurchaseWhileActive(duration, history);
    }

    @Override
    public double probabilityOf(int purchases, double duration) {
        return shared().probabilityOf(purchases, duration);
    }

    @Override
    public void simulate(History history, double duration, RandomGenerator random, DoubleConsumer purchase) {
        shared().simulate(history, duration, random, purchase);
    }

    @Override
    public BgNbd with(double[] parameters) {
        return new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    private BetaGeometric shared() {
        return new BetaGeometric(r, alpha, a, b, CHANCES);
    }
}
