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
    private final PrimaryPoints points;
    private final MainAddresses addresses;
    private final Claims claims;
    private final FoundBy foundBy;
    private final Marks marks;

    Followed(
            JdbcClient jdbc,
            PrimaryPoints points,
            MainAddresses addresses,
            Claims claims,
            FoundBy foundBy,
            Marks marks) {
        this.jdbc = jdbc;
        this.points = points;
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

    /**
     * After two customers were made of one. What the first one's form says since is its own: it gets rows of its own for an
     * address or number that stood in rows of the second.
     */
    public void separated(UUID first, UUID second, Actor actor, Catalog catalog) {
        locked(List.of(first, second));
        points.keep(first, second, actor);
        addresses.keep(first, actor);
        if (pointsDiffer(first)) {
            onePrimary(new UUID[] {first}, told(first));
            copyPoints(new UUID[] {first}, actor);
        }
        claims.renew(List.of(first, second), actor);
        foundBy.refresh(List.of(first, second), catalog);
        marks.mark(List.of(first, second));
    }

    private boolean pointsDiffer(UUID customer) {
        return jdbc.sql("""
                 select exists (select 1
                                  from customer c
                                  cross join lateral (values ('email', c.email), ('phone', c.phone)) as told (kind, value)
                                  left join contact_point p
                                    on p.customer_id = c.id and p.kind = told.kind and p.is_primary and p.deleted_at is null
                                 where c.id = :customer and told.value is distinct from p.normalized)
                 """).param("customer", customer).query(Boolean.class).single();
    }

    /** The contact points that stand in the customer's own fields. */
    private List<UUID> told(UUID customer) {
        return jdbc.sql("""
                 select p.id
                   from contact_point p join customer c on c.id = p.customer_id
                  where c.id = :customer and p.deleted_at is null
                    and (p.kind = 'email' and p.normalized = c.email or p.kind = 'phone' and p.normalized = c.phone)
                 """).param("customer", customer).query(Rows::id).list();
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
