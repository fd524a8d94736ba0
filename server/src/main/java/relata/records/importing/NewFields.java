package relata.records.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.tables.TableFormat;
import relata.platform.tables.cells.CellType;
import relata.records.catalog.Catalog;
import relata.records.catalog.CatalogChanges;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldDefinition;
import relata.records.catalog.FieldType;
import relata.records.catalog.Label;
import relata.records.catalog.LabelGiven;
import relata.records.catalog.ObjectType;

/**
 * Fields that come with a file. The mapping says what they are to be; they are made when the import starts, so that a
 * mapping that is thrown away leaves nothing behind.
 */
@Component
class NewFields {

    /** More values than these are no list that a person would choose from. */
    static final int MOST_CHOICES = 100;

    private static final int LONGEST_CHOICE = 100;

    private final Catalogs catalogs;
    private final CatalogChanges changes;
    private final ColumnValues values;

    NewFields(Catalogs catalogs, CatalogChanges changes, ColumnValues values) {
        this.catalogs = catalogs;
        this.changes = changes;
        this.values = values;
    }

    /** The mapping with everything said that it left to the file: names, types, labels and choices of new fields. */
    Mapping completed(
            UUID importId, ObjectType object, Mapping mapping, TableFormat format, List<SeenColumn> seenColumns) {
        if (mapping.columns().stream().allMatch(column -> column.create() == null)) {
            return mapping;
        }
        var columns = new ArrayList<Mapping.Column>();
        var constants = new LinkedHashMap<>(mapping.constants());
        var taken = new HashSet<String>();
        mapping.columns().forEach(column -> taken.add(Objects.requireNonNullElse(column.target(), "")));
        for (Mapping.Column column : mapping.columns()) {
            SeenColumn seen = column.create() == null ? null : Planner.seen(column, seenColumns);
            if (seen == null) {
                columns.add(column);
            } else {
                Mapping.Column full = completed(importId, object, column, seen, taken, format);
                columns.add(full);
                String target = Objects.requireNonNull(full.target());
                if (FieldType.MONEY
                                .apiName()
                                .equals(Objects.requireNonNull(full.create()).type())
                        && !taken.contains(target + ".currency")) {
                    constants.putIfAbsent(
                            target + ".currency", catalogs.current().reportingCurrency());
                }
            }
        }
        return mapping.with(columns, constants);
    }

    private Mapping.Column completed(
            UUID importId,
            ObjectType object,
            Mapping.Column column,
            SeenColumn seen,
            Set<String> taken,
            TableFormat format) {
        Mapping.NewField create = Objects.requireNonNull(column.create());
        FieldType type = create.type() == null ? type(seen) : named(create.type());
        String word = seen.name().isBlank()
                ? "Column " + (seen.index() + 1)
                : seen.name().strip();
        LabelGiven label = create.label() == null ? LabelGiven.of(word) : create.label();
        String target = column.target();
        if (target == null || target.isBlank()) {
            target = freeName(object, label.label(), type, taken);
        }
        taken.add(target);
        boolean chosen = type == FieldType.CHOICE || type == FieldType.CHOICES;
        @Nullable
        List<String> choices = !chosen
                ? null
                : create.choices() != null && !create.choices().isEmpty()
                        ? create.choices()
                        : choices(importId, seen, type, format);
        return column.creating(target, new Mapping.NewField(type.apiName(), label, choices));
    }

    private List<String> choices(UUID importId, SeenColumn seen, FieldType type, TableFormat format) {
        var found = values.of(importId, format, seen.index(), type == FieldType.CHOICES, MOST_CHOICES);
        if (found.more()) {
            throw Refusal.invalid(
                    "choices",
                    "records-importing.too-many-choices",
                    Map.of("column", seen.name(), "maximum", MOST_CHOICES));
        }
        return found.items().stream().map(ColumnValues.Value::value).toList();
    }

    /** A name that nothing has, or that a field of the same type has already. */
    private String freeName(ObjectType object, Label label, FieldType type, Set<String> taken) {
        String wanted = FieldDefinition.nameFor(label.en());
        String base = FieldDefinition.isName(wanted) ? wanted : "cf_column";
        for (int number = 1; ; number++) {
            String name = number == 1 ? base : base.substring(0, Math.min(base.length(), 38)) + "_" + number;
            Field<?> there = object.field(name);
            boolean fits = there == null ? !changes.isInBin(object.name(), name) : there.type() == type;
            if (fits && !taken.contains(name)) {
                return name;
            }
        }
    }

    private static FieldType type(SeenColumn seen) {
        CellType type = seen.guess().type();
        return switch (type) {
            case TEXT, PERSON_NAME, ORGANIZATION_NAME, EXTERNAL_ID -> FieldType.TEXT;
            case INTEGER -> FieldType.INTEGER;
            case NUMBER, MONEY -> FieldType.NUMBER;
            case DATE -> FieldType.DATE;
            case TIME -> FieldType.TIME;
            case BOOLEAN -> FieldType.BOOLEAN;
            case EMAIL -> FieldType.EMAIL;
            case PHONE -> FieldType.PHONE;
            case URL -> FieldType.URL;
            case CHOICE -> FieldType.CHOICE;
            case LIST -> FieldType.CHOICES;
        };
    }

    private static FieldType named(String type) {
        try {
            FieldType named = FieldType.named(type);
            if (named != FieldType.REFERENCE) {
                return named;
            }
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("type", "records.no-such-type", Map.of("type", type));
        }
        throw Refusal.invalid("type", "records.no-such-type", Map.of("type", type));
    }

    /** The field that a complete wish makes. */
    static FieldDefinition definition(String object, String name, Mapping.NewField create) {
        if (!FieldDefinition.isName(name)) {
            throw Refusal.invalid("name", "records.bad-name", Map.of("name", name));
        }
        FieldType type = named(Objects.requireNonNullElse(create.type(), "text"));
        Label label = create.label() == null
                ? Label.same(name.substring("cf_".length()))
                : create.label().label();
        var choices = new LinkedHashSet<String>();
        Objects.requireNonNullElse(create.choices(), List.<String>of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_CHOICE)
                .forEach(choices::add);
        if ((type == FieldType.CHOICE || type == FieldType.CHOICES) && choices.isEmpty()) {
            throw Refusal.invalid("choices", "records.required", Map.of());
        }
        return new FieldDefinition(
                object,
                name,
                type,
                label,
                choices.stream()
                        .map(value -> new Choice(value, Label.same(value)))
                        .toList(),
                null,
                null,
                null,
                List.of());
    }

    /** Makes the fields that are not there yet. */
    void make(Actor actor, FileImport run) {
        for (Mapping.Column column : run.mapping().columns()) {
            String target = column.target();
            if (column.create() == null || target == null) {
                continue;
            }
            Catalog catalog = catalogs.refresh();
            ObjectType object = owner(catalog, catalog.object(run.object()), target);
            String name = target.substring(target.lastIndexOf('.') + 1);
            if (object != null && object.field(name) == null) {
                requireMayCreate(actor);
                changes.addField(actor, definition(object.name(), name, column.create()));
            }
        }
    }

    static void requireMayCreate(Actor actor) {
        if (!actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records-importing.may-not-create-field");
        }
    }

    private static @Nullable ObjectType owner(Catalog catalog, ObjectType root, String target) {
        ObjectType object = root;
        String[] parts = target.split("\\.");
        for (int i = 0; i < parts.length - 1 && object != null; i++) {
            Field<?> field = object.field(parts[i]);
            object = field == null || field.reference() == null ? null : catalog.find(field.target());
        }
        return object;
    }
}
