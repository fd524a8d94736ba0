package relata.records.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.CatalogBin;
import relata.records.catalog.CatalogChanges;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldDefinition;
import relata.records.catalog.FieldType;
import relata.records.catalog.Label;
import relata.records.catalog.LabelGiven;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;
import relata.records.lists.Count;
import relata.records.views.FieldUses;

/** Custom fields, for administrators. */
@RestController
@RequestMapping("/api/v1/catalog")
class FieldsController {

    private final Catalogs catalogs;
    private final CatalogChanges changes;
    private final CatalogBin bin;
    private final FieldUses uses;

    FieldsController(Catalogs catalogs, CatalogChanges changes, CatalogBin bin, FieldUses uses) {
        this.catalogs = catalogs;
        this.changes = changes;
        this.bin = bin;
        this.uses = uses;
    }

    record ChoiceGiven(
            String value,
            LabelGiven label,
            @Nullable String color,
            @Nullable Boolean retired) {}

    record FieldGiven(
            @Nullable String name,
            @Nullable String type,
            @Nullable LabelGiven label,
            @Nullable List<ChoiceGiven> choices,
            @Nullable String target,
            @Nullable String inverse,
            @Nullable String formula,
            @Nullable Boolean required,
            @Nullable Boolean unique,
            @Nullable Boolean searched) {}

    record Order(List<String> fields) {}

    record Made(String name) {}

    @PostMapping("/{object}/fields")
    ResponseEntity<Made> addField(Actor actor, @PathVariable String object, @RequestBody FieldGiven given) {
        requireAdministrator(actor);
        FieldDefinition definition = definition(object(object), given);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Made(changes.addField(actor, definition).name()));
    }

    @PatchMapping("/{object}/fields/{name}")
    ResponseEntity<Void> changeField(
            Actor actor, @PathVariable String object, @PathVariable String name, @RequestBody FieldGiven given) {
        requireAdministrator(actor);
        FieldDefinition before = existing(object(object), name);
        var after = new FieldDefinition(
                before.object(),
                before.name(),
                before.type(),
                given.label() == null ? before.label() : given.label().label(),
                given.choices() == null ? before.choices() : choices(given.choices()),
                before.target(),
                before.inverse(),
                before.formula() == null ? null : Objects.requireNonNullElse(given.formula(), before.formula()),
                traits(given, before.traits()));
        requireUnusedOrKept(object(object), before, after);
        changes.changeField(actor, before, after);
        return ResponseEntity.noContent().build();
    }

    /** A choice that records hold cannot be taken away from under them; it can be retired. */
    private void requireUnusedOrKept(ObjectType object, FieldDefinition before, FieldDefinition after) {
        var gone = new ArrayList<>(before.choices().stream().map(Choice::value).toList());
        gone.removeAll(after.choices().stream().map(Choice::value).toList());
        if (gone.isEmpty()) {
            return;
        }
        Count held = uses.holding(object, Objects.requireNonNull(object.field(before.name())), gone);
        if (held.value() > 0) {
            throw Refusal.invalid(
                    "choices",
                    "records.choice-in-use",
                    Map.of("choices", String.join(", ", gone), "count", held.value()));
        }
    }

    /** Where a field is used: views that filter, sort or show it. */
    @GetMapping("/{object}/fields/{name}/uses")
    FieldUses.Uses uses(Actor actor, @PathVariable String object, @PathVariable String name) {
        requireAdministrator(actor);
        return uses.of(object(object), name);
    }

    /** How full each field is, in percent, from the database's statistics. */
    @GetMapping("/{object}/fields")
    Map<String, Integer> filled(Actor actor, @PathVariable String object) {
        requireAdministrator(actor);
        return uses.filled(object(object));
    }

    @DeleteMapping("/{object}/fields/{name}")
    ResponseEntity<Void> deleteField(Actor actor, @PathVariable String object, @PathVariable String name) {
        requireAdministrator(actor);
        bin.deleteField(actor, object(object).name(), name);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{object}/fields/{name}/restoration")
    ResponseEntity<Void> restoreField(Actor actor, @PathVariable String object, @PathVariable String name) {
        requireAdministrator(actor);
        bin.restoreField(actor, object(object).name(), name);
        return ResponseEntity.noContent().build();
    }

    /** Puts custom fields into this order, in which forms and menus show them. */
    @PutMapping("/{object}/fields/order")
    ResponseEntity<Void> orderFields(Actor actor, @PathVariable String object, @RequestBody Order order) {
        requireAdministrator(actor);
        changes.orderFields(actor, object(object), order.fields());
        return ResponseEntity.noContent().build();
    }

    static void requireAdministrator(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
    }

    private ObjectType object(String name) {
        ObjectType object = catalogs.current().find(name);
        if (object == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
        }
        return object;
    }

    private static FieldDefinition existing(ObjectType object, String name) {
        Field<?> field = object.field(name);
        if (field == null || !field.is(Trait.CUSTOM)) {
            throw Refusal.of(
                    Refusal.Kind.NOT_FOUND, "records.no-such-field", Map.of("field", name, "object", object.name()));
        }
        var reference = field.reference();
        var traits = new ArrayList<>(field.traits());
        traits.remove(Trait.CUSTOM);
        traits.remove(Trait.DERIVED);
        return new FieldDefinition(
                object.name(),
                name,
                field.type(),
                field.label(),
                field.choices(),
                reference == null ? null : reference.target(),
                reference == null ? null : reference.inverse(),
                field.formula(),
                traits);
    }

    private static FieldDefinition definition(ObjectType object, FieldGiven given) {
        if (given.label() == null || given.type() == null) {
            throw Refusal.invalid(given.label() == null ? "label" : "type", "records.required", Map.of());
        }
        Label label = given.label().label();
        FieldType type = type(given.type());
        String name = Objects.requireNonNullElse(given.name(), FieldDefinition.nameFor(label.en()));
        if (!FieldDefinition.isName(name)) {
            throw Refusal.invalid("name", "records.bad-name", Map.of("name", name));
        }
        List<Choice> choices = choices(Objects.requireNonNullElse(given.choices(), List.of()));
        if ((type == FieldType.CHOICE || type == FieldType.CHOICES) && choices.isEmpty()) {
            throw Refusal.invalid("choices", "records.required", Map.of());
        }
        if (type == FieldType.REFERENCE && given.target() == null) {
            throw Refusal.invalid("target", "records.required", Map.of());
        }
        return new FieldDefinition(
                object.name(),
                name,
                type,
                label,
                choices,
                given.target(),
                given.inverse(),
                given.formula() == null || given.formula().isBlank() ? null : given.formula(),
                traits(given, List.of()));
    }

    private static FieldType type(String name) {
        try {
            return FieldType.named(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("type", "records.no-such-type", Map.of("type", name));
        }
    }

    private static List<Choice> choices(List<ChoiceGiven> given) {
        return given.stream().map(FieldsController::choice).toList();
    }

    private static Choice choice(ChoiceGiven given) {
        if (given.color() != null && !Choice.COLORS.contains(given.color())) {
            throw Refusal.invalid(
                    "choices",
                    "records.no-such-color",
                    Map.of("color", given.color(), "colors", String.join(", ", Choice.COLORS)));
        }
        return new Choice(given.value().strip(), given.label().label(), given.color(), given.retired());
    }

    private static List<Trait> traits(FieldGiven given, List<Trait> before) {
        var traits = new ArrayList<>(before);
        set(traits, Trait.REQUIRED, given.required());
        set(traits, Trait.UNIQUE, given.unique());
        set(traits, Trait.SEARCHED, given.searched());
        return traits;
    }

    private static void set(List<Trait> traits, Trait trait, @Nullable Boolean given) {
        if (given != null) {
            traits.remove(trait);
            if (given) {
                traits.add(trait);
            }
        }
    }
}
