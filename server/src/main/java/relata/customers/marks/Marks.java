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

    /**
     * What an insert of {@code customer_id, marked_at, from_part} into {@code customer_mark} does where a mark stands already. It is
     * written again, which locks it until this transaction ends: otherwise the drain could take it before the new fact can be
     * seen. Insert in id order, so that two batches never wait for each other.
     */
    public static final String AGAIN = """
            on conflict (customer_id) do update
               set marked_at = excluded.marked_at, from_part = least(customer_mark.from_part, excluded.from_part)
            """;

    private final JdbcClient jdbc;

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has all parts of the picture of these customers computed anew. */
    public void mark(Collection<UUID> customers) {
        mark(customers, 0);
    }

    /** @param part the order of the first part that is to be computed anew, such as {@link CustomerPicture#WORK} */
    public void mark(Collection<UUID> customers, int part) {
        if (customers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 insert into customer_mark (customer_id, marked_at, from_part)
                 select distinct id, now(), :part from unnest(:customers::uuid[]) as id order by id
                 """ + AGAIN)
                .param("customers", customers.toArray(UUID[]::new))
                .param("part", part)
                .update();
    }
}
