package relata.work.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.timeline.TimelineEntry;
import relata.customers.timeline.TimelineQuestion;
import relata.customers.timeline.TimelineSource;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Tasks as entries of the timeline: when they were done, before that when they were written down. */
@Component
class TasksOnTimeline implements TimelineSource {

    private final Catalogs catalogs;
    private final Queries queries;

    TasksOnTimeline(Catalogs catalogs, Queries queries) {
        this.catalogs = catalogs;
        this.queries = queries;
    }

    @Override
    public List<TimelineEntry> entries(TimelineQuestion question) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.object(TaskFields.OBJECT);
        Actor actor = question.actor();
        boolean otherKind = question.kind() != null && !question.kind().equals(TaskFields.OBJECT);
        boolean closed =
                !actor.access().may(type.name(), Action.READ) || !actor.access().reads(type.name(), "customer");
        if (otherKind || closed || question.channel() != null) {
            return List.of();
        }
        Sql sql = Sql.of("""
                select t.id, t.customer_id, coalesce(t.done_at, t.created_at) as at, t.version, t.subject, t.kind, t.due_at,
                       t.promise, t.state, t.outcome, t.note, t.owner_id, u.name as owner_name
                  from task t left join app_user u on u.id = t.owner_id
                 where t.deleted_at is null and t.customer_id = any(?)
                """, question.customers());
        if (question.text() != null) {
            String text = question.text()
                    .strip()
                    .replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_");
            sql.add(" and t.subject ilike ?", "%" + text + "%");
        }
        if (question.before() != null) {
            sql.add(
                    " and (coalesce(t.done_at, t.created_at), t.id) < (?, ?)",
                    question.before().occurredAt(),
                    question.before().id());
        }
        sql.and(new RowAccess(catalog, actor).condition(type, "t", Action.READ));
        sql.add(" order by at desc, t.id desc limit ?", question.limit());
        return queries.run(sql, Queries.LIST, row -> entry(row, actor));
    }

    private static TimelineEntry entry(ResultSet row, Actor actor) throws SQLException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", row.getLong("version"));
        fields.put("kind", TaskFields.OBJECT);
        put(actor, "subject", row.getString("subject"), fields);
        if (actor.access().reads(TaskFields.OBJECT, "kind")) {
            fields.put("taskKind", row.getString("kind"));
        }
        var due = row.getObject("due_at", OffsetDateTime.class);
        put(actor, "dueAt", due == null ? null : due.toInstant(), fields);
        put(actor, "promise", row.getBoolean("promise"), fields);
        put(actor, "state", row.getString("state"), fields);
        put(actor, "outcome", row.getString("outcome"), fields);
        put(actor, "note", row.getString("note"), fields);
        UUID owner = row.getObject("owner_id", UUID.class);
        put(actor, "owner", owner == null ? null : Map.of("id", owner, "name", row.getString("owner_name")), fields);
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        UUID customer = row.getObject("customer_id", UUID.class);
        return new TimelineEntry(row.getObject("id", UUID.class), TaskFields.OBJECT, customer, at, fields);
    }

    private static void put(Actor actor, String field, @Nullable Object value, Map<String, @Nullable Object> fields) {
        if (actor.access().reads(TaskFields.OBJECT, field)) {
            fields.put(field, value);
        }
    }
}
