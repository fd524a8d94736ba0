package relata.insight.standing.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;

/** Reads the facts of customers: of some, or of all in one pass over the tables. */
@Component
public class FactsQuery {

    /** Rows that one fetch brings, so that the purchases of a million customers never lie in memory at once. */
    private static final int FETCH = 2_000;

    private static final int SCALE = 4;

    /** What a million customers were told costs a third less time where its sums need not go to the disk. */
    private static final String SUMS_IN_MEMORY = "set local work_mem = '128MB'";

    /** Parts in braces restrict a pass over everybody to the customers asked for. */
    private static final String FACTS = """
            with days as (
                select f.customer_id, (f.placed_at at time zone :zone)::date - date '1970-01-01' as day, count(*)::int as orders,
                       (coalesce(sum(f.value), 0) * 10000)::bigint as value,
                       (coalesce(sum(coalesce(f.margin, f.value * cast(:unknownMargin as numeric))), 0) * 10000)::bigint as margin,
                       (count(*) filter (where f.margin is null))::int as unknown
                  from order_facts f
                 where f.placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                   {and f.customer_id = any(:customers)}
                 group by f.customer_id, 2),
            bought as (
                select customer_id, array_agg(day order by day) as days, array_agg(orders order by day) as orders,
                       array_agg(value order by day) as purchases, array_agg(margin order by day) as margins,
                       array_agg(unknown order by day) as unknown
                  from days
                 group by customer_id),
            paid as (
                select customer_id,
                       sum(amount) filter (where kind = 'acquisition') as acquisition,
                       sum(amount) filter (where kind <> 'acquisition') as service,
                       sum(amount) filter (where incurred_on > cast(:yearAgo as date)) as year,
                       sum(amount) filter (where incurred_on > cast(:twoYearsAgo as date)
                                             and incurred_on <= cast(:yearAgo as date)) as before
                  from cost_facts
                 where incurred_on <= cast(:asOf as date) {and customer_id = any(:customers)}
                 group by customer_id),
            met as (
                select customer_id, count(*)::int as interactions, sum(cost) as cost,
                       sum(cost) filter (where occurred_at >= (cast(:yearAgo as date) + 1)::timestamp at time zone :zone) as year,
                       sum(cost) filter (where occurred_at >= (cast(:twoYearsAgo as date) + 1)::timestamp at time zone :zone
                                           and occurred_at < (cast(:yearAgo as date) + 1)::timestamp at time zone :zone) as before,
                       max(occurred_at) filter (where direction = 'in') as enquired_at
                  from interaction_facts
                 where occurred_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                   {and customer_id = any(:customers)}
                 group by customer_id),
            open as (
                select customer_id, count(*)::int as deals
                  from open_matter
                 where deleted_at is null and kind in ('deal', 'renewal') {and customer_id = any(:customers)}
                 group by customer_id)
            select c.id, c.owner_id, c.team_id, c.territory_id,
                   b.days, b.orders, b.purchases, b.margins, b.unknown,
                   p.acquisition, coalesce(p.service, 0) + coalesce(m.cost, 0) as service,
                   coalesce(p.year, 0) + coalesce(m.year, 0) as year_cost,
                   coalesce(p.before, 0) + coalesce(m.before, 0) as before_cost,
                   m.interactions, (m.enquired_at at time zone :zone)::date as enquired_on, o.deals,
                   v.revision,
                   case when v.as_of = cast(:asOf as date) then v.stood_stage
                        when v.as_of < cast(:asOf as date) then v.stage end as stood_stage,
                   case when v.as_of = cast(:asOf as date) then v.stood_since
                        when v.as_of < cast(:asOf as date) then v.stage_since end as stood_since
              from customer c
              left join bought b on b.customer_id = c.id
              left join paid p on p.customer_id = c.id
              left join met m on m.customer_id = c.id
              left join open o on o.customer_id = c.id
              left join customer_value v on v.customer_id = c.id
             where c.deleted_at is null {and c.id = any(:customers)}
               and (b.customer_id is not null or p.customer_id is not null or m.customer_id is not null
                    or o.customer_id is not null or v.customer_id is not null)
            """;

    private static final String OF_SOME = FACTS.replaceAll("[{}]", "");
    private static final String OF_ALL = FACTS.replaceAll("\\{[^}]*\\}", "");

    private final NamedParameterJdbcTemplate streaming;

    FactsQuery(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    /**
     * How facts are read.
     *
     * @param asOf the last day that counts
     * @param zone in which days begin
     */
    public record Moment(LocalDate asOf, ZoneId zone, InsightSettings settings) {}

    /** Brings each of these customers who has any fact. */
    public void each(List<UUID> customers, Moment moment, Consumer<Facts> take) {
        Map<String, Object> values = values(moment);
        values.put("customers", customers.toArray(UUID[]::new));
        streaming.query(OF_SOME, values, (RowCallbackHandler) row -> take.accept(facts(row, moment)));
    }

    /** The same of everybody, as they come. Within a transaction, or all rows would lie in memory at once. */
    public void each(Moment moment, Consumer<Facts> take) {
        streaming.getJdbcOperations().execute(SUMS_IN_MEMORY);
        streaming.query(OF_ALL, values(moment), (RowCallbackHandler) row -> take.accept(facts(row, moment)));
    }

    private static Map<String, Object> values(Moment moment) {
        Map<String, Object> values = new HashMap<String, Object>();
        values.put("asOf", moment.asOf());
        values.put("yearAgo", moment.asOf().minusYears(1));
        values.put("twoYearsAgo", moment.asOf().minusYears(2));
        values.put("zone", moment.zone().getId());
        values.put("unknownMargin", moment.settings().valuing().unknownMargin());
        return values;
    }

    private static Facts facts(ResultSet row, Moment moment) throws SQLException {
        return new Facts(
                row.getObject("id", UUID.class),
                moment.asOf(),
                purchases(row),
                new Facts.Costs(
                        amount(row, "acquisition"),
                        amount(row, "service"),
                        amount(row, "year_cost"),
                        amount(row, "before_cost"),
                        row.getInt("interactions")),
                row.getObject("enquired_on", LocalDate.class),
                row.getInt("deals"),
                new Facts.Place(
                        row.getObject("owner_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getObject("territory_id", UUID.class)),
                written(row));
    }

    private static Facts.@Nullable Written written(ResultSet row) throws SQLException {
        int revision = row.getInt("revision");
        if (row.wasNull()) {
            return null;
        }
        String stage = row.getString("stood_stage");
        return new Facts.Written(
                revision,
                stage == null ? null : new Facts.Stood(Stage.of(stage), row.getObject("stood_since", LocalDate.class)));
    }

    private static PurchaseLog purchases(ResultSet row) throws SQLException {
        Array days = row.getArray("days");
        return days == null
                ? PurchaseLog.EMPTY
                : new PurchaseLog(
                        integers(days),
                        integers(row.getArray("orders")),
                        longs(row.getArray("purchases")),
                        longs(row.getArray("margins")),
                        integers(row.getArray("unknown")));
    }

    private static int[] integers(Array array) throws SQLException {
        Integer[] boxed = (Integer[]) array.getArray();
        int[] values = new int[boxed.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = boxed[n];
        }
        return values;
    }

    private static long[] longs(Array array) throws SQLException {
        Long[] boxed = (Long[]) array.getArray();
        long[] values = new long[boxed.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = boxed[n];
        }
        return values;
    }

    private static BigDecimal amount(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? BigDecimal.ZERO : amount.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
