package relata.insight.standing.facts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.insight.InsightSettings.Valuing;
import relata.insight.PurchaseModels;
import relata.models.Interval;
import relata.models.customerbase.History;
import relata.models.value.LifetimeValue;
import relata.models.value.ValueTerms;

/** What the models in use say of a customer's purchases. Any number of threads may ask. */
public final class Valuation {

    private static final double YEAR_WEEKS = 365.25 / 7;
    private static final int QUARTERS = 4;
    private static final int DRAWS = 400;
    private static final long SEED = 1;

    private final PurchaseModels.Current models;
    private final @Nullable LifetimeValue value;

    Valuation(PurchaseModels.Current models, Valuing terms) {
        this.models = models;
        var spends = models.spends();
        double quarterly = Math.pow(1 + terms.yearlyDiscount(), 1.0 / QUARTERS) - 1;
        this.value = spends == null
                ? null
                : LifetimeValue.of(
                        models.purchases(),
                        spends,
                        new ValueTerms(1, YEAR_WEEKS / QUARTERS, terms.years() * QUARTERS, quarterly),
                        DRAWS,
                        SEED);
    }

    /**
     * @param active probability that the customer will ever buy again
     * @param yearPurchases expected days with an order in the next year
     * @param lifetimeValue expected margin of the years ahead, in the reporting currency; null where nothing is known of spending
     */
    public record Estimate(
            double active, double yearPurchases, @Nullable Double lifetimeValue) {}

    public UUID model() {
        return models.id();
    }

    public PurchaseModels.Current models() {
        return models;
    }

    /** Empty before the first purchase. */
    public Optional<Estimate> of(PurchaseLog log, LocalDate asOf) {
        return log.history(asOf).map(history -> estimate(log, asOf, history));
    }

    private Estimate estimate(PurchaseLog log, LocalDate asOf, History history) {
        Double worth =
                value == null ? null : Double.valueOf(value.expected(history, log.spend(asOf)) * log.marginShare(asOf));
        return new Estimate(
                models.churn().probabilityActive(history),
                models.purchases().model().expectedPurchases(YEAR_WEEKS, history),
                worth);
    }

    /** Only the probability that the customer will ever buy again. */
    public Optional<Double> active(PurchaseLog log, LocalDate asOf) {
        return log.history(asOf).map(models.churn()::probabilityActive);
    }

    /** Where the lifetime value will lie with the probability {@code level}. */
    public Optional<Interval> interval(PurchaseLog log, LocalDate asOf, double level) {
        if (value == null) {
            return Optional.empty();
        }
        double share = log.marginShare(asOf);
        return log.history(asOf).map(history -> {
            Interval spent = value.interval(history, log.spend(asOf), level);
            double low = spent.low() * share;
            double high = spent.high() * share;
            return new Interval(Math.min(low, high), Math.max(low, high), level);
        });
    }
}
