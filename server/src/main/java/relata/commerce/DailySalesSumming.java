package relata.commerce;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Rows;

/**
 * Sums marked days anew from their orders, a few in each transaction. In one snapshot: what it takes away are the marks of changes
 * that it saw, so a day that is written meanwhile stays marked. From facts alone, never by adding what changed.
 */
@Component
class DailySalesSumming {

    private static final String COMMON_ZONE = """
            select coalesce((select time_zone from app_user group by 1 order by count(*) desc, 1 limit 1), 'Z')
            """;

    /** Days that nothing is written to any more; one that something is written to again and again is summed every five minutes. */
    private static final String DUE = """
            select on_day
              from daily_sales_mark
             group by on_day
            having max(marked_at) < now() - interval '20 seconds' or min(marked_at) < now() - interval '5 minutes'
             order by min(marked_at), on_day
             limit 31
            """;

    private static final List<String> ORDER_MEASURES = List.of(
            "total",
            "units",
            "discount",
            "cost",
            "margin",
            "returned",
            "total_reporting",
            "margin_reporting",
            "returned_reporting");

    private static final List<String> LINE_MEASURES =
            List.of("quantity", "discount", "amount", "cost", "returned_quantity", "returned_amount");

    private static final String ORDERS = """
            insert into daily_sales (day, placed_at, channel, status, currency, records, %s)
            select cast(:day as date), cast(:from as timestamptz), channel, status, currency, count(*), %s
              from sales_order o
             where deleted_at is null
               and placed_at >= cast(:from as timestamptz) and placed_at < cast(:before as timestamptz)
             group by channel, status, currency
            """.formatted(columns(ORDER_MEASURES), sums("o", ORDER_MEASURES));

    /** Lines of orders in the bin count, as of no day and status; such orders have an index of their own. */
    private static final String LINES = """
            insert into daily_line_sales (day, order_placed_at, order_status, product_id, currency, records, %s)
            select cast(:day as date), case when o.deleted_at is null then cast(:from as timestamptz) end,
                   case when o.deleted_at is null then o.status end, l.product_id, l.currency, count(*), %s
              from sales_order o join order_line l on l.order_id = o.id
             where l.deleted_at is null
               and (o.deleted_at is null
                    and o.placed_at >= cast(:from as timestamptz) and o.placed_at < cast(:before as timestamptz)
                 or o.deleted_at is not null
                    and o.placed_at >= cast(:from as timestamptz) and o.placed_at < cast(:before as timestamptz))
             group by 2, 3, l.product_id, l.currency
            """.formatted(columns(LINE_MEASURES), sums("l", LINE_MEASURES));

    private final JdbcClient jdbc;
    private final DailySales sales;
    private final TransactionTemplate snapshot;

    DailySalesSumming(JdbcClient jdbc, DailySales sales, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sales = sales;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private static String columns(List<String> measures) {
        return measures.stream().map(name -> name + ", " + name + "_n").collect(Collectors.joining(", "));
    }

    private static String sums(String table, List<String> measures) {
        return measures.stream()
                .map(name -> table + "." + name)
                .map(value -> "sum(" + value + "), count(" + value + ")")
                .collect(Collectors.joining(", "));
    }

    /** Sums some of the days that are due; answers whether there were any. Begins anew where most people read in another zone. */
    boolean sum() {
        return Boolean.TRUE.equals(snapshot.execute(_ -> isAlone() && sumAlone()));
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('daily_sales'))")
                .query(Boolean.class)
                .single();
    }

    private boolean sumAlone() {
        ZoneId zone = ZoneId.of(jdbc.sql(COMMON_ZONE).query(String.class).single());
        if (!zone.equals(sales.zone())) {
            begin(zone);
        }
        List<LocalDate> due = jdbc.sql(DUE).query(Rows::day).list();
        DailySales.days(zone, due).forEach(day -> sum(day, zone));
        jdbc.sql("delete from daily_sales_mark where on_day = any(?::date[])")
                .param(due.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        return !due.isEmpty();
    }

    /** With every day marked: until most of them are summed, reports are counted from the orders, as if there were no sums. */
    private void begin(ZoneId zone) {
        jdbc.sql("delete from daily_sales").update();
        jdbc.sql("delete from daily_line_sales").update();
        jdbc.sql("""
                 insert into daily_sales_state (zone) values (?) on conflict (one) do update set zone = excluded.zone
                 """).param(zone.getId()).update();
        jdbc.sql("""
                 insert into daily_sales_mark (on_day) select distinct (placed_at at time zone 'UTC')::date from sales_order
                 """).update();
    }

    private void sum(LocalDate day, ZoneId zone) {
        for (String table : List.of("daily_sales", "daily_line_sales")) {
            jdbc.sql("delete from " + table + " where day = ?").param(day).update();
        }
        for (String statement : List.of(ORDERS, LINES)) {
            jdbc.sql(statement)
                    .param("day", day)
                    .param("from", day.atStartOfDay(zone).toOffsetDateTime())
                    .param("before", day.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                    .update();
        }
    }
}
