package relata.work.following;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.lists.Row;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** The way back from a record to the tasks that are about it. */
@Component
class TasksAbout {

    private static final int MOST = 50;
    private static final String TASK = "task";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Queries queries;

    TasksAbout(Catalogs catalogs, Lists lists, Queries queries) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.queries = queries;
    }

    /** What the reader may see of it. */
    record TaskAbout(
            UUID id,
            @Nullable String subject,
            @Nullable String state,
            @Nullable Instant dueAt) {}

    /** Those that the actor may read: open ones first, among them what is due first. */
    List<TaskAbout> of(Actor actor, ObjectType object, UUID record) {
        Catalog catalog = catalogs.current();
        ObjectType task = catalog.object(TASK);
        Sql sql = Sql.of("""
                select t.id
                  from task_related r
                  join task t on t.id = r.task_id
                 where r.object = ? and (r.customer_id = ? or r.customer_id is null and r.record_id = ?)
                   and t.deleted_at is null
                """, object.name(), record, record)
                .and(new RowAccess(catalog, actor).condition(task, "t", Action.READ))
                .add(" order by t.state <> 'open', t.due_at nulls last, t.id limit ?", MOST);
        List<UUID> ids = queries.run(sql, Queries.LIST, row -> Objects.requireNonNull(row.getObject(1, UUID.class)));
        Map<UUID, Row> rows =
                lists.findAll(actor, task, ids).stream().collect(Collectors.toMap(Row::id, Function.identity()));
        return ids.stream()
                .filter(rows::containsKey)
                .map(id -> told(Objects.requireNonNull(rows.get(id))))
                .toList();
    }

    private static TaskAbout told(Row row) {
        return new TaskAbout(
                row.id(),
                row.values().value("subject") instanceof String subject ? subject : null,
                row.values().value("state") instanceof String state ? state : null,
                row.values().value("dueAt") instanceof Instant due ? due : null);
    }
}
