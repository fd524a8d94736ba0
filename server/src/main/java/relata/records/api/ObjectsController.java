package relata.records.api;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.api.FieldsController.Made;
import relata.records.catalog.CatalogBin;
import relata.records.catalog.CatalogChanges;
import relata.records.catalog.Catalogs;
import relata.records.catalog.LabelGiven;
import relata.records.catalog.ObjectType;

/** Custom objects, for administrators. */
@RestController
@RequestMapping("/api/v1/catalog/objects")
class ObjectsController {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,30}");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z-]{1,40}");

    private final Catalogs catalogs;
    private final CatalogChanges changes;
    private final CatalogBin bin;

    ObjectsController(Catalogs catalogs, CatalogChanges changes, CatalogBin bin) {
        this.catalogs = catalogs;
        this.changes = changes;
        this.bin = bin;
    }

    record ObjectGiven(String name, @Nullable String path, LabelGiven label, LabelGiven pluralLabel) {}

    record ObjectWords(@Nullable LabelGiven label, @Nullable LabelGiven pluralLabel) {}

    @PostMapping
    ResponseEntity<Made> addObject(Actor actor, @RequestBody ObjectGiven given) {
        FieldsController.requireAdministrator(actor);
        String path = Objects.requireNonNullElse(given.path(), dashed(given.name()) + "s");
        if (!NAME.matcher(given.name()).matches() || !PATH.matcher(path).matches()) {
            throw Refusal.invalid("name", "records.bad-name", Map.of("name", given.name()));
        }
        changes.addObject(
                actor,
                given.name(),
                path,
                given.label().label(),
                given.pluralLabel().label());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Made(given.name()));
    }

    /** Gives a custom object other words. */
    @PatchMapping("/{name}")
    ResponseEntity<Void> renameObject(Actor actor, @PathVariable String name, @RequestBody ObjectWords given) {
        FieldsController.requireAdministrator(actor);
        ObjectType object = custom(name);
        changes.renameObject(
                actor,
                object,
                given.label() == null ? object.label() : given.label().label(),
                given.pluralLabel() == null
                        ? object.pluralLabel()
                        : given.pluralLabel().label());
        return ResponseEntity.noContent().build();
    }

    /** Takes a custom object away; its records are kept until it is deleted for good. */
    @DeleteMapping("/{name}")
    ResponseEntity<Void> deleteObject(Actor actor, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        bin.deleteObject(actor, custom(name));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{name}/restoration")
    ResponseEntity<Void> restoreObject(Actor actor, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        bin.restoreObject(actor, name);
        return ResponseEntity.noContent().build();
    }

    private ObjectType custom(String name) {
        ObjectType object = catalogs.current().find(name);
        if (object == null || !object.custom()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
        }
        return object;
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
