package relata.customers.marks;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Rows;

/** Takes marks in batches and lets every {@link CustomerPicture} compute its part anew. Any number of nodes may drain. */
@Component
public class MarksDrain {

    static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<CustomerPicture> pictures;

    MarksDrain(JdbcClient jdbc, TransactionTemplate transaction, List<CustomerPicture> pictures) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.pictures = pictures;
    }

    /** Works until no mark can be taken; answers how many customers it took. */
    public int drain() {
        return drain(() -> true);
    }

    /** The same, but no further batch is begun once it is not wanted. */
    int drain(BooleanSupplier wanted) {
        int all = 0;
        int taken;
        do {
            taken = batch();
            all += taken;
        } while (taken == BATCH && wanted.getAsBoolean());
        return all;
    }

    /** One batch in one transaction: where a part fails, its marks stay. */
    private int batch() {
        Integer taken = transaction.execute(_ -> {
            List<UUID> customers = take();
            if (!customers.isEmpty()) {
                pictures.forEach(picture -> picture.recompute(customers));
            }
            return customers.size();
        });
        return taken == null ? 0 : taken;
    }

    /**
     * The oldest marks whose customers nobody is changing right now. Locks the customer too, and skips those it cannot
     * have at once: the drain never waits while it holds what a change waits for. Marks of customers that are gone go.
     */
    private List<UUID> take() {
        return jdbc.sql("""
                 with free as materialized (
                     select m.customer_id
                       from customer_mark m join customer c on c.id = m.customer_id
                      order by m.marked_at
                      limit :batch
                        for no key update of m, c skip locked),
                 taken as (
                     delete from customer_mark m using free where m.customer_id = free.customer_id),
                 gone as (
                     delete from customer_mark
                      where customer_id in (
                            select m.customer_id
                              from customer_mark m
                             where not exists (select 1 from free)
                               and not exists (select 1 from customer c where c.id = m.customer_id)
                             limit :batch
                               for update skip locked))
                 select customer_id from free order by customer_id
                 """).param("batch", BATCH).query(Rows::id).list();
    }
}
