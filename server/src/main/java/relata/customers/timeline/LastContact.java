package relata.customers.timeline;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;

/** When we and the customer last met: the newest interaction that was not internal. */
@Component
@Order(CustomerPicture.FACTS)
class LastContact implements CustomerPicture {

    private final JdbcClient jdbc;

    LastContact(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void recompute(List<UUID> customers) {
        jdbc.sql("""
                 update customer c
                    set last_contact_at = w.last_at
                   from (select o.id,
                                (select i.occurred_at
                                   from interaction i
                                  where i.customer_id = o.id and i.direction <> 'internal' and i.deleted_at is null
                                  order by i.occurred_at desc, i.id desc
                                  limit 1) as last_at
                           from unnest(:customers::uuid[]) as o (id)) w
                  where c.id = w.id and c.last_contact_at is distinct from w.last_at
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
