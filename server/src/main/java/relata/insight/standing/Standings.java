package relata.insight.standing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings.Measure;
import relata.insight.standing.facts.Facts;
import relata.insight.standing.facts.FactsQuery;
import relata.insight.standing.facts.Present;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Valuation;
import relata.insight.standing.facts.Valuations;

/** Where one customer stands at the moment of reading, with the evidence. */
@Component
class Standings {

    private static final double LEVEL = 0.8;
    private static final int SEASON = 3;

    private final Present present;
    private final FactsQuery facts;
    private final Valuations valuations;
    private final Tiers tiers;
    private final JdbcClient jdbc;

    Standings(Present present, FactsQuery facts, Valuations valuations, Tiers tiers, JdbcClient jdbc) {
        this.present = present;
        this.facts = facts;
        this.valuations = valuations;
        this.tiers = tiers;
        this.jdbc = jdbc;
    }

    /**
     * All amounts in the reporting currency, spending less returns.
     *
     * @param first day with an order; null where there was none by then
     * @param purchases days with an order
     * @param margin by the share that the company sets where a cost is not known
     * @param unknownMargins orders whose cost is not known
     * @param seasonSpent in the last three months, {@code seasonBeforeSpent} in the same three a year before
     * @param yearContribution {@code yearMargin} less {@code yearCosts}: of the last twelve months
     * @param daysBetween mean days between two purchases; null before the second
     * @param daysSince days since the last one
     * @param model what the predictions come from; null until models were fitted, and before the first purchase
     * @param tier null before tiers were found
     */
    record Value(
            LocalDate asOf,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int orders,
            int purchases,
            BigDecimal spent,
            BigDecimal margin,
            int unknownMargins,
            BigDecimal acquisitionCost,
            BigDecimal serviceCost,
            int interactions,
            BigDecimal yearSpent,
            BigDecimal yearBeforeSpent,
            BigDecimal seasonSpent,
            BigDecimal seasonBeforeSpent,
            BigDecimal yearMargin,
            BigDecimal yearCosts,
            BigDecimal yearContribution,
            BigDecimal yearBeforeContribution,
            @Nullable Double daysBetween,
            @Nullable Integer daysSince,
            @Nullable Prediction model,
            @Nullable TierEvidence tier,
            StageEvidence stage,
            @Nullable Scores scores) {}

    /**
     * @param active probability that the customer will ever buy again
     * @param purchases expected in the next year
     * @param worth expected margin of the years ahead; null where too few bought again to tell what a purchase costs
     * @param poor whether a simple rule predicted as well
     */
    record Prediction(
            UUID id,
            String name,
            String churnName,
            double active,
            double purchases,
            @Nullable Worth worth,
            int years,
            boolean poor) {}

    /** @param level probability that the value will lie between {@code low} and {@code high} */
    record Worth(double expected, double low, double high, double level) {}

    /**
     * @param tier null where the customer had no order in the twelve months
     * @param value the customer's measure
     * @param cut from which measure on one is in this tier; null in tier C and without one
     * @param next the tier above, and {@code missing} how much more of the measure it would take
     * @param key score among key customers; null where the customer is no candidate
     */
    record TierEvidence(
            @Nullable String tier,
            Measure measure,
            BigDecimal value,
            @Nullable BigDecimal cut,
            @Nullable String next,
            @Nullable BigDecimal missing,
            @Nullable Key key) {}

    record Key(boolean chosen, double score, double contribution, double lifetimeValue, double growth, double tenure) {}

    record StageEvidence(String stage, @Nullable LocalDate since, String cause, Map<String, Object> figures) {}

    /** Fifths of all buyers, 5 the best: how lately, how often, how much. */
    record Scores(int recency, int frequency, int monetary) {}

    /** @param asOf the last day that counts; the day on which data end where it is null */
    Value of(UUID customer, @Nullable LocalDate asOf) {
        FactsQuery.Moment moment = present.of(asOf);
        Valuation valuation = valuations.current(moment.settings()).orElse(null);
        var lifecycle = new Lifecycle(moment.settings().stages());
        var found = new ArrayList<Standing>();
        facts.each(
                List.of(customer),
                moment,
                each -> found.add(Standing.of(asOf == null ? each : each.unwritten(), valuation, lifecycle)));
        Standing standing = found.isEmpty()
                ? Standing.of(Facts.none(customer, moment.asOf()), valuation, lifecycle)
                : found.getFirst();
        return value(standing, moment, valuation);
    }

    private Value value(Standing standing, FactsQuery.Moment moment, @Nullable Valuation valuation) {
        Facts each = standing.facts();
        PurchaseLog log = each.purchases();
        LocalDate asOf = each.asOf();
        int purchases = log.purchases(asOf);
        LocalDate last = purchases == 0 ? null : log.day(purchases - 1);
        return new Value(
                asOf,
                purchases == 0 ? null : log.day(0),
                last,
                log.orders(LocalDate.EPOCH, asOf),
                purchases,
                log.spent(LocalDate.EPOCH, asOf),
                log.margin(LocalDate.EPOCH, asOf),
                log.unknownMargins(asOf),
                each.costs().acquisition(),
                each.costs().service(),
                each.costs().interactions(),
                log.spent(each.yearAgo(), asOf),
                log.spent(asOf.minusYears(2), each.yearAgo()),
                log.spent(asOf.minusMonths(SEASON), asOf),
                log.spent(each.yearAgo().minusMonths(SEASON), each.yearAgo()),
                log.margin(each.yearAgo(), asOf),
                each.costs().year(),
                standing.yearContribution(),
                standing.yearBeforeContribution(),
                purchases < 2 ? null : (double) (log.days()[purchases - 1] - log.days()[0]) / (purchases - 1),
                last == null ? null : (int) (asOf.toEpochDay() - last.toEpochDay()),
                valuation == null ? null : prediction(standing, moment, valuation),
                tiers.current().map(cuts -> tier(standing, cuts)).orElse(null),
                new StageEvidence(
                        standing.stage().stage().code(),
                        standing.steps().isEmpty() && each.written() == null ? null : standing.stageSince(),
                        standing.stage().cause().code(),
                        standing.stage().figures()),
                last == null ? null : scores(standing, last).orElse(null));
    }

    private static @Nullable Prediction prediction(Standing standing, FactsQuery.Moment moment, Valuation valuation) {
        Valuation.Estimate now = standing.now();
        if (now == null) {
            return null;
        }
        var report = valuation.models().report();
        Double expected = now.lifetimeValue();
        Worth worth = expected == null
                ? null
                : valuation
                        .interval(standing.facts().purchases(), standing.facts().asOf(), LEVEL)
                        .map(interval -> new Worth(expected, interval.low(), interval.high(), LEVEL))
                        .orElse(null);
        return new Prediction(
                valuation.model(),
                report.best(),
                report.bestForChurn(),
                now.active(),
                now.yearPurchases(),
                worth,
                moment.settings().valuing().years(),
                report.poor());
    }

    private TierEvidence tier(Standing standing, Tiers.Cuts cuts) {
        BigDecimal measure = measure(standing, cuts.measure());
        LocalDate asOf = standing.facts().asOf();
        boolean bought = standing.facts().purchases().orders(standing.facts().yearAgo(), asOf) > 0;
        String tier = cuts.tier(bought, measure);
        String next = tier == null || tier.equals("A") ? null : tier.equals("B") ? "A" : "B";
        BigDecimal missing = next == null ? null : (next.equals("A") ? cuts.cutA() : cuts.cutB()).subtract(measure);
        return new TierEvidence(
                tier,
                cuts.measure(),
                measure,
                "A".equals(tier) ? cuts.cutA() : "B".equals(tier) ? cuts.cutB() : null,
                next,
                missing,
                key(standing.facts().customer()).orElse(null));
    }

    private static BigDecimal measure(Standing standing, Measure measure) {
        Facts each = standing.facts();
        return switch (measure) {
            case CONTRIBUTION -> standing.yearContribution();
            case SPENT -> each.purchases().spent(each.yearAgo(), each.asOf());
            case LIFETIME_VALUE -> {
                BigDecimal money = Standing.money(standing.now());
                yield money == null ? BigDecimal.ZERO : money;
            }
        };
    }

    private Optional<Key> key(UUID customer) {
        return jdbc.sql("""
                 select chosen, score, (figures ->> 'contribution')::float8, (figures ->> 'lifetimeValue')::float8,
                        (figures ->> 'growth')::float8, (figures ->> 'tenure')::float8
                   from key_customer where customer_id = ?
                 """)
                .param(customer)
                .query((row, _) -> new Key(
                        row.getBoolean(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6)))
                .optional();
    }

    private Optional<Scores> scores(Standing standing, LocalDate last) {
        LocalDate asOf = standing.facts().asOf();
        PurchaseLog log = standing.facts().purchases();
        return jdbc.sql("""
                 select 5 - (select count(*) from unnest(recency) as bound where :days > bound),
                        1 + (select count(*) from unnest(frequency) as bound where :purchases > bound),
                        1 + (select count(*) from unnest(monetary) as bound where :spent > bound)
                   from tiering order by as_of desc limit 1
                 """)
                .params(Map.of(
                        "days", asOf.toEpochDay() - last.toEpochDay(),
                        "purchases", log.purchases(asOf),
                        "spent", log.spent(LocalDate.EPOCH, asOf)))
                .query((row, _) -> new Scores(row.getInt(1), row.getInt(2), row.getInt(3)))
                .optional();
    }
}
