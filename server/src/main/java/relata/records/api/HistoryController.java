package relata.records.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.changes.Histories;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** The history of one record, and restoring a value from it. */
@RestController
@RequestMapping("/api/v1/{path:[a-z][a-z-]*}/{id}/history")
class HistoryController {

    private static final int PAGE = 50;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Histories histories;
    private final Aliases aliases;

    HistoryController(Catalogs catalogs, Lists lists, Histories histories, Aliases aliases) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.histories = histories;
        this.aliases = aliases;
    }

    record ActorAnswer(UUID id, String name) {}

    record FieldChangeAnswer(
            String field, @Nullable Object before, @Nullable Object after) {}

    record EntryAnswer(
            UUID id, Instant at, ActorAnswer actor, String action, String source, List<FieldChangeAnswer> changes) {}

    record HistoryAnswer(List<EntryAnswer> items, @Nullable String next) {}

    record Restoration(String field) {}

    @GetMapping
    HistoryAnswer history(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID cursor) {
        ObjectType object = catalogs.current().atPath(path);
        UUID current = aliases.current(object, id);
        lists.require(actor, object, current);
        List<Histories.Entry> entries =
                histories.entries(actor, object, aliases.all(object, current), cursor, PAGE + 1);
        boolean more = entries.size() > PAGE;
        List<Histories.Entry> shown = more ? entries.subList(0, PAGE) : entries;
        var titles = titles(actor, object, shown);
        var items = new ArrayList<EntryAnswer>();
        for (Histories.Entry entry : shown) {
            items.add(new EntryAnswer(
                    entry.id(),
                    entry.at(),
                    new ActorAnswer(entry.actor(), entry.actorName()),
                    entry.action(),
                    entry.source(),
                    entry.changes().stream()
                            .map(change -> new FieldChangeAnswer(
                                    change.field(),
                                    named(object, change.field(), change.before(), titles),
                                    named(object, change.field(), change.after(), titles)))
                            .toList()));
        }
        return new HistoryAnswer(items, more ? shown.getLast().id().toString() : null);
    }

    /** Gives a field back the value it had before this entry. */
    @PostMapping("/{entry}/restoration")
    ResponseEntity<Void> restore(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @PathVariable UUID entry,
            @RequestBody Restoration restoration) {
        ObjectType object = catalogs.current().atPath(path);
        histories.restore(actor, object, id, entry, restoration.field(), "history");
        return ResponseEntity.noContent().build();
    }

    /** References read as {@code {id, name}}, here as everywhere. */
    private static @Nullable Object named(
            ObjectType object, String name, @Nullable Object value, Map<String, Map<UUID, String>> titles) {
        Field<?> field = object.field(name);
        if (field == null || field.type() != FieldType.REFERENCE || !(value instanceof String id)) {
            return value;
        }
        var reference = new HashMap<String, @Nullable Object>();
        reference.put("id", id);
        reference.put("name", titles.getOrDefault(field.target(), Map.of()).get(UUID.fromString(id)));
        return reference;
    }

    private Map<String, Map<UUID, String>> titles(Actor actor, ObjectType object, List<Histories.Entry> entries) {
        var ids = new HashMap<String, Set<UUID>>();
        for (Histories.Entry entry : entries) {
            for (Histories.FieldChange change : entry.changes()) {
                Field<?> field = object.field(change.field());
                if (field != null && field.type() == FieldType.REFERENCE) {
                    var wanted = ids.computeIfAbsent(field.target(), target -> new HashSet<>());
                    if (change.before() instanceof String before) {
                        wanted.add(UUID.fromString(before));
                    }
                    if (change.after() instanceof String after) {
                        wanted.add(UUID.fromString(after));
                    }
                }
            }
        }
        return lists.titles(actor, ids);
    }
}
