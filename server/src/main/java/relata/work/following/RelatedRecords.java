package relata.work.following;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** The record that a task is about, of any object: an order, a product, another customer, a custom object. */
@Component
public class RelatedRecords {

    private static final String CUSTOMER = "customer";
    private static final String TASK = "task";

    private final JdbcClient jdbc;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Audit audit;

    RelatedRecords(JdbcClient jdbc, Catalogs catalogs, Lists lists, Aliases aliases, Audit audit) {
        this.jdbc = jdbc;
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.audit = audit;
    }

    /** @param title null where the reader may not open it, or it is gone */
    public record RelatedRecord(
            String object, String path, UUID id, @Nullable String title) {}

    /** As it stands in the history. */
    private record Pointer(String object, UUID id) {}

    Optional<RelatedRecord> of(Actor actor, UUID task) {
        return Optional.ofNullable(of(actor, Set.of(task)).get(task));
    }

    /** By task; those of objects that are no more are left out. Two queries, however many tasks. */
    public Map<UUID, RelatedRecord> of(Actor actor, Collection<UUID> tasks) {
        Catalog catalog = catalogs.current();
        Map<UUID, Pointer> pointers = pointers(tasks);
        pointers.values().removeIf(pointer -> catalog.find(pointer.object()) == null);
        var ids = new HashMap<String, Set<UUID>>();
        pointers.values()
                .forEach(pointer -> ids.computeIfAbsent(pointer.object(), _ -> new HashSet<>())
                        .add(pointer.id()));
        var titles = lists.titles(actor, ids);
        var related = new HashMap<UUID, RelatedRecord>();
        pointers.forEach((task, pointer) -> related.put(
                task,
                new RelatedRecord(
                        pointer.object(),
                        catalog.object(pointer.object()).path(),
                        pointer.id(),
                        titles.getOrDefault(pointer.object(), Map.of()).get(pointer.id()))));
        return related;
    }

    private Map<UUID, Pointer> pointers(Collection<UUID> tasks) {
        var pointers = new HashMap<UUID, Pointer>();
        if (!tasks.isEmpty()) {
            jdbc.sql("""
                     select task_id, object, coalesce(customer_id, record_id) from task_related where task_id = any(?)
                     """).param(tasks.toArray(UUID[]::new)).query(row -> {
                pointers.put(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        new Pointer(row.getString(2), row.getObject(3, UUID.class)));
            });
        }
        return pointers;
    }

    /** Refuses a record that the actor does not read, and the task itself. */
    @Transactional
    public void point(Actor actor, UUID task, String objectName, UUID record) {
        ObjectType object = catalogs.current().find(objectName);
        if (object == null || !actor.access().may(objectName, Action.READ)) {
            throw Refusal.invalid("object", "work.no-such-object", Map.of("object", objectName));
        }
        UUID current = aliases.current(object, record);
        lists.requireAllowed(actor, object, current, Action.READ);
        if (current.equals(task)) {
            throw Refusal.invalid("id", "work.related-to-itself", Map.of());
        }
        Pointer before = pointers(Set.of(task)).get(task);
        jdbc.sql("""
                 insert into task_related (task_id, object, record_id, customer_id)
                 values (:task, :object, :record, :customer)
                 on conflict (task_id) do update
                    set object = excluded.object, record_id = excluded.record_id, customer_id = excluded.customer_id
                 """)
                .param("task", task)
                .param("object", objectName)
                .param("record", current)
                .param("customer", objectName.equals(CUSTOMER) ? current : null)
                .update();
        written(actor, task, before, new Pointer(objectName, current));
    }

    @Transactional
    public void unpoint(Actor actor, UUID task) {
        Pointer before = pointers(Set.of(task)).get(task);
        if (before != null) {
            jdbc.sql("delete from task_related where task_id = ?").param(task).update();
            written(actor, task, before, null);
        }
    }

    private void written(Actor actor, UUID task, @Nullable Pointer before, @Nullable Pointer after) {
        var change = Map.of("related", new Change(before, after));
        audit.record(actor, "api", new AuditEntry(TASK, task, "relate", change));
    }
}
