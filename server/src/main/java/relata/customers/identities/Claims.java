package relata.customers.identities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;

/**
 * Keeps {@code customer_identity} in line with the facts: external ids, tax ids and contact points of living customers.
 * A number or address that several customers share identifies none of them.
 */
@Component
public class Claims {

    /** What identifies these customers, by the rows as they stand. */
    private static final String WANTED = """
            wanted as (
                select c.id as customer_id, 'external' as kind, c.external_id as value, true as verified
                  from customer c
                 where c.id = any(:customers) and c.external_id is not null and c.deleted_at is null
                union all
                select c.id, 'tax', c.tax_id, true
                  from customer c
                 where c.id = any(:customers) and c.tax_id is not null and c.deleted_at is null
                union all
                select e.customer_id,
                       case when e.system = 'customer' then 'external' else 'external:' || e.system end,
                       e.value, true
                  from external_id e join customer c on c.id = e.customer_id and c.deleted_at is null
                 where e.customer_id = any(:customers) and e.deleted_at is null
                union all
                select p.customer_id,
                       case when p.kind in ('email', 'phone') then p.kind else 'messenger:' || p.kind end,
                       p.normalized, p.verified_at is not null
                  from contact_point p join customer c on c.id = p.customer_id and c.deleted_at is null
                 where p.customer_id = any(:customers) and p.deleted_at is null and not p.shared and p.kind <> 'other')
            """;

    private final JdbcClient jdbc;
    private final Taken taken;

    Claims(JdbcClient jdbc, Taken taken) {
        this.jdbc = jdbc;
        this.taken = taken;
    }

    /**
     * Takes what identifies these customers and frees what no longer does. Waits for others who are about to take the
     * same; keys are taken in their own order, so that two such batches never wait for each other. Refuses with {@code
     * customers.contact-point-taken} where another customer has one of them.
     */
    public void renew(Collection<UUID> customers, Actor actor) {
        if (customers.isEmpty()) {
            return;
        }
        UUID[] ids = customers.toArray(UUID[]::new);
        jdbc.sql("with " + WANTED + """
                 delete from customer_identity i
                  where i.customer_id = any(:customers)
                    and not exists (select 1 from wanted w
                                     where w.customer_id = i.customer_id and w.kind = i.kind and w.value = i.value)
                 """).param("customers", ids).update();
        claim(ids, actor);
    }

    /** Like {@link #renew} for customers that had nothing before. */
    public void claim(Collection<UUID> created, Actor actor) {
        if (!created.isEmpty()) {
            claim(created.toArray(UUID[]::new), actor);
        }
    }

    private void claim(UUID[] ids, Actor actor) {
        long standing = jdbc.sql("with " + WANTED + """
                 , asked as (
                     select kind, value, customer_id, bool_or(verified) as verified
                       from wanted group by kind, value, customer_id),
                 made as (
                     insert into customer_identity (kind, value, customer_id, verified)
                     select kind, value, customer_id, verified
                       from asked
                      order by kind, value, customer_id
                     on conflict (kind, value) do nothing
                     returning 1)
                 select (select count(*) from asked) - (select count(*) from made)
                 """)
                .param("customers", ids)
                .query(Long.class)
                .single();
        if (standing > 0) {
            compare(ids, actor);
        }
    }

    /** What stood there before is theirs, and then as verified as the facts say, or another's. */
    private void compare(UUID[] ids, Actor actor) {
        record Conflict(UUID owner, String value) {}
        List<Conflict> conflicts = jdbc.sql("with " + WANTED + """
                 , verified as (
                     update customer_identity i
                        set verified = w.verified
                       from (select kind, value, customer_id, bool_or(verified) as verified
                               from wanted group by kind, value, customer_id) w
                      where i.kind = w.kind and i.value = w.value and i.customer_id = w.customer_id
                        and i.verified <> w.verified)
                 select i.customer_id, i.value
                   from wanted w
                   join customer_identity i on i.kind = w.kind and i.value = w.value and i.customer_id <> w.customer_id
                  limit 1
                 """)
                .param("customers", ids)
                .query((row, _) -> new Conflict(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        for (Conflict conflict : conflicts) {
            throw taken.refusal(conflict.owner(), conflict.value(), actor);
        }
    }

    /** Frees everything that identifies these customers. */
    public void release(Collection<UUID> customers) {
        if (!customers.isEmpty()) {
            jdbc.sql("delete from customer_identity where customer_id = any(:customers)")
                    .params(Map.of("customers", customers.toArray(UUID[]::new)))
                    .update();
        }
    }
}
