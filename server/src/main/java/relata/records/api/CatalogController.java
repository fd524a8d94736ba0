package relata.records.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.Label;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.catalog.Trait;

/** Describes what objects, fields and relations there are for whoever asks. */
@RestController
@RequestMapping("/api/v1/catalog")
class CatalogController {

    private final Catalogs catalogs;

    CatalogController(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** The catalog as one actor sees it. */
    record CatalogAnswer(long version, String reportingCurrency, List<ObjectAnswer> objects) {}

    record ObjectAnswer(
            String name,
            String path,
            Label label,
            Label pluralLabel,
            String title,
            boolean custom,
            boolean page,
            boolean timeline,
            List<String> actions,
            List<String> defaultColumns,
            List<String> defaultSort,
            List<FieldAnswer> fields,
            List<RelationAnswer> relations) {}

    record FieldAnswer(
            String name,
            String type,
            Label label,
            boolean required,
            boolean readOnly,
            boolean fixed,
            boolean unique,
            boolean sortable,
            boolean detail,
            boolean custom,
            @Nullable String target,
            @Nullable String inverse,
            @Nullable String currency,
            List<Choice> choices,
            @Nullable String formula) {}

    record RelationAnswer(String name, String object, String field, Label label) {}

    @GetMapping
    CatalogAnswer catalog(Actor actor) {
        Catalog catalog = catalogs.current();
        var objects = new ArrayList<ObjectAnswer>();
        for (ObjectType object : catalog.objects()) {
            if (actor.access().may(object.name(), Action.READ)) {
                objects.add(object(actor, catalog, object));
            }
        }
        return new CatalogAnswer(catalog.version(), catalog.reportingCurrency(), objects);
    }

    private static ObjectAnswer object(Actor actor, Catalog catalog, ObjectType object) {
        return new ObjectAnswer(
                object.name(),
                object.path(),
                object.label(),
                object.pluralLabel(),
                object.title(),
                object.custom(),
                object.can(Capability.PAGE),
                object.can(Capability.TIMELINE),
                actions(actor, object),
                object.defaultColumns(),
                object.defaultSort(),
                object.fields().values().stream()
                        .filter(field -> actor.access().reads(object.name(), field.name()))
                        .map(field -> field(actor, catalog, object, field))
                        .toList(),
                catalog.relations(object.name()).values().stream()
                        .filter(relation -> actor.access().may(relation.object(), Action.READ))
                        .map(CatalogController::relation)
                        .toList());
    }

    private static List<String> actions(Actor actor, ObjectType object) {
        var actions = new ArrayList<String>();
        for (Action action : Action.values()) {
            boolean offered = switch (action) {
                case READ, EXPORT -> true;
                case CREATE -> object.can(Capability.CREATE);
                case CHANGE -> object.can(Capability.CHANGE);
                case DELETE -> object.can(Capability.DELETE);
            };
            if (offered && actor.access().may(object.name(), action)) {
                actions.add(action.name().toLowerCase(Locale.ROOT));
            }
        }
        if (object.can(Capability.IMPORT)
                && actions.contains("create")
                && actor.access().mayUse("imports")) {
            actions.add("import");
        }
        return actions;
    }

    private static FieldAnswer field(Actor actor, Catalog catalog, ObjectType object, Field<?> field) {
        var reference = field.reference();
        return new FieldAnswer(
                field.name(),
                field.type().apiName(),
                field.label(),
                field.is(Trait.REQUIRED),
                !field.isWritable() || !actor.access().writes(object.name(), field.name()),
                field.is(Trait.FIXED),
                field.is(Trait.UNIQUE),
                field.type() != FieldType.CHOICES && !field.is(Trait.DETAIL),
                field.is(Trait.DETAIL),
                field.is(Trait.CUSTOM),
                reference == null ? null : reference.target(),
                reference == null ? null : reference.inverse(),
                Field.REPORTING.equals(field.currency()) ? catalog.reportingCurrency() : null,
                field.choices(),
                field.formula());
    }

    private static RelationAnswer relation(Relation relation) {
        return new RelationAnswer(
                relation.name(), relation.object(), relation.field().name(), relation.label());
    }
}
