package relata.customers;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.identities.Claims;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.records.catalog.Catalog;

/** What follows for customers when their contact points, addresses or ids change: copies, identities, search, picture. */
@Component
public class Followed {

    private final JdbcClient jdbc;
    private final MainAddresses addresses;
    private final Claims claims;
    private final FoundBy foundBy;
    private final Marks marks;

    Followed(JdbcClient jdbc, MainAddresses addresses, Claims claims, FoundBy foundBy, Marks marks) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.claims = claims;
        this.foundBy = foundBy;
        this.marks = marks;
    }

    /** @param promoted the points that have just become primary, if any; others of their kind step back */
    public void pointsChanged(Collection<UUID> customers, List<UUID> promoted, Actor actor, Catalog catalog) {
        if (customers.isEmpty()) {
            return;
        }
        UUID[] ids = locked(customers);
        onePrimary(ids, promoted);
        copyPoints(ids, actor);
        claims.renew(customers, actor);
        foundBy.refresh(customers, catalog);
        marks.mark(customers);
    }

    public void addressesChanged(Collection<UUID> customers, Actor actor, Catalog catalog) {
        if (customers.isEmpty()) {
            return;
        }
        locked(customers);
        if (!addresses.copy(customers, actor).isEmpty()) {
            foundBy.refresh(customers, catalog);
        }
        marks.mark(customers);
    }

    /** In id order, so that two batches never wait for each other. */
    private UUID[] locked(Collection<UUID> customers) {
        return jdbc.sql("select id from customer where id = any(:ids) order by id for no key update")
                .param("ids", customers.toArray(UUID[]::new))
                .query(Rows::id)
                .list()
                .toArray(UUID[]::new);
    }

    /** Of each kind one point is primary: the one just chosen, or the one that was, or the oldest. */
    private void onePrimary(UUID[] customers, List<UUID> promoted) {
        jdbc.sql("""
                 with ranked as (
                     select id, is_primary,
                            row_number() over (partition by customer_id, kind
                                               order by id = any(:promoted) desc, is_primary desc, created_at, id) = 1
                              as first
                       from contact_point
                      where customer_id = any(:customers) and deleted_at is null)
                 update contact_point p
                    set is_primary = ranked.first, version = p.version + 1
                   from ranked
                  where p.id = ranked.id and ranked.is_primary <> ranked.first
                 """)
                .param("promoted", promoted.toArray(UUID[]::new))
                .param("customers", customers)
                .update();
    }

    private void copyPoints(UUID[] customers, Actor actor) {
        jdbc.sql("""
                 update customer c
                    set email = w.email, phone = w.phone, version = c.version + 1,
                        changed_at = now(), changed_by = :actor
                   from (select o.id,
                                (select p.normalized from contact_point p
                                  where p.customer_id = o.id and p.kind = 'email' and p.is_primary
                                    and p.deleted_at is null) as email,
                                (select p.normalized from contact_point p
                                  where p.customer_id = o.id and p.kind = 'phone' and p.is_primary
                                    and p.deleted_at is null) as phone
                           from customer o
                          where o.id = any(:customers)) w
                  where c.id = w.id and (c.email, c.phone) is distinct from (w.email, w.phone)
                 """).param("actor", actor.id()).param("customers", customers).update();
    }
}
