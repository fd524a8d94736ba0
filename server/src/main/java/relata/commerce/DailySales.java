package relata.commerce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Rows;
import relata.records.sql.Sql;
import relata.records.summaries.DaySums;
import relata.records.summaries.DaysKept;

/** Orders and lines summed by day; {@link DailySalesSumming} keeps them. */
@Component
class DailySales implements DaysKept {

    private static final DaySums ORDERS = new DaySums(
            OrderFields.OBJECT,
            "daily_sales",
            Map.of("placedAt", "placed_at", "channel", "channel", "status", "status"),
            "placedAt",
            Set.of(
                    "total",
                    "units",
                    "discount",
                    "cost",
                    "margin",
                    "returned",
                    "totalReporting",
                    "marginReporting",
                    "returnedReporting"),
            during -> during.apply("t.placed_at"));

    private static final DaySums LINES = new DaySums(
            OrderFields.LINE,
            "daily_line_sales",
            Map.of("order.placedAt", "order_placed_at", "order.status", "order_status", "product", "product_id"),
            "order.placedAt",
            Set.of("quantity", "discount", "amount", "cost", "returnedQuantity", "returnedAmount"),
            DailySales::lines);

    private final JdbcClient jdbc;

    DailySales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders in the bin have an index of their own. */
    private static Sql lines(Function<String, Sql> during) {
        return Sql.of("t.order_id in (select d.id from sales_order d where d.deleted_at is null and ")
                .add(during.apply("d.placed_at"))
                .add(" union all select d.id from sales_order d where d.deleted_at is not null and ")
                .add(during.apply("d.placed_at"))
                .add(")");
    }

    @Override
    public List<DaySums> sums() {
        return List.of(ORDERS, LINES);
    }

    @Override
    public @Nullable Standing standing() {
        ZoneId zone = zone();
        if (zone == null) {
            return null;
        }
        List<LocalDate> marked = jdbc.sql("select distinct on_day from daily_sales_mark")
                .query(Rows::day)
                .list();
        return new Standing(zone, days(zone, marked));
    }

    /** In which days begin; null while nothing is summed. */
    @Nullable
    ZoneId zone() {
        return jdbc.sql("select zone from daily_sales_state")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(null);
    }

    /** Days in the zone that share a moment with one of these days of UTC. */
    static Set<LocalDate> days(ZoneId zone, Collection<LocalDate> marked) {
        var days = new TreeSet<LocalDate>();
        for (LocalDate day : marked) {
            Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            days.add(begin.atZone(zone).toLocalDate());
            days.add(end.minusNanos(1).atZone(zone).toLocalDate());
        }
        return days;
    }
}
