package relata.commerce;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;

/** What a customer bought: number of orders, the last one, and what was spent less returns, in the reporting currency. */
@Component
@Order(CustomerPicture.FACTS)
class Purchases implements CustomerPicture {

    private final JdbcClient jdbc;

    Purchases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void recompute(List<UUID> customers) {
        jdbc.sql("""
                 update customer c
                    set order_count = w.orders, last_order_at = w.last_at, spent = w.spent
                   from (select asked.id, count(o.id) as orders, max(o.placed_at) as last_at,
                                coalesce(sum(o.total_reporting - coalesce(o.returned_reporting, 0)), 0) as spent
                           from unnest(:customers::uuid[]) as asked (id)
                           left join sales_order o
                             on o.customer_id = asked.id and o.status <> 'cancelled' and o.deleted_at is null
                          group by asked.id) w
                  where c.id = w.id
                    and (c.order_count, c.last_order_at, c.spent) is distinct from (w.orders, w.last_at, w.spent)
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
