package relata.models.customerbase;

import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/**
 * A model of customers who buy at random while they are active and leave unnoticed. Times are in the unit in which it
 * was fitted, for {@link BgBb} in opportunities to buy.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd, BgBb {

    /** What the model is called, such as Pareto/NBD. */
    String name();

    /** The probability that the customer has not left by the end of the history. */
    double probabilityActive(History history);

    /** How many purchases the customer is expected to make within {@code duration} (zero or more) after the history. */
    default double expectedPurchases(double duration, History history) {
        return expectedWhileActive(duration, history) * probabilityActive(history);
    }

    /** The same for a customer of whom it is known that he is active at the end of the history. */
    double expectedWhileActive(double duration, History history);

    /** The probability that the customer buys at least once within {@code duration} after the history. */
    default double probabilityOfPurchase(double duration, History history) {
        return probabilityOfPurchaseWhileActive(duration, history) * probabilityActive(history);
    }

    /** The same for a customer of whom it is known that he is active at the end of the history. */
    double probabilityOfPurchaseWhileActive(double duration, History history);

    /** How many repeat purchases a new customer is expected to make within {@code duration}. */
    default double expectedPurchases(double duration) {
        return expectedPurchases(duration, History.none());
    }

    /** The probability that a new customer makes exactly so many repeat purchases within {@code duration}. */
    double probabilityOf(int purchases, double duration);

    /**
     * Lets the customer live on for {@code duration} as he may: draws his rate and whether he is still there from what
     * the history says of them. A new customer has {@link History#none}.
     *
     * @param purchase told the time of every purchase, counted from the end of the history
     */
    void simulate(History history, double duration, RandomGenerator random, DoubleConsumer purchase);

    /** The same kind of model with other parameters, in the order of its own. */
    PurchaseModel with(double[] parameters);
}
