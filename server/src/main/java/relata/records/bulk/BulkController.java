package relata.records.bulk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.records.api.Answers;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.Values;
import relata.records.lists.Row;

/** Bulk edits and deletions at {@code /api/v1/{object}/bulk-edits}, {@code bulk-deletions} and {@code bulk-changes}. */
@RestController
@RequestMapping("/api/v1")
class BulkController {

    private final BulkChanges bulk;
    private final Catalogs catalogs;
    private final Answers answers;

    BulkController(BulkChanges bulk, Catalogs catalogs, Answers answers) {
        this.bulk = bulk;
        this.catalogs = catalogs;
        this.answers = answers;
    }

    record Wish(
            @Nullable List<UUID> ids,
            @Nullable String filter,
            @Nullable Map<String, @Nullable Object> values,
            @Nullable Boolean preview) {

        BulkChanges.Target target() {
            return new BulkChanges.Target(
                    ids == null ? null : ids.stream().filter(id -> id != null).toList(), filter);
        }

        Map<String, @Nullable Object> given() {
            return values == null ? Map.of() : new LinkedHashMap<>(values);
        }

        boolean previews() {
            return Boolean.TRUE.equals(preview);
        }
    }

    /** @param kept after undo: records that were changed again since */
    record BulkAnswer(
            @Nullable UUID id,
            String status,
            long total,
            long done,
            long changed,
            long refused,
            long undone,
            long kept,
            @Nullable List<Map<String, @Nullable Object>> sample) {}

    @PostMapping("/{path:[a-z][a-z-]*}/bulk-edits")
    ResponseEntity<BulkAnswer> edit(Actor actor, @PathVariable String path, @RequestBody Wish wish) {
        ObjectType object = catalogs.current().atPath(path);
        return wish.previews()
                ? ResponseEntity.ok(preview(actor, object, wish, BulkWork.values(object, wish.given())))
                : begun(actor, bulk.begin(actor, object, wish.target(), "edit", wish.given()));
    }

    @PostMapping("/{path:[a-z][a-z-]*}/bulk-deletions")
    ResponseEntity<BulkAnswer> delete(Actor actor, @PathVariable String path, @RequestBody Wish wish) {
        ObjectType object = catalogs.current().atPath(path);
        return wish.previews()
                ? ResponseEntity.ok(preview(actor, object, wish, null))
                : begun(actor, bulk.begin(actor, object, wish.target(), "delete", Map.of()));
    }

    private BulkAnswer preview(Actor actor, ObjectType object, Wish wish, @Nullable Values values) {
        BulkChanges.Preview preview = bulk.preview(actor, object, wish.target(), values);
        var fields = new java.util.ArrayList<Field<?>>();
        for (Field<?> field : object.fields().values()) {
            if (preview.sample().stream().anyMatch(row -> row.values().has(field))) {
                fields.add(field);
            }
        }
        List<Row> sample = preview.sample();
        return new BulkAnswer(
                null,
                "preview",
                preview.total(),
                0,
                0,
                preview.refused(),
                0,
                0,
                answers.records(actor, fields, sample));
    }

    private ResponseEntity<BulkAnswer> begun(Actor actor, UUID id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/bulk-changes/" + id))
                .body(read(actor, id));
    }

    @GetMapping("/bulk-changes/{id}")
    BulkAnswer read(Actor actor, @PathVariable UUID id) {
        BulkChange change = bulk.read(actor, id);
        return new BulkAnswer(
                id,
                change.status(),
                change.total(),
                change.done(),
                change.changed(),
                change.refused(),
                change.undone(),
                change.kept(),
                null);
    }

    @PostMapping("/bulk-changes/{id}/stop")
    BulkAnswer stop(Actor actor, @PathVariable UUID id) {
        bulk.stop(actor, id);
        return read(actor, id);
    }

    @PostMapping("/bulk-changes/{id}/undo")
    ResponseEntity<BulkAnswer> undo(Actor actor, @PathVariable UUID id) {
        bulk.undo(actor, id);
        return ResponseEntity.accepted().body(read(actor, id));
    }
}
