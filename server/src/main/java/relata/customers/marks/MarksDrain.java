package relata.customers.marks;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes marks in batches and lets every {@link CustomerPicture} compute its part anew. Any number of nodes may drain. */
@Component
public class MarksDrain {

    static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<Part> parts;

    MarksDrain(JdbcClient jdbc, TransactionTemplate transaction, List<CustomerPicture> pictures) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.parts = pictures.stream().map(Part::of).toList();
    }

    private record Part(int order, CustomerPicture picture) {

        static Part of(CustomerPicture picture) {
            return new Part(OrderUtils.getOrder(AopUtils.getTargetClass(picture), Ordered.LOWEST_PRECEDENCE), picture);
        }

        void recompute(List<Mark> marks) {
            List<UUID> customers = marks.stream()
                    .filter(mark -> mark.fromPart() <= order)
                    .map(Mark::customer)
                    .toList();
            if (!customers.isEmpty()) {
                picture.recompute(customers);
            }
        }
    }

    private record Mark(UUID customer, int fromPart) {}

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
            List<Mark> marks = take();
            parts.forEach(part -> part.recompute(marks));
            return marks.size();
        });
        return taken == null ? 0 : taken;
    }

    /**
     * The oldest marks whose customers nobody is changing right now. Locks the customer too, and skips those it cannot
     * have at once: the drain never waits while it holds what a change waits for. Marks of customers that are gone go.
     */
    private List<Mark> take() {
        return jdbc.sql("""
                 with free as materialized (
                     select m.customer_id, m.from_part
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
                 select customer_id, from_part from free order by customer_id
                 """)
                .param("batch", BATCH)
                .query((row, _) -> new Mark(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }
}
