package relata.insight.standing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.insight.InsightSettings.Measure;

/**
 * Where tiers begin: the best customers who together bring the share of A, then those up to the share of B, the rest of the
 * buyers are C (Pareto's rule, by the company's measure and shares). Those without an order in the twelve months have no tier.
 */
@Component
public class Tiers {

    private final JdbcClient jdbc;

    Tiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cutA the least measure of tier A */
    public record Cuts(
            LocalDate asOf,
            Measure measure,
            BigDecimal cutA,
            BigDecimal cutB,
            BigDecimal cutABefore,
            BigDecimal cutBBefore) {

        /** The tier of a measure, by the same rule as {@link #tier(Measure)} in SQL; null without an order in the year. */
        @Nullable
        public String tier(boolean bought, BigDecimal measure) {
            if (!bought) {
                return null;
            }
            boolean positive = measure.signum() > 0;
            return positive && measure.compareTo(cutA) >= 0
                    ? "A"
                    : positive && measure.compareTo(cutB) >= 0 ? "B" : "C";
        }
    }

    /** The measure in a row {@code v} of {@code customer_value}. */
    public static String measure(Measure measure) {
        return switch (measure) {
            case CONTRIBUTION -> "v.year_contribution";
            case SPENT -> "v.year_spent";
            case LIFETIME_VALUE -> "coalesce(v.lifetime_value, 0)";
        };
    }

    public static String measureBefore(Measure measure) {
        return switch (measure) {
            case CONTRIBUTION -> "v.year_before_contribution";
            case SPENT -> "v.year_before_spent";
            case LIFETIME_VALUE -> "coalesce(v.lifetime_value_before, 0)";
        };
    }

    /** The tier of a row {@code v} of {@code customer_value} by the row {@code t} of {@code tiering}, as SQL. */
    public static String tier(Measure measure) {
        return tier("v.year_orders", measure(measure), "t.cut_a", "t.cut_b");
    }

    public static String tierBefore(Measure measure) {
        return tier("v.year_before_orders", measureBefore(measure), "t.cut_a_before", "t.cut_b_before");
    }

    private static String tier(String orders, String measure, String cutA, String cutB) {
        return "case when t.as_of is null or coalesce(%1$s, 0) = 0 then null when %2$s >= %3$s and %2$s > 0 then 'A' when %2$s >= %4$s and %2$s > 0 then 'B' else 'C' end"
                .formatted(orders, measure, cutA, cutB);
    }

    /** The newest; empty before the first run. */
    public Optional<Cuts> current() {
        return jdbc.sql("""
                 select as_of, measure, cut_a, cut_b, cut_a_before, cut_b_before from tiering order by as_of desc limit 1
                 """)
                .query((row, _) -> new Cuts(
                        row.getObject(1, LocalDate.class),
                        Measure.valueOf(row.getString(2)),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6)))
                .optional();
    }

    /**
     * Bounds of the fifths of RFM scores, four each; empty before the first run.
     *
     * @param recency days since the last purchase
     * @param frequency purchases
     */
    public record Fifths(List<Integer> recency, List<Integer> frequency) {}

    public Fifths fifths() {
        return jdbc.sql("select recency, frequency from tiering order by as_of desc limit 1")
                .query((row, _) ->
                        new Fifths(List.of((Integer[]) row.getArray(1).getArray()), List.of((Integer[])
                                row.getArray(2).getArray())))
                .optional()
                .orElse(new Fifths(List.of(), List.of()));
    }

    /** Finds where tiers begin by what stands in {@code customer_value}, and the bounds of the fifths of RFM scores. */
    void compute(LocalDate asOf, InsightSettings settings) {
        Measure measure = settings.tiering().measure();
        jdbc.sql("""
                 with ranked as (
                     select m, sum(m) over (order by m desc, customer_id) - m as above, sum(m) over () as whole
                       from (select v.customer_id, %1$s as m from customer_value v where v.year_orders > 0) v
                      where m > 0),
                 before as (
                     select m, sum(m) over (order by m desc, customer_id) - m as above, sum(m) over () as whole
                       from (select v.customer_id, %2$s as m from customer_value v where v.year_before_orders > 0) v
                      where m > 0),
                 fifths as (
                     select percentile_disc(array[.2, .4, .6, .8]) within group (order by cast(:asOf as date) - last_on) as recency,
                            percentile_disc(array[.2, .4, .6, .8]) within group (order by purchases) as frequency,
                            percentile_disc(array[.2, .4, .6, .8]) within group (order by spent) as monetary
                       from customer_value where purchases > 0)
                 insert into tiering (as_of, measure, cut_a, cut_b, cut_a_before, cut_b_before, recency, frequency, monetary)
                 select cast(:asOf as date), :measure,
                        coalesce((select min(m) from ranked where above < whole * :shareA), 0),
                        coalesce((select min(m) from ranked where above < whole * :shareB), 0),
                        coalesce((select min(m) from before where above < whole * :shareA), 0),
                        coalesce((select min(m) from before where above < whole * :shareB), 0),
                        coalesce(recency, '{}'), coalesce(frequency, '{}'), coalesce(monetary, '{}')
                   from fifths
                 on conflict (as_of) do update
                    set measure = excluded.measure, cut_a = excluded.cut_a, cut_b = excluded.cut_b,
                        cut_a_before = excluded.cut_a_before, cut_b_before = excluded.cut_b_before,
                        recency = excluded.recency, frequency = excluded.frequency, monetary = excluded.monetary,
                        computed_at = now()
                 """.formatted(measure(measure), measureBefore(measure)))
                .params(Map.of(
                        "asOf", asOf,
                        "measure", measure.name(),
                        "shareA", BigDecimal.valueOf(settings.tiering().shareA()),
                        "shareB", BigDecimal.valueOf(settings.tiering().shareB())))
                .update();
    }
}
