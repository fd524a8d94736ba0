package relata.customers.marks;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the transaction of a change that facts about these customers changed. What is computed from facts follows
 * within a second, in the background.
 */
@Component
public class Marks {

    private final JdbcClient jdbc;

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mark that stands already is written again, which locks it until this transaction ends: otherwise the drain could
     * take it before the new fact can be seen. In id order, so that two batches never wait for each other.
     */
    public void mark(Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 insert into customer_mark (customer_id, marked_at)
                 select distinct id, now() from unnest(:customers::uuid[]) as id order by id
                 on conflict (customer_id) do update set marked_at = excluded.marked_at
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
