package relata.bench;

import java.util.List;

/** Reports and pictures that people look at, each report beside a plain statement with the same answer. */
final class ReportQuestions {

    /**
     * @param object whose records are counted
     * @param plain what somebody would write in psql; {@code $zone} stands for the zone that days begin in
     */
    record Asked(String said, String object, String definition, String plain) {

        /** Its days begin where those of most people do, as they do for them. */
        String in(String zone) {
            return "{\"zone\":\"" + zone + "\"," + definition.strip().substring(1);
        }

        String plainIn(String zone) {
            return plain.replace("$zone", "'" + zone + "'");
        }
    }

    static final List<Asked> REPORTS = List.of(
            new Asked("orders by month and channel: count, total", "order", """
                    {"groups":[{"by":"placedAt","step":"month"},{"by":"channel"}],
                     "measures":[{"kind":"count"},{"kind":"sum","of":"totalReporting"}]}""", """
                    select date_trunc('month', placed_at at time zone $zone), channel, count(*), sum(total_reporting)
                      from sales_order where deleted_at is null group by 1, 2"""),
            new Asked("order lines by month of the order and product family: quantity", "orderLine", """
                    {"groups":[{"by":"order.placedAt","step":"month"},{"by":"product.family"}],
                     "measures":[{"kind":"sum","of":"quantity"}]}""", """
                    select date_trunc('month', o.placed_at at time zone $zone), p.family, sum(l.quantity)
                      from order_line l left join sales_order o on o.id = l.order_id and o.deleted_at is null
                      left join product p on p.id = l.product_id and p.deleted_at is null
                     where l.deleted_at is null group by 1, 2"""),
            new Asked("orders by quarter and status: average total", "order", """
                    {"groups":[{"by":"placedAt","step":"quarter"},{"by":"status"}],
                     "measures":[{"kind":"average","of":"totalReporting"}]}""", """
                    select date_trunc('quarter', placed_at at time zone $zone), status, avg(total_reporting)
                      from sales_order where deleted_at is null group by 1, 2"""),
            new Asked("orders of the last 90 days by week: count, total", "order", """
                    {"filter":"placedAt > now - days(90)","groups":[{"by":"placedAt","step":"week"}],
                     "measures":[{"kind":"count"},{"kind":"sum","of":"totalReporting"}]}""", """
                    select date_trunc('week', placed_at at time zone $zone), count(*), sum(total_reporting)
                      from sales_order where deleted_at is null and placed_at > now() - interval '90 days' group by 1"""),
            new Asked("customers by kind and city, the first 10: count", "customer", """
                    {"groups":[{"by":"city"},{"by":"kind"}],"top":10,"sort":0}""", """
                    select city, kind, count(*) from customer where deleted_at is null group by 1, 2"""),
            new Asked("order lines by product family: quantity", "orderLine", """
                    {"groups":[{"by":"product.family"}],"measures":[{"kind":"sum","of":"quantity"}]}""", """
                    select p.family, sum(l.quantity)
                      from order_line l left join product p on p.id = l.product_id and p.deleted_at is null
                     where l.deleted_at is null group by 1"""));

    /** Not on the dashboard: no sums by day tell these. */
    static final List<Asked> FROM_ROWS = List.of(
            new Asked("orders by ranges of their total: count, share", "order", """
                    {"groups":[{"by":"totalReporting","bounds":[200,500,1000,3000,10000]}],
                     "measures":[{"kind":"count"},{"kind":"count","show":"share"}]}""", """
                    select width_bucket(total_reporting, array[200, 500, 1000, 3000, 10000]::numeric[]), count(*)
                      from sales_order where deleted_at is null group by 1"""),
            new Asked("cohorts: customers by quarter of their first order and of each order", "order", """
                    {"groups":[{"by":"customer.orders.min(o, o.placedAt)","step":"quarter"},
                               {"by":"placedAt","step":"quarter"}],
                     "measures":[{"kind":"distinct","of":"customer"}]}""", """
                    select date_trunc('quarter', f.v at time zone $zone), date_trunc('quarter', o.placed_at at time zone $zone),
                           count(distinct o.customer_id)
                      from sales_order o
                      join (select customer_id, min(placed_at) as v from sales_order where deleted_at is null group by 1) f
                        on f.customer_id = o.customer_id
                     where o.deleted_at is null group by 1, 2"""));

    /** Paths of pictures of the whole base; the first six stand for a dashboard. */
    static final List<String> PICTURES = List.of(
            "insight/capital",
            "insight/tiers",
            "insight/lifecycle",
            "insight/cohorts",
            "insight/rfm",
            "insight/at-risk",
            "insight/lifecycle-steps",
            "insight/key-customers");

    private ReportQuestions() {}
}
