package relata.commerce;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.records.catalog.Catalog;

/** Amounts of orders that follow from elsewhere: from their lines, from the exchange rate of their day. */
@Component
class OrderTotals {

    private final JdbcClient jdbc;
    private final Marks marks;

    OrderTotals(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /** Orders with lines take total, units, cost and what was returned from them; an order without lines keeps its own. */
    void follow(Collection<UUID> orders, Actor actor, Catalog catalog) {
        if (orders.isEmpty()) {
            return;
        }
        UUID[] ids = orders.toArray(UUID[]::new);
        jdbc.sql("select id from sales_order where id = any(:ids) order by id for no key update")
                .param("ids", ids)
                .query(Rows::id)
                .list();
        jdbc.sql("""
                 with sums as (
                     select order_id, sum(amount) as total, sum(quantity) as units,
                            case when count(cost) = count(*) then sum(cost) end as cost,
                            sum(returned_amount) as returned
                       from order_line
                      where order_id = any(:ids) and deleted_at is null
                      group by order_id),
                 wanted as (
                     select o.id, s.total, s.units, coalesce(s.cost, o.cost) as cost,
                            greatest(s.returned, case when s.returned = 0 then o.returned else 0 end) as returned,
                            case when o.margin is null or o.margin = o.total - o.cost
                                 then coalesce(s.total - coalesce(s.cost, o.cost), o.margin) else o.margin end as margin
                       from sales_order o join sums s on s.order_id = o.id)
                 update sales_order o
                    set total = w.total, units = w.units, cost = w.cost, returned = w.returned, margin = w.margin,
                        status = case when w.returned >= w.total and w.total > 0 and o.status <> 'cancelled'
                                      then 'returned' else o.status end,
                        version = o.version + 1, changed_at = now(), changed_by = :actor
                   from wanted w
                  where o.id = w.id
                    and (o.total, o.units, o.cost, o.returned, o.margin)
                        is distinct from (w.total, w.units, w.cost, w.returned, w.margin)
                 """).param("ids", ids).param("actor", actor.id()).update();
        marks.mark(reporting("o.id = any(:ids)", catalog.reportingCurrency(), ids));
        marks.mark(jdbc.sql("select distinct customer_id from sales_order where id = any(:ids)")
                .param("ids", ids)
                .query(Rows::id)
                .list());
    }

    /** Orders of this currency from that day on, until the next rate begins: a rate came, went or was corrected. */
    void revalue(String currency, String fromDay, String reportingCurrency) {
        List<UUID> customers = jdbc.sql(REPORTING.formatted("""
                         o.currency = :currency
                     and o.placed_at >= (:day::date)::timestamp at time zone 'UTC'
                     and o.placed_at < coalesce(
                            (select min(n.valid_from)::timestamp at time zone 'UTC'
                               from exchange_rate n
                              where n.currency = :currency and n.valid_from > :day::date and n.deleted_at is null),
                            'infinity')
                 """))
                .param("reporting", reportingCurrency)
                .param("currency", currency)
                .param("day", fromDay)
                .query(Rows::id)
                .list();
        marks.mark(customers);
    }

    private List<UUID> reporting(String which, String reportingCurrency, UUID[] ids) {
        return jdbc.sql(REPORTING.formatted(which))
                .param("reporting", reportingCurrency)
                .param("ids", ids)
                .query(Rows::id)
                .list();
    }

    /** Outside the order's version: nobody edits these. The condition is one of the two above. */
    private static final String REPORTING = """
            with valued as (
                select o.id,
                       case when o.currency = :reporting then 1
                            else (select r.rate from exchange_rate r
                                   where r.currency = o.currency and r.deleted_at is null
                                     and r.valid_from <= (o.placed_at at time zone 'UTC')::date
                                   order by r.valid_from desc limit 1) end as rate
                  from sales_order o
                 where %s),
            written as (
                update sales_order o
                   set total_reporting = round(o.total * v.rate, 4), margin_reporting = round(o.margin * v.rate, 4),
                       returned_reporting = round(o.returned * v.rate, 4)
                  from valued v
                 where o.id = v.id
                   and (o.total_reporting, o.margin_reporting, o.returned_reporting)
                       is distinct from (round(o.total * v.rate, 4), round(o.margin * v.rate, 4),
                                         round(o.returned * v.rate, 4))
                returning o.customer_id)
            select distinct customer_id from written
            """;
}
