package relata.insight;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.models.Interval;
import relata.models.numerics.Fit;
import relata.models.value.GammaGamma;
import relata.models.value.LifetimeValue;
import relata.models.value.ValueTerms;

/** What a customer is worth, computed from its own purchases at the moment of reading by the models in use. */
@Component
class CustomerValues {

    /** Weeks of a month, months looked ahead, and by how much a later month counts less: three years at a tenth a year. */
    private static final ValueTerms TERMS = new ValueTerms(1, 365.25 / 12 / 7, 36, Math.pow(1.1, 1 / 12.0) - 1);

    private static final double YEAR = 365.25 / 7;
    private static final int DRAWS = 400;
    private static final double LEVEL = 0.8;
    private static final long SEED = 1;

    private final PurchaseModels models;
    private final PurchaseDays days;
    private final Clock clock;
    private volatile @Nullable Drawn drawn;

    CustomerValues(PurchaseModels models, PurchaseDays days, Clock clock) {
        this.models = models;
        this.days = days;
        this.clock = clock;
    }

    private record Drawn(UUID model, LifetimeValue value) {}

    /**
     * @param first day with an order; null where there was none by then
     * @param purchases days with an order
     * @param spent in the reporting currency, less returns
     * @param daysBetween mean days between two purchases; null before the second
     * @param daysSince days since the last one
     * @param model what the predictions come from; null until one was fitted
     */
    record Value(
            LocalDate asOf,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int purchases,
            BigDecimal spent,
            @Nullable Double daysBetween,
            @Nullable Integer daysSince,
            @Nullable Prediction model) {

        static Value none(LocalDate asOf) {
            return new Value(asOf, null, null, 0, BigDecimal.ZERO, null, null, null);
        }
    }

    /**
     * @param active probability that the customer will ever buy again
     * @param purchases expected in the next year
     * @param worth expected spend of the next three years, in the reporting currency of today
     * @param poor whether a simple rule predicted as well
     */
    record Prediction(
            UUID id,
            String name,
            String churnName,
            double active,
            double purchases,
            @Nullable Worth worth,
            boolean poor) {}

    record Worth(double expected, double low, double high, double level) {}

    /** @param dataEnd the day at which historical data end; null for today */
    Value of(UUID customer, @Nullable LocalDate dataEnd, ZoneId zone) {
        var current = models.current();
        ZoneId used = current.map(PurchaseModels.Current::zone).orElse(zone);
        LocalDate asOf = dataEnd == null ? LocalDate.now(clock.withZone(used)) : dataEnd;
        return days.of(customer, asOf, used)
                .map(person -> new Value(
                        asOf,
                        person.first(),
                        person.last(),
                        person.days(),
                        person.spent(),
                        person.days() < 2
                                ? null
                                : (double) (person.last().toEpochDay()
                                                - person.first().toEpochDay())
                                        / (person.days() - 1),
                        (int) (asOf.toEpochDay() - person.last().toEpochDay()),
                        current.map(each -> prediction(each, person)).orElse(null)))
                .orElseGet(() -> Value.none(asOf));
    }

    private Prediction prediction(PurchaseModels.Current current, PurchaseDays.Person person) {
        Fit<GammaGamma> spends = current.spends();
        return new Prediction(
                current.id(),
                current.report().best(),
                current.report().bestForChurn(),
                current.churn().probabilityActive(person.history()),
                current.purchases().model().expectedPurchases(YEAR, person.history()),
                spends == null ? null : worth(current, spends, person),
                current.report().poor());
    }

    private Worth worth(PurchaseModels.Current current, Fit<GammaGamma> spends, PurchaseDays.Person person) {
        LifetimeValue value = valuing(current, spends);
        Interval interval = value.interval(person.history(), person.spend(), LEVEL);
        return new Worth(
                value.expected(person.history(), person.spend()), interval.low(), interval.high(), interval.level());
    }

    /** The futures that intervals are taken from are drawn once for each fit. */
    private LifetimeValue valuing(PurchaseModels.Current current, Fit<GammaGamma> spends) {
        Drawn known = drawn;
        if (known == null || !known.model().equals(current.id())) {
            known = new Drawn(current.id(), LifetimeValue.of(current.purchases(), spends, TERMS, DRAWS, SEED));
            drawn = known;
        }
        return known.value();
    }
}
