package relata.models.customerbase;

import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Workers;

/**
 * MBG/NBD (Batislam, Denizel and Filiztekin 2007, Empirical validation and comparison of models for customer base
 * analysis, International Journal of Research in Marketing 24(3)).
 * A customer may leave right after each purchase, the first one included.
 *
 * @param r shape of the rates of purchase over customers
 * @param alpha their scale, in units of time
 * @param a first shape of the probabilities to leave
 * @param b second shape of them
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final int CHANCES = 1;

    /** Refuses parameters that are not above zero. */
    public MbgNbd {
        new BetaGeometric(r, alpha, a, b, CHANCES);
    }

    /**
     * The model under which the customers' histories are most likely.
     *
     * @throws relata.models.numerics.Unlearnable where no customer has bought again or too few differ
     */
    public static Fit<MbgNbd> fit(Cells cells, Workers workers) {
        cells.requireLearnable("MBG/NBD");
        Estimates estimates = BetaGeometricLikelihood.maximize(cells, CHANCES, workers);
        double[] found = estimates.values();
        return new Fit<>(new MbgNbd(found[0], found[1], found[2], found[3]), estimates, cells.customers());
    }

    @Override
    public String name() {
        return "MBG/NBD";
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
    public MbgNbd with(double[] parameters) {
        return new MbgNbd(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    private BetaGeometric shared() {
        return new BetaGeometric(r, alpha, a, b, CHANCES);
    }
}
