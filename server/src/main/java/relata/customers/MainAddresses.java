package relata.customers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Rows;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/**
 * Keeps the address of a customer and its main address row in step. As with contact points the row is the truth and the
 * customer's columns copy it, so a change of the columns is a change of the row.
 */
@Component
class MainAddresses {

    static final List<Field<String>> PARTS = List.of(
            CustomerFields.STREET,
            CustomerFields.POSTAL_CODE,
            CustomerFields.CITY,
            CustomerFields.REGION,
            CustomerFields.COUNTRY);

    private final JdbcClient jdbc;

    MainAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Carries what changed on the customers to their main addresses. */
    void follow(Batch batch) {
        var emptied = new ArrayList<UUID>();
        var placed = new ArrayList<Draft>();
        for (Draft draft : batch.drafts()) {
            boolean moved = (draft.kind() == Draft.Kind.CREATE || draft.kind() == Draft.Kind.CHANGE)
                    && PARTS.stream().anyMatch(draft::changes);
            if (moved) {
                if (PARTS.stream().allMatch(part -> draft.value(part) == null)) {
                    emptied.add(draft.id());
                } else {
                    placed.add(draft);
                }
            }
        }
        bin(batch.actor(), emptied);
        write(batch.actor(), placed);
    }

    private void bin(Actor actor, List<UUID> customers) {
        if (!customers.isEmpty()) {
            jdbc.sql("""
                     update address
                        set deleted_at = now(), version = version + 1, changed_at = now(), changed_by = :actor
                      where customer_id = any(:customers) and kind = 'main' and deleted_at is null
                     """)
                    .param("actor", actor.id())
                    .param("customers", customers.toArray(UUID[]::new))
                    .update();
        }
    }

    private void write(Actor actor, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 insert into address (id, customer_id, kind, street, postal_code, city, region, country,
                                      created_by, changed_by)
                 select n.id, n.customer_id, 'main', n.street, n.postal_code, n.city, n.region, n.country, :actor, :actor
                   from unnest(:ids::uuid[], :customers::uuid[], :streets::text[], :codes::text[], :cities::text[],
                               :regions::text[], :countries::text[])
                     as n (id, customer_id, street, postal_code, city, region, country)
                  order by n.customer_id
                 on conflict (customer_id) where kind = 'main' and deleted_at is null do update
                    set street = excluded.street, postal_code = excluded.postal_code, city = excluded.city,
                        region = excluded.region, country = excluded.country,
                        version = address.version + 1, changed_at = now(), changed_by = excluded.changed_by
                 """)
                .param("actor", actor.id())
                .param("ids", drafts.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("customers", drafts.stream().map(Draft::id).toArray(UUID[]::new))
                .param("streets", column(drafts, CustomerFields.STREET))
                .param("codes", column(drafts, CustomerFields.POSTAL_CODE))
                .param("cities", column(drafts, CustomerFields.CITY))
                .param("regions", column(drafts, CustomerFields.REGION))
                .param("countries", column(drafts, CustomerFields.COUNTRY))
                .update();
    }

    private static @Nullable String[] column(List<Draft> drafts, Field<String> field) {
        return drafts.stream().map(draft -> draft.value(field)).toArray(String[]::new);
    }

    /** Copies the main addresses of these customers to their own columns where they differ; answers whose differed. */
    List<UUID> copy(Collection<UUID> customers, Actor actor) {
        return jdbc.sql("""
                 update customer c
                    set street = a.street, postal_code = a.postal_code, city = a.city, region = a.region,
                        country = a.country, version = c.version + 1, changed_at = now(), changed_by = :actor
                   from customer o
                   left join address a on a.customer_id = o.id and a.kind = 'main' and a.deleted_at is null
                  where o.id = any(:customers) and c.id = o.id
                    and (c.street, c.postal_code, c.city, c.region, c.country)
                        is distinct from (a.street, a.postal_code, a.city, a.region, a.country)
                 returning c.id
                 """)
                .param("actor", actor.id())
                .param("customers", customers.toArray(UUID[]::new))
                .query(Rows::id)
                .list();
    }

    /** Makes the customer's own columns its main address where they say another, or none. */
    void keep(UUID customer, Actor actor) {
        bin(actor, nowhere(customer));
        jdbc.sql("""
                 insert into address (id, customer_id, kind, street, postal_code, city, region, country,
                                      created_by, changed_by)
                 select :id, c.id, 'main', c.street, c.postal_code, c.city, c.region, c.country, :actor, :actor
                   from customer c
                  where c.id = :customer and num_nonnulls(c.street, c.postal_code, c.city, c.region, c.country) > 0
                 on conflict (customer_id) where kind = 'main' and deleted_at is null do update
                    set street = excluded.street, postal_code = excluded.postal_code, city = excluded.city,
                        region = excluded.region, country = excluded.country,
                        version = address.version + 1, changed_at = now(), changed_by = excluded.changed_by
                  where (address.street, address.postal_code, address.city, address.region, address.country)
                        is distinct from
                        (excluded.street, excluded.postal_code, excluded.city, excluded.region, excluded.country)
                 """)
                .param("id", Ids.next())
                .param("customer", customer)
                .param("actor", actor.id())
                .update();
    }

    private List<UUID> nowhere(UUID customer) {
        return jdbc.sql("""
                 select id from customer
                  where id = ? and num_nonnulls(street, postal_code, city, region, country) = 0
                 """).param(customer).query(Rows::id).list();
    }
}
