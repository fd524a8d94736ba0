package relata.segments.members;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Filters;
import relata.records.lists.Lists;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Who was chosen into segments by hand. Members at once; what asks about such a segment follows within a second. */
@Component
public class HandPicked implements PersonalTraces {

    /** More ids in one request than any selection on a screen has. */
    static final int MOST_IDS = 10_000;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Filters filters;
    private final Segments segments;
    private final SegmentMembers members;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandPicked(
            Catalogs catalogs,
            Lists lists,
            Filters filters,
            Segments segments,
            SegmentMembers members,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.filters = filters;
        this.segments = segments;
        this.members = members;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds customers that the actor may read; answers how many were not there yet.
     *
     * @param ids these, or where null those under the filter
     */
    @Transactional
    public long add(Actor actor, UUID segment, @Nullable List<UUID> ids, @Nullable String filter) {
        requireList(actor, segment);
        Sql chosen = Sql.of("with chosen as (select t.id")
                .add(chosen(actor, ids, filter))
                .add(
                        " and not exists (select from segment_pick p where p.customer_id = t.id and p.segment_id = ?)",
                        segment)
                .add("""
                     ), picked as (
                         insert into segment_pick (segment_id, customer_id, picked_by)
                         select ?, id, ? from chosen returning customer_id
                     ), member as (
                         insert into segment_member (segment_id, customer_id)
                         select ?, customer_id from picked on conflict do nothing
                     )
                     insert into customer_mark (customer_id, marked_at, from_part)
                     select customer_id, now(), ? from picked order by customer_id
                     """ + Marks.AGAIN, segment, actor.id(), segment, CustomerPicture.SEGMENTS);
        return recorded(actor, segment, "add-members", members.run(chosen.plannedAnew()));
    }

    /** Takes customers that the actor may read out of the list; answers how many were in it. */
    @Transactional
    public long remove(Actor actor, UUID segment, @Nullable List<UUID> ids, @Nullable String filter) {
        requireList(actor, segment);
        Sql chosen = Sql.of("with chosen as (select t.id")
                .add(chosen(actor, ids, filter))
                .add("""
                     ), unpicked as (
                         delete from segment_pick p using chosen c
                          where p.segment_id = ? and p.customer_id = c.id returning p.customer_id
                     ), member as (
                         delete from segment_member m using chosen c where m.segment_id = ? and m.customer_id = c.id
                     )
                     insert into customer_mark (customer_id, marked_at, from_part)
                     select distinct customer_id, now(), ?::int from unpicked order by customer_id
                     """ + Marks.AGAIN, segment, segment, CustomerPicture.SEGMENTS);
        return recorded(actor, segment, "remove-members", members.run(chosen.plannedAnew()));
    }

    private void requireList(Actor actor, UUID id) {
        Catalog catalog = catalogs.current();
        lists.requireAllowed(actor, catalog.object(SegmentFields.OBJECT), id, Action.CHANGE);
        Segment segment = segments.find(id)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", SegmentFields.OBJECT, "id", id)));
        if (segment.rule() != null) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "segments.has-conditions");
        }
    }

    private Sql chosen(Actor actor, @Nullable List<UUID> ids, @Nullable String filter) {
        Catalog catalog = catalogs.current();
        var customers = SegmentQuestions.customers(catalog);
        if ((ids == null) == (filter == null) || (ids != null && ids.size() > MOST_IDS)) {
            throw Refusal.of(Refusal.Kind.INVALID, "segments.ids-or-filter", Map.of("most", MOST_IDS));
        }
        if (!actor.access().may(customers.name(), Action.READ)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", customers.name()));
        }
        Sql rows = Sql.of(" from customer t where t.deleted_at is null")
                .and(new RowAccess(catalog, actor).condition(customers, "t", Action.READ));
        return ids == null
                ? rows.and(filters.condition(
                        catalog, customers, "t", actor, filter == null ? "" : filter, Instant.now(clock)))
                : rows.and(Sql.of("t.id = any(?)", ids));
    }

    private long recorded(Actor actor, UUID segment, String action, long count) {
        if (count > 0) {
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(
                            SegmentFields.OBJECT, segment, action, Map.of("customers", new Change(null, count))));
        }
        return count;
    }

    /** Who wants to be forgotten is on nobody's list, and a rule that asked for them goes on asking for nobody. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("delete from segment_pick where customer_id = any(?)")
                .param(person.records().toArray(UUID[]::new))
                .update();
        record Telling(UUID id, String rule) {}
        jdbc.sql("select id, rule from segment where rule is not null and " + person.condition("rule"))
                .params(person.parameters())
                .query((row, _) -> new Telling(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(telling -> jdbc.sql("update segment set rule = ?, version = version + 1 where id = ?")
                        .params(person.without(telling.rule()), telling.id())
                        .update());
    }
}
