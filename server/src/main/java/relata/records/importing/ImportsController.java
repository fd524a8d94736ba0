package relata.records.importing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.texts.Texts;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;

/** Imports at {@code /api/v1/imports}. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {

    private static final int NEWEST = 50;
    private static final int REFUSED_PAGE = 100;

    private final Imports imports;
    private final ImportExpiry expiry;
    private final RefusedFile refusedFile;
    private final Repairs repairs;
    private final PartTargets parts;
    private final Catalogs catalogs;
    private final Texts texts;

    ImportsController(
            Imports imports,
            ImportExpiry expiry,
            RefusedFile refusedFile,
            Repairs repairs,
            PartTargets parts,
            Catalogs catalogs,
            Texts texts) {
        this.imports = imports;
        this.expiry = expiry;
        this.refusedFile = refusedFile;
        this.repairs = repairs;
        this.parts = parts;
        this.catalogs = catalogs;
        this.texts = texts;
    }

    record ListAnswer(List<ImportAnswer> items) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportAnswer> begin(
            Actor actor, @RequestParam String object, @RequestParam("file") MultipartFile file) throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.begin(actor, type(object), name == null ? "file" : name, content, null, null);
            return ResponseEntity.created(URI.create("/api/v1/imports/" + id)).body(answer(actor, id));
        }
    }

    /** By its path or its name. */
    private ObjectType type(String object) {
        Catalog catalog = catalogs.current();
        ObjectType named = catalog.find(object);
        return named == null ? catalog.atPath(object) : named;
    }

    @GetMapping
    ListAnswer list(Actor actor) {
        return new ListAnswer(imports.newest(actor, NEWEST).stream()
                .map(run -> ImportAnswer.of(run, expiry.endOf(run), 0, texts, actor.language()))
                .toList());
    }

    record PartTargetAnswer(String path, String label, String group, String type) {}

    record PartTargetsAnswer(List<PartTargetAnswer> items) {}

    /** What columns can say of the parts of such records, beside the fields of the catalog: consents, further numbers. */
    @GetMapping("/targets")
    PartTargetsAnswer targets(Actor actor, @RequestParam String object) {
        return new PartTargetsAnswer(parts.writable(actor, type(object)).stream()
                .map(target -> new PartTargetAnswer(
                        target.path(),
                        target.label().in(actor.language()),
                        target.group().in(actor.language()),
                        target.field().type().apiName()))
                .toList());
    }

    @GetMapping("/{id}")
    ImportAnswer read(Actor actor, @PathVariable UUID id) {
        return answer(actor, id);
    }

    @PutMapping("/{id}/format")
    ImportAnswer format(Actor actor, @PathVariable UUID id, @RequestBody FormatWish wish) {
        imports.format(actor, id, wish);
        return answer(actor, id);
    }

    @PutMapping("/{id}/mapping")
    ImportAnswer map(Actor actor, @PathVariable UUID id, @RequestBody Mapping.Given mapping) {
        imports.map(actor, id, mapping.complete());
        return answer(actor, id);
    }

    /** What stands in a column of the whole file, the most frequent first; for choices that are to be made of it. */
    @GetMapping("/{id}/columns/{index}/values")
    ColumnValues.ValuesAnswer values(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int index,
            @RequestParam(defaultValue = "false") boolean several) {
        return imports.values(actor, id, index, several);
    }

    @PostMapping("/{id}/check")
    ResponseEntity<ImportAnswer> check(Actor actor, @PathVariable UUID id) {
        imports.check(actor, id);
        return ResponseEntity.accepted().body(answer(actor, id));
    }

    @PostMapping("/{id}/start")
    ResponseEntity<ImportAnswer> start(Actor actor, @PathVariable UUID id) {
        imports.start(actor, id);
        return ResponseEntity.accepted().body(answer(actor, id));
    }

    @PostMapping("/{id}/stop")
    ImportAnswer stop(Actor actor, @PathVariable UUID id) {
        imports.stop(actor, id);
        return answer(actor, id);
    }

    @PostMapping("/{id}/undo")
    ResponseEntity<ImportAnswer> undo(Actor actor, @PathVariable UUID id) {
        imports.undo(actor, id);
        return ResponseEntity.accepted().body(answer(actor, id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(Actor actor, @PathVariable UUID id) {
        imports.discard(actor, id);
        return ResponseEntity.noContent().build();
    }

    /** The rows that were refused: a page of JSON, or a file that can be corrected and imported again. */
    @GetMapping("/{id}/refused")
    @Nullable
    ResponseEntity<RefusedFile.PageAnswer> refused(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletResponse response)
            throws IOException {
        FileImport run = imports.read(actor, id);
        switch (format) {
            case "json" -> {
                return ResponseEntity.ok(refusedFile.page(actor, run, after, Math.clamp(limit, 1, REFUSED_PAGE)));
            }
            case "csv", "xlsx" -> {
                response.setContentType(RefusedFile.type(format));
                response.setHeader("Content-Disposition", refusedFile.disposition(actor, run, format));
                refusedFile.write(actor, run, format, response.getOutputStream());
                return null;
            }
            default ->
                throw Refusal.of(Refusal.Kind.MALFORMED, "records-importing.unknown-format", Map.of("value", format));
        }
    }

    record CellsGiven(List<String> cells) {}

    /** Brings a refused row in with other cells, as part of the same import; refused with reasons where it is still wrong. */
    @PutMapping("/{id}/refused/{row}")
    ImportAnswer fix(Actor actor, @PathVariable UUID id, @PathVariable long row, @RequestBody CellsGiven given) {
        repairs.fix(actor, imports.read(actor, id), row, given.cells());
        return answer(actor, id);
    }

    /** Tries all refused rows once more, in the background. */
    @PostMapping("/{id}/retry")
    ResponseEntity<ImportAnswer> retry(Actor actor, @PathVariable UUID id) {
        imports.retry(actor, id);
        return ResponseEntity.accepted().body(answer(actor, id));
    }

    private ImportAnswer answer(Actor actor, UUID id) {
        FileImport run = imports.read(actor, id);
        return ImportAnswer.of(run, expiry.endOf(run), imports.knownLayout(run), texts, actor.language());
    }
}
