package relata.records.exporting;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;

/** Exports at {@code /api/v1/exports}. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportsController {

    private final Exports exports;
    private final Catalogs catalogs;

    ExportsController(Exports exports, Catalogs catalogs) {
        this.exports = exports;
        this.catalogs = catalogs;
    }

    /**
     * @param object name or path of the object type
     * @param sort as lists take it: {@code name,-createdAt}
     * @param fields empty for the object's default columns
     * @param parts whether what belongs to the records has columns too: consents, further numbers, addresses
     */
    record Wish(
            String object,
            @Nullable String filter,
            @Nullable String sort,
            @Nullable List<String> fields,
            @Nullable Boolean parts,
            @Nullable String format) {}

    record ProgressAnswer(long done, long total) {}

    record ExportAnswer(
            UUID id,
            String object,
            String status,
            long rows,
            ProgressAnswer progress,
            @Nullable Instant finishedAt) {}

    @PostMapping
    ResponseEntity<ExportAnswer> begin(Actor actor, @RequestBody Wish wish) {
        UUID id = exports.begin(
                actor,
                type(wish.object()),
                wish.filter() == null ? "" : wish.filter(),
                list(wish.sort()),
                wish.fields() == null
                        ? List.of()
                        : wish.fields().stream()
                                .filter(name -> name != null && !name.equals("id"))
                                .toList(),
                Boolean.TRUE.equals(wish.parts()),
                wish.format() == null ? "csv" : wish.format());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/exports/" + id))
                .body(read(actor, id));
    }

    private static List<String> list(@Nullable String commaSeparated) {
        return commaSeparated == null || commaSeparated.isBlank()
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private ObjectType type(@Nullable String object) {
        Catalog catalog = catalogs.current();
        String name = object == null ? "" : object;
        ObjectType named = catalog.find(name);
        return named == null ? catalog.atPath(name) : named;
    }

    @GetMapping("/{id}")
    ExportAnswer read(Actor actor, @PathVariable UUID id) {
        Exports.Export export = exports.read(actor, id);
        return new ExportAnswer(
                id,
                export.object(),
                export.status(),
                export.rows(),
                new ProgressAnswer(export.rows(), Math.max(export.rows(), export.total())),
                export.finishedAt());
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) {
        Exports.Export export = exports.read(actor, id);
        Path path = exports.file(id);
        if (!export.status().equals("done") || !Files.exists(path)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "records-importing.export-not-ready");
        }
        if (!Arrays.equals(export.rights(), RightsToRead.of(actor.access()))) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records-importing.export-of-other-rights");
        }
        String label = catalogs.current().object(export.object()).pluralLabel().in(actor.language());
        boolean csv = export.format().equals("csv");
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(label + "." + export.format(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(
                        csv
                                ? "text/csv;charset=UTF-8"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(new FileSystemResource(path));
    }
}
