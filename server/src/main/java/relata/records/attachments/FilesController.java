package relata.records.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.files.Attachment;
import relata.platform.files.Attachments;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** Files of a record, and each of them by its own id. */
@RestController
@RequestMapping("/api/v1")
class FilesController {

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final PartFiles partFiles;
    private final Attachments attachments;
    private final Audit audit;

    FilesController(
            Catalogs catalogs,
            Lists lists,
            Aliases aliases,
            PartFiles partFiles,
            Attachments attachments,
            Audit audit) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.partFiles = partFiles;
        this.attachments = attachments;
        this.audit = audit;
    }

    /** @param object the type of the record that has it: of the record asked for, or of one of its parts */
    record FileAnswer(
            UUID id,
            String object,
            UUID record,
            String name,
            String contentType,
            long size,
            Instant createdAt,
            Who createdBy) {}

    record Who(UUID id, @Nullable String name) {}

    record FilesAnswer(List<FileAnswer> items) {}

    /** @param parts whether files of its parts that the actor may read are shown too: of interactions and orders of a customer */
    @GetMapping("/{path:[a-z][a-z-]*}/{id}/files")
    FilesAnswer list(
            Actor actor,
            @PathVariable String path,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean parts) {
        ObjectType object = catalogs.current().atPath(path);
        UUID record = aliases.current(object, id);
        lists.requireAllowed(actor, object, record, Action.READ);
        var records = new ArrayList<>(List.of(record));
        if (parts) {
            records.addAll(partFiles.recordsWithFiles(actor, object, record));
        }
        return new FilesAnswer(answers(actor, attachments.of(records)));
    }

    private List<FileAnswer> answers(Actor actor, List<Attachment> files) {
        var people = new HashSet<UUID>();
        files.forEach(file -> people.add(file.createdBy()));
        Map<UUID, String> names = lists.titles(actor, catalogs.current().object("user"), people);
        return files.stream()
                .map(file -> new FileAnswer(
                        file.id(),
                        file.object(),
                        file.record(),
                        file.name(),
                        file.contentType(),
                        file.size(),
                        file.createdAt(),
                        new Who(file.createdBy(), names.get(file.createdBy()))))
                .toList();
    }

    @PostMapping(path = "/{path:[a-z][a-z-]*}/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<FileAnswer> attach(
            Actor actor, @PathVariable String path, @PathVariable UUID id, @RequestPart("file") MultipartFile file)
            throws IOException {
        ObjectType object = catalogs.current().atPath(path);
        UUID record = aliases.current(object, id);
        lists.requireAllowed(actor, object, record, Action.CHANGE);
        String name = file.getOriginalFilename();
        String type = file.getContentType();
        try (InputStream content = file.getInputStream()) {
            Attachment attachment = attachments.attach(
                    object.name(),
                    record,
                    name == null ? "file" : name,
                    type == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : type,
                    content,
                    actor);
            audit.record(
                    actor,
                    "api",
                    new AuditEntry(
                            object.name(), record, "attach", Map.of("file", new Change(null, attachment.name()))));
            return ResponseEntity.created(URI.create("/api/v1/files/" + attachment.id()))
                    .body(answers(actor, List.of(attachment)).getFirst());
        }
    }

    /** Always a download, never shown in place and never guessed at: an uploaded page must not run as one of ours. */
    @GetMapping("/files/{id}")
    ResponseEntity<InputStreamResource> download(Actor actor, @PathVariable UUID id) {
        Attachment file = allowed(actor, attachments.find(id), id, Action.READ);
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .body(new InputStreamResource(attachments.open(file)));
    }

    /** Takes the file out of sight; it can be brought back for thirty days. */
    @DeleteMapping("/files/{id}")
    ResponseEntity<Void> remove(Actor actor, @PathVariable UUID id) {
        Attachment file = allowed(actor, attachments.find(id), id, Action.CHANGE);
        attachments.delete(id, actor);
        audit.record(
                actor,
                "api",
                new AuditEntry(file.object(), file.record(), "detach", Map.of("file", new Change(file.name(), null))));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/files/{id}/restoration")
    ResponseEntity<Void> restore(Actor actor, @PathVariable UUID id) {
        Attachment file = allowed(actor, attachments.findDeleted(id), id, Action.CHANGE);
        attachments.restore(id);
        audit.record(
                actor,
                "api",
                new AuditEntry(file.object(), file.record(), "attach", Map.of("file", new Change(null, file.name()))));
        return ResponseEntity.noContent().build();
    }

    private Attachment allowed(Actor actor, Optional<Attachment> found, UUID id, Action action) {
        Attachment file = found.orElseThrow(() -> missing(id));
        ObjectType object = catalogs.current().find(file.object());
        if (object == null) {
            throw missing(id);
        }
        lists.requireAllowed(actor, object, file.record(), action);
        return file;
    }

    private static Refusal missing(UUID id) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", "file", "id", id));
    }
}
