package relata.customers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.identities.IdentityKey;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/**
 * Keeps e-mail and phone of a customer and its contact points in step. The contact points are the truth; the customer's
 * own columns copy the primary ones, for lists. A change of such a column is therefore a change of the primary contact
 * point: corrected in place, or moved aside where consent was given for it; emptied, it goes to the bin.
 */
@Component
class PrimaryPoints {

    private static final Map<String, Field<String>> COPIES =
            Map.of(IdentityKey.EMAIL, CustomerFields.EMAIL, IdentityKey.PHONE, CustomerFields.PHONE);

    private final JdbcClient jdbc;

    PrimaryPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Wish(
            UUID customer, String kind, @Nullable String value) {}

    private record Point(UUID id, UUID customer, String kind, String normalized, boolean primary, boolean consented) {}

    /** Which of the addresses and numbers of these drafts are known to be used by several customers. */
    Set<IdentityKey> shared(List<Draft> drafts) {
        var kinds = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (Draft draft : drafts) {
            COPIES.forEach((kind, field) -> {
                String value = draft.value(field);
                if (value != null && (draft.changes(field) || draft.kind() == Draft.Kind.RESTORE)) {
                    kinds.add(kind);
                    values.add(value);
                }
            });
        }
        return shared(kinds, values);
    }

    Set<IdentityKey> shared(List<String> kinds, List<String> values) {
        var shared = new HashSet<IdentityKey>();
        if (!kinds.isEmpty()) {
            jdbc.sql("""
                     select distinct p.kind, p.normalized
                       from unnest(:kinds::text[], :values::text[]) as asked (kind, value)
                       join contact_point p on p.kind = asked.kind and p.normalized = asked.value
                      where p.shared and p.deleted_at is null
                     """)
                    .param("kinds", kinds.toArray(String[]::new))
                    .param("values", values.toArray(String[]::new))
                    .query(row -> {
                        shared.add(new IdentityKey(row.getString(1), row.getString(2)));
                    });
        }
        return shared;
    }

    /** Carries what changed on the customers to their contact points. */
    void follow(Batch batch) {
        var added = new ArrayList<Wish>();
        var changed = new ArrayList<Wish>();
        for (Draft draft : batch.drafts()) {
            COPIES.forEach((kind, field) -> {
                String value = draft.value(field);
                if (draft.kind() == Draft.Kind.CREATE && value != null) {
                    added.add(new Wish(draft.id(), kind, value));
                } else if (draft.kind() == Draft.Kind.CHANGE && draft.changes(field)) {
                    changed.add(new Wish(draft.id(), kind, value));
                }
            });
        }
        added.addAll(rearranged(batch, changed));
        insert(batch, added);
    }

    /** Changes the points that are there; answers what must be added. */
    private List<Wish> rearranged(Batch batch, List<Wish> wishes) {
        var added = new ArrayList<Wish>();
        if (wishes.isEmpty()) {
            return added;
        }
        var points = points(wishes);
        var binned = new ArrayList<UUID>();
        var demoted = new ArrayList<UUID>();
        var promoted = new ArrayList<UUID>();
        var corrected = new ArrayList<UUID>();
        var corrections = new ArrayList<String>();
        for (Wish wish : wishes) {
            Point primary = null;
            Point wanted = null;
            for (Point point : points.getOrDefault(wish.customer(), List.of())) {
                if (point.kind().equals(wish.kind())) {
                    primary = point.primary() ? point : primary;
                    wanted = point.normalized().equals(wish.value()) ? point : wanted;
                }
            }
            if (wanted != null) {
                promoted.add(wanted.id());
                if (primary != null && primary != wanted) {
                    demoted.add(primary.id());
                }
            } else if (wish.value() == null) {
                if (primary != null) {
                    binned.add(primary.id());
                }
            } else if (primary != null && !primary.consented()) {
                corrected.add(primary.id());
                corrections.add(wish.value());
            } else {
                added.add(wish);
                if (primary != null) {
                    demoted.add(primary.id());
                }
            }
        }
        update(batch, "deleted_at = now()", binned);
        update(batch, "is_primary = false", demoted);
        update(batch, "is_primary = true", promoted);
        correct(batch, corrected, corrections);
        return added;
    }

    private Map<UUID, List<Point>> points(List<Wish> wishes) {
        var points = new HashMap<UUID, List<Point>>();
        jdbc.sql("""
                 select p.id, p.customer_id, p.kind, p.normalized, p.is_primary,
                        exists (select 1 from consent c where c.contact_point_id = p.id and c.deleted_at is null)
                   from contact_point p
                  where p.customer_id = any(:customers) and p.kind in ('email', 'phone') and p.deleted_at is null
                  order by p.id
                    for no key update of p
                 """)
                .param(
                        "customers",
                        wishes.stream().map(Wish::customer).distinct().toArray(UUID[]::new))
                .query((row, _) -> new Point(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6)))
                .list()
                .forEach(point -> points.computeIfAbsent(point.customer(), _ -> new ArrayList<>())
                        .add(point));
        return points;
    }

    private void update(Batch batch, String assignment, List<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update contact_point set " + assignment
                            + ", version = version + 1, changed_at = now(), changed_by = :actor where id = any(:ids)")
                    .param("actor", batch.actor().id())
                    .param("ids", ids.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Another value is another address: nobody has verified it yet, and whether it is shared is told by others. */
    private void correct(Batch batch, List<UUID> ids, List<String> values) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                     update contact_point p
                        set value = n.value, normalized = n.value, verified_at = null,
                            shared = exists (select 1 from contact_point o
                                              where o.kind = p.kind and o.normalized = n.value
                                                and o.shared and o.deleted_at is null),
                            version = version + 1, changed_at = now(), changed_by = :actor
                       from unnest(:ids::uuid[], :values::text[]) as n (id, value)
                      where p.id = n.id
                     """)
                    .param("actor", batch.actor().id())
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("values", values.toArray(String[]::new))
                    .update();
        }
    }

    private void insert(Batch batch, List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 insert into contact_point (id, customer_id, kind, value, normalized, is_primary, shared,
                                            created_by, changed_by)
                 select n.id, n.customer_id, n.kind, n.value, n.value, true,
                        exists (select 1 from contact_point o
                                 where o.kind = n.kind and o.normalized = n.value and o.shared and o.deleted_at is null),
                        :actor, :actor
                   from unnest(:ids::uuid[], :customers::uuid[], :kinds::text[], :values::text[])
                     as n (id, customer_id, kind, value)
                 """)
                .param("actor", batch.actor().id())
                .param("ids", wishes.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("customers", wishes.stream().map(Wish::customer).toArray(UUID[]::new))
                .param("kinds", wishes.stream().map(Wish::kind).toArray(String[]::new))
                .param("values", wishes.stream().map(Wish::value).toArray(String[]::new))
                .update();
    }

    /** Gives the customer a point for each address and number in its form that neither it nor the other one has. */
    void keep(UUID customer, UUID other, Actor actor) {
        jdbc.sql("""
                 with lacking as (
                     select told.kind, told.value
                       from customer c
                       cross join lateral (values ('email', c.email), ('phone', c.phone)) as told (kind, value)
                      where c.id = :customer and told.value is not null
                        and not exists (select 1 from contact_point p
                                         where p.customer_id in (:customer, :other) and p.kind = told.kind
                                           and p.normalized = told.value and p.deleted_at is null)),
                 demoted as (
                     update contact_point p
                        set is_primary = false, version = version + 1, changed_at = now(), changed_by = :actor
                       from lacking
                      where p.customer_id = :customer and p.kind = lacking.kind and p.is_primary and p.deleted_at is null)
                 insert into contact_point (id, customer_id, kind, value, normalized, is_primary, created_by, changed_by)
                 select case kind when 'email' then :email else :phone end, :customer, kind, value, value, true,
                        :actor, :actor
                   from lacking
                 """)
                .param("customer", customer)
                .param("other", other)
                .param("email", Ids.next())
                .param("phone", Ids.next())
                .param("actor", actor.id())
                .update();
    }
}
