package relata.records.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome.Written;
import relata.records.changes.Values;
import relata.records.lists.Aliases;
import relata.records.lists.Count;
import relata.records.lists.ListQuery;
import relata.records.lists.Lists;
import relata.records.lists.Page;
import relata.records.lists.Row;

/** Records of every type at {@code /api/v1/{object}}: list, read, create, change, bin. */
@RestController
@RequestMapping("/api/v1/{path:[a-z][a-z-]*}")
class RecordsController {

    private static final String SOURCE = "api";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Changes changes;
    private final Answers answers;
    private final Aliases aliases;

    RecordsController(Catalogs catalogs, Lists lists, Changes changes, Answers answers, Aliases aliases) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.changes = changes;
        this.answers = answers;
        this.aliases = aliases;
    }

    /** One page of a list with its count. */
    record ListAnswer(
            List<Map<String, @Nullable Object>> items,
            @Nullable String previous,
            @Nullable String next,
            @Nullable Count total) {}

    @GetMapping
    ListAnswer list(
            Actor actor,
            @PathVariable String path,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String fields,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean bin,
            @RequestParam(defaultValue = "bounded") String total) {
        ObjectType object = catalogs.current().atPath(path);
        var query = new ListQuery(filter, Requested.list(sort), Requested.list(fields), limit, cursor, bin);
        Page page = lists.page(actor, object, query);
        Count count = total.equals("none") ? null : counted(actor, object, query, page, total.equals("exact"));
        return new ListAnswer(answers.records(actor, page.fields(), page.rows()), page.previous(), page.next(), count);
    }

    /** A page that is the whole list is counted already: where no index serves the filter, each count costs as much as the page. */
    private Count counted(Actor actor, ObjectType object, ListQuery query, Page page, boolean exact) {
        return query.cursor() == null && page.next() == null
                ? new Count(page.rows().size(), true)
                : lists.count(actor, object, query.filter(), query.bin(), exact);
    }

    @GetMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> read(Actor actor, @PathVariable String path, @PathVariable UUID id) {
        ObjectType object = catalogs.current().atPath(path);
        Row row = lists.find(actor, object, id)
                .orElseGet(() -> lists.require(actor, object, aliases.current(object, id)));
        return answer(actor, object, row);
    }

    @PostMapping
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<Map<String, @Nullable Object>> create(
            Actor actor, @PathVariable String path, @RequestBody Map<String, @Nullable Object> body) {
        ObjectType object = writable(path, Capability.CREATE);
        Values values = Requested.values(object, body);
        Written written = changes.apply(actor, object.name(), Change.create(values), SOURCE);
        Row row = lists.require(actor, object, written.id());
        return ResponseEntity.created(URI.create("/api/v1/" + path + "/" + row.id()))
                .eTag(tag(row))
                .body(answers.record(actor, object, row));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> change(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        ObjectType object = writable(path, Capability.CHANGE);
        Values values = Requested.values(object, body);
        UUID current = aliases.current(object, id);
        return unlessStale(actor, object, current, body, () -> {
            changes.apply(actor, object.name(), Change.change(current, Requested.version(ifMatch), values), SOURCE);
            return answer(actor, object, lists.require(actor, object, current));
        });
    }

    /** Moves the record, with what is part of it, to the bin. */
    @DeleteMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> delete(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        ObjectType object = writable(path, Capability.DELETE);
        return unlessStale(actor, object, id, Map.of(), () -> {
            changes.apply(actor, object.name(), Change.delete(id, Requested.version(ifMatch)), SOURCE);
            return ResponseEntity.noContent().build();
        });
    }

    /** Takes the record, with what went to the bin with it, out of the bin. */
    @PostMapping("/{id}/restoration")
    ResponseEntity<Map<String, @Nullable Object>> restore(
            Actor actor, @PathVariable String path, @PathVariable UUID id) {
        ObjectType object = writable(path, Capability.DELETE);
        changes.apply(actor, object.name(), Change.restore(id), SOURCE);
        return answer(actor, object, lists.require(actor, object, id));
    }

    private ObjectType writable(String path, Capability capability) {
        ObjectType object = catalogs.current().atPath(path);
        if (!object.can(capability)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-offered",
                    Map.of("object", object.name(), "action", capability.name()));
        }
        return object;
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(Actor actor, ObjectType object, Row row) {
        return ResponseEntity.ok().eTag(tag(row)).body(answers.record(actor, object, row));
    }

    private static String tag(Row row) {
        return "\"" + row.version() + "\"";
    }

    /** Whoever lost the race gets both versions: the record as it is now, and what they sent. */
    private ResponseEntity<Map<String, @Nullable Object>> unlessStale(
            Actor actor,
            ObjectType object,
            UUID id,
            Map<String, @Nullable Object> sent,
            java.util.function.Supplier<ResponseEntity<Map<String, @Nullable Object>>> verb) {
        try {
            return verb.get();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            var versions = new LinkedHashMap<String, Object>();
            lists.find(actor, object, id).ifPresent(row -> versions.put("current", answers.record(actor, object, row)));
            versions.put("yours", sent);
            throw refusal.with(versions);
        }
    }
}
