package relata.records.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import tools.jackson.databind.json.JsonMapper;

/** Makes and changes custom fields and objects while the system runs; columns and definition are one transaction. */
@Component
public class CatalogChanges {

    /** More fields than this make a table slow to read and a form impossible to fill. */
    private static final int MAXIMUM_FIELDS = 250;

    private final Catalogs catalogs;
    private final Definitions definitions;
    private final JdbcTemplate jdbc;
    private final DefinitionChanges changes;
    private final JsonMapper json;
    private final Audit audit;
    private final Formulas formulas;

    CatalogChanges(
            Catalogs catalogs,
            Definitions definitions,
            JdbcTemplate jdbc,
            DefinitionChanges changes,
            JsonMapper json,
            Audit audit,
            Formulas formulas) {
        this.catalogs = catalogs;
        this.definitions = definitions;
        this.jdbc = jdbc;
        this.changes = changes;
        this.json = json;
        this.audit = audit;
        this.formulas = formulas;
    }

    /** Adds a field; it is in lists, forms, filters, imports and the API from the next request on. */
    public Field<?> addField(Actor actor, FieldDefinition definition) {
        Catalog catalog = catalogs.refresh();
        ObjectType object = catalog.object(definition.object());
        Field<?> field = definition.field();
        if (object.field(field.name()) != null) {
            throw Refusal.invalid("name", "records.field-exists", Map.of("field", field.name()));
        }
        if (isInBin(object.name(), field.name())) {
            throw Refusal.invalid("name", "records.field-in-bin", Map.of("field", field.name()));
        }
        if (object.fields().size() >= MAXIMUM_FIELDS) {
            throw Refusal.invalid("name", "records.too-many-fields", Map.of("maximum", MAXIMUM_FIELDS));
        }
        if (definition.formula() != null) {
            formulas.check(catalog, object, definition.type(), definition.formula());
        }
        String target = definition.target() == null ? "" : targetTable(catalog, definition.target());
        List<String> statements = FieldDdl.addColumns(object, field, target);
        UUID id = Ids.next();
        changes.run(() -> {
            statements.stream()
                    .filter(statement -> !FieldDdl.isIndex(statement))
                    .forEach(jdbc::execute);
            insert(id, definition);
            audit.record(actor, "api", new AuditEntry("field", id, "create", changes(null, definition)));
        });
        changes.committed(() -> statements.stream()
                .filter(FieldDdl::isIndex)
                .map(FieldDdl::concurrently)
                .forEach(jdbc::execute));
        return field;
    }

    /** Whether a deleted field holds the name: its column is still there with its values. */
    public boolean isInBin(String object, String name) {
        return definitions.deletedField(object, name).isPresent();
    }

    /** Gives a field other words, choices or traits; its name, type and values stay. */
    public void changeField(Actor actor, FieldDefinition before, FieldDefinition after) {
        changes.run(() -> {
            UUID id = jdbc.queryForObject(
                    """
                    update custom_field
                       set label = ?::jsonb, choices = ?::jsonb, formula = ?, traits = ?
                     where object = ? and name = ? and deleted_at is null
                    returning id
                    """,
                    UUID.class,
                    json.writeValueAsString(after.label()),
                    json.writeValueAsString(after.choices()),
                    after.formula(),
                    traits(after),
                    after.object(),
                    after.name());
            if (id != null) {
                audit.record(actor, "api", new AuditEntry("field", id, "change", changes(before, after)));
            }
        });
    }

    /** Puts the custom fields of an object into this order; those that are not named follow as they were. */
    public void orderFields(Actor actor, ObjectType object, List<String> names) {
        changes.run(() -> {
            List<UUID> ids = jdbc.query(
                    "select id from custom_field where object = ? and name = any(?) and deleted_at is null",
                    Rows::id,
                    object.name(),
                    names.toArray(String[]::new));
            if (ids.isEmpty() || ids.size() != names.size()) {
                throw Refusal.of(
                        Refusal.Kind.NOT_FOUND,
                        "records.no-such-field",
                        Map.of("field", String.join(", ", names), "object", object.name()));
            }
            jdbc.update("""
                    update custom_field f
                       set position = ordered.place
                      from (select c.id, row_number() over (order by array_position(?, c.name), c.position, c.created_at) as place
                              from custom_field c where c.object = ?) ordered
                     where ordered.id = f.id
                    """, names.toArray(String[]::new), object.name());
            audit.record(
                    actor,
                    "api",
                    new AuditEntry("field", ids.getFirst(), "order", Map.of("order", new Change(null, names))));
        });
    }

    /** Makes an object with a table of its own from the template. */
    public ObjectType addObject(Actor actor, String name, String path, Label label, Label pluralLabel) {
        Catalog catalog = catalogs.refresh();
        boolean taken = catalog.objects().stream()
                .anyMatch(object -> object.name().equals(name) || object.path().equals(path));
        if (taken) {
            throw Refusal.invalid("name", "records.object-exists", Map.of("name", name));
        }
        if (definitions.isDeletedObject(name, path)) {
            throw Refusal.invalid("name", "records.object-in-bin", Map.of("name", name));
        }
        ObjectType object = CustomObjects.type(name, path, label, pluralLabel);
        UUID id = Ids.next();
        changes.run(() -> {
            FieldDdl.createTable(object).forEach(jdbc::execute);
            jdbc.update("""
                    insert into custom_object (id, name, path, label, plural_label)
                    values (?, ?, ?, ?::jsonb, ?::jsonb)
                    """, id, name, path, json.writeValueAsString(label), json.writeValueAsString(pluralLabel));
            audit.record(actor, "api", AuditEntry.of("object", id, "create"));
        });
        return object;
    }

    /** Gives a custom object other words; its name and path stay. */
    public void renameObject(Actor actor, ObjectType object, Label label, Label pluralLabel) {
        changes.run(() -> {
            UUID id = jdbc.queryForObject(
                    "update custom_object set label = ?::jsonb, plural_label = ?::jsonb where name = ? returning id",
                    UUID.class,
                    json.writeValueAsString(label),
                    json.writeValueAsString(pluralLabel),
                    object.name());
            var words = new LinkedHashMap<String, Change>();
            words.put("label", new Change(object.label(), label));
            words.put("pluralLabel", new Change(object.pluralLabel(), pluralLabel));
            audit.record(actor, "api", new AuditEntry("object", Objects.requireNonNull(id), "change", words));
        });
    }

    private static String targetTable(Catalog catalog, String target) {
        ObjectType object = catalog.find(target);
        if (object == null) {
            throw Refusal.invalid("target", "records.no-such-object", Map.of("object", target));
        }
        return object.table();
    }

    private void insert(UUID id, FieldDefinition definition) {
        jdbc.update(
                """
                insert into custom_field (id, object, name, type, label, choices, target, inverse, formula, traits, position)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?,
                        (select coalesce(max(position), 0) + 1 from custom_field where object = ?))
                """,
                id,
                definition.object(),
                definition.name(),
                definition.type().apiName(),
                json.writeValueAsString(definition.label()),
                json.writeValueAsString(definition.choices()),
                definition.target(),
                definition.inverse(),
                definition.formula(),
                traits(definition),
                definition.object());
    }

    private static String[] traits(FieldDefinition definition) {
        return definition.traits().stream().map(Trait::name).toArray(String[]::new);
    }

    private static Map<String, Change> changes(@Nullable FieldDefinition before, FieldDefinition after) {
        return Map.of("definition", new Change(before, after));
    }
}
