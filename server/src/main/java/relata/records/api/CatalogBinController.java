package relata.records.api;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.CatalogBin;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Count;
import relata.records.views.FieldUses;

/** Deleted custom fields and objects: what there is, what it holds, and its end. */
@RestController
@RequestMapping("/api/v1/catalog")
class CatalogBinController {

    private final Catalogs catalogs;
    private final CatalogBin bin;
    private final FieldUses uses;

    CatalogBinController(Catalogs catalogs, CatalogBin bin, FieldUses uses) {
        this.catalogs = catalogs;
        this.bin = bin;
        this.uses = uses;
    }

    record DeletedAnswer(List<CatalogBin.Deleted> items) {}

    /** How many records hold a value, or how many there are. */
    record Held(Count records) {}

    @GetMapping("/deleted")
    DeletedAnswer deleted(Actor actor) {
        FieldsController.requireAdministrator(actor);
        return new DeletedAnswer(bin.all());
    }

    /** What deleting the field for good would take: the number of records that hold a value of it. */
    @GetMapping("/deleted-fields/{object}/{name}")
    Held heldByField(Actor actor, @PathVariable String object, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        return new Held(
                uses.holding(object(object), bin.deletedField(object, name).field()));
    }

    /** Deletes the field for good with every value of it; there is no way back. */
    @DeleteMapping("/deleted-fields/{object}/{name}")
    ResponseEntity<Void> dropField(Actor actor, @PathVariable String object, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        object(object);
        bin.dropField(actor, object, name);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/deleted-objects/{name}")
    Held heldByObject(Actor actor, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        return new Held(uses.records(bin.tableOfDeleted(name)));
    }

    /** Deletes the object for good with every record of it; there is no way back. */
    @DeleteMapping("/deleted-objects/{name}")
    ResponseEntity<Void> dropObject(Actor actor, @PathVariable String name) {
        FieldsController.requireAdministrator(actor);
        bin.dropObject(actor, name);
        return ResponseEntity.noContent().build();
    }

    private ObjectType object(String name) {
        ObjectType object = catalogs.current().find(name);
        if (object == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
        }
        return object;
    }
}
