package relata.customers.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.customers.CustomerFields;
import relata.customers.Followed;
import relata.customers.identities.Claims;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Values;
import relata.records.lists.Lists;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one customer of two, and two again. Every row of every module that points to the one then points to the other,
 * found by the database's own foreign keys; the old id leads to the customer that is left.
 */
@Component
public class Merges {

    static final String SOURCE = "merge";
    private static final Logger LOG = LoggerFactory.getLogger(Merges.class);

    /** Tables of which the journal keeps whole rows, with their columns that point to customers. */
    static final Map<String, List<String>> IMAGED = Map.of(
            "contact_point", List.of("customer_id"),
            "consent", List.of("customer_id"),
            "address", List.of("customer_id"),
            "external_id", List.of("customer_id"),
            "relationship", List.of("customer_id", "other_id"),
            "duplicate_candidate", List.of("first_id", "second_id"));

    /**
     * What an undo gives back to the merged customer as it was: the survivor's form writes into the very rows that came with
     * a merge, and what was written there since is the survivor's. Consents are not among them: a withdrawal holds.
     */
    private static final Map<String, List<String>> GIVEN_BACK = Map.of(
            "contact_point", List.of("value", "normalized", "is_primary", "deleted_at"),
            "address", List.of("kind", "street", "postal_code", "city", "region", "country", "deleted_at"));

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Changes changes;
    private final ForeignKeys keys;
    private final Images images;
    private final Moves moves;
    private final Overlaps overlaps;
    private final Followed followed;
    private final Claims claims;
    private final Audit audit;

    Merges(
            JdbcClient jdbc,
            JsonMapper json,
            Catalogs catalogs,
            Lists lists,
            Changes changes,
            ForeignKeys keys,
            Images images,
            Moves moves,
            Overlaps overlaps,
            Followed followed,
            Claims claims,
            Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.catalogs = catalogs;
        this.lists = lists;
        this.changes = changes;
        this.keys = keys;
        this.images = images;
        this.moves = moves;
        this.overlaps = overlaps;
        this.followed = followed;
        this.claims = claims;
        this.audit = audit;
    }

    private record Standing(UUID id, String kind, @Nullable String externalId) {}

    /**
     * Merges a customer into another; answers the id of the merge. Access is the caller's matter.
     *
     * @param choices by field {@code first} (the survivor's value) or {@code second}
     * @param confirmed whether somebody said that the two are one although their verified ids differ; without it such a
     *     merge is refused with {@code customers.ids-differ}
     */
    @Transactional
    public UUID merge(Actor actor, UUID survivor, UUID merged, Map<String, String> choices, boolean confirmed) {
        Map<UUID, Standing> standing = locked(survivor, merged);
        Standing first = standing.get(survivor);
        Standing second = standing.get(merged);
        if (survivor.equals(merged)
                || first == null
                || second == null
                || !first.kind().equals(second.kind())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.cannot-be-merged");
        }
        if (!confirmed && idsDiffer(survivor, merged)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.ids-differ").with(Map.of("confirmation", true));
        }
        Catalog catalog = catalogs.current();
        var type = catalog.object(CustomerFields.OBJECT);
        var rows = new HashMap<UUID, Values>();
        lists.findAll(Actor.SYSTEM, type, List.of(survivor, merged)).forEach(row -> rows.put(row.id(), row.values()));
        Values chosen = Chosen.values(
                type,
                actor,
                java.util.Objects.requireNonNull(rows.get(survivor)),
                java.util.Objects.requireNonNull(rows.get(merged)),
                choices);
        String customers = images.of("customer", List.of("id"), List.of(survivor, merged));
        Map<String, String> before = imaged(survivor, merged);
        List<Journal.Moved> moved = move(survivor, merged);
        jdbc.sql("delete from customer where id = ?").param(merged).update();
        jdbc.sql("insert into customer_alias (old_id, customer_id) values (?, ?)")
                .params(merged, survivor)
                .update();
        List<UUID> added = keepExternalId(actor, survivor, first.externalId(), second.externalId(), chosen);
        if (!chosen.isEmpty()) {
            changes.apply(actor, type.name(), Change.change(survivor, null, chosen), SOURCE);
        }
        followed.pointsChanged(List.of(survivor), List.of(), actor, catalog);
        followed.addressesChanged(List.of(survivor), actor, catalog);
        changed(actor, survivor);
        var journal = new Journal(
                customers,
                images.of("customer", List.of("id"), List.of(survivor)),
                before,
                imaged(survivor, merged),
                moved,
                added);
        return written(actor, survivor, merged, journal);
    }

    private UUID written(Actor actor, UUID survivor, UUID merged, Journal journal) {
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into customer_merge (id, survivor_id, merged_id, merged_by, journal)
                 values (:id, :survivor, :merged, :actor, :journal::jsonb)
                 """)
                .param("id", id)
                .param("survivor", survivor)
                .param("merged", merged)
                .param("actor", actor.id())
                .param("journal", json.writeValueAsString(journal))
                .update();
        audited(actor, survivor, merged, "merge");
        return id;
    }

    /** A merge and its undo change the customers, also where none of their own fields changes: who follows changes sees it. */
    private void changed(Actor actor, UUID... customers) {
        jdbc.sql("""
                 update customer set version = version + 1, changed_at = now(), changed_by = :actor
                  where id = any(:customers)
                 """).param("actor", actor.id()).param("customers", customers).update();
    }

    private void audited(Actor actor, UUID survivor, UUID merged, String action) {
        var change = new relata.platform.audit.Change(null, merged.toString());
        audit.record(
                actor, SOURCE, new AuditEntry(CustomerFields.OBJECT, survivor, action, Map.of("customer", change)));
    }

    private Map<UUID, Standing> locked(UUID... ids) {
        var standing = new HashMap<UUID, Standing>();
        jdbc.sql("""
                 select id, kind, external_id from customer where id = any(:ids) and deleted_at is null
                  order by id for update
                 """).param("ids", ids).query(row -> {
            UUID id = row.getObject(1, UUID.class);
            standing.put(id, new Standing(id, row.getString(2), row.getString(3)));
        });
        return standing;
    }

    /** Two tax ids, or two ids in one system, speak for two customers. */
    private boolean idsDiffer(UUID one, UUID other) {
        return jdbc.sql("""
                 select exists (select 1
                                  from customer_identity a join customer_identity b on b.kind = a.kind
                                 where a.customer_id = :one and b.customer_id = :other and a.value <> b.value
                                   and (a.kind = 'tax' or a.kind like 'external%'))
                 """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    private Map<String, String> imaged(UUID survivor, UUID merged) {
        var before = new LinkedHashMap<String, String>();
        IMAGED.forEach((table, columns) -> before.put(table, images.of(table, columns, List.of(survivor, merged))));
        return before;
    }

    private List<Journal.Moved> move(UUID survivor, UUID merged) {
        var moved = new ArrayList<>(overlaps.settle(survivor, merged));
        try {
            for (ForeignKeys.ForeignKey key : keys.to("customer")) {
                if (ForeignKeys.COMPUTED.contains(key.table()) || key.table().equals("duplicate_candidate")) {
                    continue;
                }
                Journal.Moved rows = moves.move(key, merged, survivor);
                if (!IMAGED.containsKey(key.table())) {
                    moved.add(rows);
                }
            }
        } catch (DataIntegrityViolationException e) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.cannot-be-merged");
        }
        moved.add(moves.move(new ForeignKeys.ForeignKey("attachment", "record_id"), merged, survivor));
        return moved;
    }

    /** The external id that is not chosen stays known as one of the customer's ids, so that the next import finds it. */
    private List<UUID> keepExternalId(
            Actor actor, UUID survivor, @Nullable String first, @Nullable String second, Values chosen) {
        String kept = chosen.has(CustomerFields.EXTERNAL_ID) ? chosen.value(CustomerFields.EXTERNAL_ID) : first;
        String other = java.util.Objects.equals(kept, first) ? second : first;
        if (other == null || other.equals(kept)) {
            return List.of();
        }
        UUID id = Ids.next();
        int added = jdbc.sql("""
                 insert into external_id (id, customer_id, system, value, created_by, changed_by)
                 values (:id, :customer, 'customer', :value, :actor, :actor)
                 on conflict do nothing -- known as one of its further ids already
                 """)
                .param("id", id)
                .param("customer", survivor)
                .param("value", other)
                .param("actor", actor.id())
                .update();
        return added == 0 ? List.of() : List.of(id);
    }

    private record Done(UUID survivor, UUID merged, String journal, boolean undone) {}

    /** The customers of a merge, survivor first. */
    public List<UUID> customers(UUID merge) {
        Done done = done(merge, "");
        return List.of(done.survivor(), done.merged());
    }

    private Done done(UUID merge, String lock) {
        return jdbc.sql("select survivor_id, merged_id, journal::text, undone_at is not null from customer_merge"
                        + " where id = ?" + lock)
                .param(merge)
                .query((row, _) -> new Done(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getBoolean(4)))
                .optional()
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", "merge", "id", merge)));
    }

    /**
     * Makes two customers again, as they were; what came or changed since stays with the one that was left. Refused with
     * {@code customers.merge-cannot-be-undone}, or as taken where others have meanwhile what identified the two.
     */
    @Transactional
    public void undo(Actor actor, UUID merge) {
        Done done = done(merge, " for update");
        UUID survivor = done.survivor();
        UUID merged = done.merged();
        boolean living = locked(survivor).containsKey(survivor);
        if (done.undone() || !living || !isLast(merge, survivor)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.merge-cannot-be-undone");
        }
        jdbc.sql("delete from customer_alias where old_id = ?").param(merged).update();
        claims.release(List.of(survivor));
        try {
            separate(json.readValue(done.journal(), Journal.class), survivor, merged);
        } catch (DataIntegrityViolationException e) {
            LOG.warn(
                    "Merge {} cannot be undone: {}",
                    merge,
                    e.getMostSpecificCause().getMessage());
            throw Refusal.of(Refusal.Kind.CONFLICT, "customers.merge-cannot-be-undone");
        }
        followed.separated(survivor, merged, actor, catalogs.current());
        changed(actor, survivor, merged);
        jdbc.sql("update customer_merge set undone_at = now(), undone_by = :actor where id = :merge")
                .param("actor", actor.id())
                .param("merge", merge)
                .update();
        audited(actor, survivor, merged, "merge-undone");
    }

    private boolean isLast(UUID merge, UUID survivor) {
        return jdbc.sql("""
                 select not exists (select 1 from customer_merge later
                                     where later.id > :merge and later.undone_at is null
                                       and (later.survivor_id = :survivor or later.merged_id = :survivor))
                 """)
                .param("merge", merge)
                .param("survivor", survivor)
                .query(Boolean.class)
                .single();
    }

    private void separate(Journal journal, UUID survivor, UUID merged) {
        jdbc.sql("delete from external_id where id = any(:ids)")
                .param("ids", journal.added().toArray(UUID[]::new))
                .update();
        images.turnBack("customer", journal.customers(), journal.survivor(), List.of(), survivor);
        leaveNumbers(journal, survivor, merged);
        images.insertMissing("customer", journal.customers());
        journal.moved().reversed().forEach(moves::back);
        makeRoom(journal, survivor);
        journal.before().forEach((table, rows) -> {
            images.insertMissing(table, rows);
            images.turnBack(
                    table,
                    rows,
                    java.util.Objects.requireNonNull(journal.after().get(table)),
                    GIVEN_BACK.getOrDefault(table, List.of()),
                    merged);
        });
    }

    /** Rows that the survivor was given since in place of those that come back; its own fields keep what they say. */
    private void makeRoom(Journal journal, UUID survivor) {
        jdbc.sql("""
                 update address a
                    set deleted_at = now(), version = a.version + 1
                   from jsonb_populate_recordset(null::address, :images::jsonb) b
                  where a.customer_id = :survivor and b.customer_id = :survivor and a.id <> b.id
                    and a.kind = 'main' and a.deleted_at is null and b.kind = 'main' and b.deleted_at is null
                 """)
                .param("images", journal.before().get("address"))
                .param("survivor", survivor)
                .update();
        jdbc.sql("""
                 update contact_point p
                    set deleted_at = now(), version = p.version + 1
                   from jsonb_populate_recordset(null::contact_point, :images::jsonb) b
                  where p.customer_id = :survivor and b.customer_id = :survivor and p.id <> b.id
                    and p.kind = b.kind and p.normalized = b.normalized and p.deleted_at is null and b.deleted_at is null
                 """)
                .param("images", journal.before().get("contact_point"))
                .param("survivor", survivor)
                .update();
    }

    /** The numbers of the merged customer go back with it, whoever wrote them into the other's form since. */
    private void leaveNumbers(Journal journal, UUID survivor, UUID merged) {
        jdbc.sql("""
                 with customers as (
                     select * from jsonb_populate_recordset(null::customer, :customers::jsonb)),
                 theirs as (
                     select external_id as value from customers where id = :merged
                     union
                     select value from jsonb_populate_recordset(null::external_id, :ids::jsonb)
                      where customer_id = :merged and system = 'customer' and deleted_at is null)
                 update customer c
                    set external_id = case when c.external_id in (select value from theirs)
                                           then s.external_id else c.external_id end,
                        tax_id = case when c.tax_id = m.tax_id then s.tax_id else c.tax_id end
                   from customers s, customers m
                  where c.id = :survivor and s.id = :survivor and m.id = :merged
                    and (c.external_id in (select value from theirs) or c.tax_id = m.tax_id)
                 """)
                .param("customers", journal.customers())
                .param("ids", journal.before().get("external_id"))
                .param("survivor", survivor)
                .param("merged", merged)
                .update();
    }
}
