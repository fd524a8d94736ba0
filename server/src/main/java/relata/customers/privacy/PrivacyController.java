package relata.customers.privacy;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import relata.customers.CustomerFields;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** The rights of a person: to know what is known, and to be forgotten. Both reach beyond what roles show, so few may. */
@RestController
class PrivacyController {

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Everything everything;
    private final Erasures erasures;
    private final Audit audit;

    PrivacyController(
            Catalogs catalogs, Lists lists, Aliases aliases, Everything everything, Erasures erasures, Audit audit) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.everything = everything;
        this.erasures = erasures;
        this.audit = audit;
    }

    @GetMapping("/api/v1/customers/{id}/everything")
    ResponseEntity<Map<String, Object>> everything(Actor actor, @PathVariable UUID id) {
        UUID customer = allowed(actor, id, Action.EXPORT);
        audit.record(actor, "api", AuditEntry.of(CustomerFields.OBJECT, customer, "disclose"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition("everything.json"))
                .body(everything.document(customer));
    }

    /** The same with the content of all files. */
    @GetMapping("/api/v1/customers/{id}/everything.zip")
    ResponseEntity<StreamingResponseBody> zip(Actor actor, @PathVariable UUID id) {
        UUID customer = allowed(actor, id, Action.EXPORT);
        audit.record(actor, "api", AuditEntry.of(CustomerFields.OBJECT, customer, "disclose"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition("everything.zip"))
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(out -> everything.zip(customer, out));
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    record Erasure(String reason) {}

    @PostMapping("/api/v1/customers/{id}/erasure")
    ResponseEntity<Void> erase(Actor actor, @PathVariable UUID id, @RequestBody Erasure body) {
        erasures.erase(actor, allowed(actor, id, Action.DELETE), body.reason());
        return ResponseEntity.noContent().build();
    }

    /** Everything means hidden fields and all objects too: only who may see all of customers may ask. */
    private UUID allowed(Actor actor, UUID id, Action action) {
        ObjectType type = catalogs.current().object(CustomerFields.OBJECT);
        UUID customer = aliases.current(type, id);
        lists.requireAllowed(actor, type, customer, action);
        if (!actor.access().administrator() && !actor.access().mayUse("privacy")) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", type.name(), "action", action.name()));
        }
        return customer;
    }
}
