package relata.records.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.files.Attachments;

/**
 * Custom fields and objects that were taken away: out of sight at once, their columns and tables kept until somebody
 * brings them back or deletes them for good.
 */
@Component
public class CatalogBin {

    private final Catalogs catalogs;
    private final Definitions definitions;
    private final DefinitionChanges changes;
    private final Formulas formulas;
    private final JdbcClient jdbc;
    private final JdbcTemplate ddl;
    private final Attachments attachments;
    private final Audit audit;

    CatalogBin(
            Catalogs catalogs,
            Definitions definitions,
            DefinitionChanges changes,
            Formulas formulas,
            JdbcClient jdbc,
            JdbcTemplate ddl,
            Attachments attachments,
            Audit audit) {
        this.catalogs = catalogs;
        this.definitions = definitions;
        this.changes = changes;
        this.formulas = formulas;
        this.jdbc = jdbc;
        this.ddl = ddl;
        this.attachments = attachments;
        this.audit = audit;
    }

    /**
     * What lies in the bin.
     *
     * @param name of the field; null where the object itself was deleted
     * @param deletedBy null where nobody noted it
     */
    public record Deleted(
            String object,
            @Nullable String name,
            Label label,
            Instant deletedAt,
            @Nullable String deletedBy) {}

    /** Deleted objects and deleted fields of living objects, newest first. */
    public List<Deleted> all() {
        return jdbc.sql("""
                        select d.object, d.name, d.label, d.deleted_at, u.name as deleted_by
                          from (select name as object, null as name, plural_label as label, deleted_at, deleted_by
                                  from custom_object where deleted_at is not null
                                union all
                                select f.object, f.name, f.label, f.deleted_at, f.deleted_by
                                  from custom_field f
                                 where f.deleted_at is not null
                                   and not exists (select from custom_object o
                                                    where o.name = f.object and o.deleted_at is not null)) d
                          left join app_user u on u.id = d.deleted_by
                         order by d.deleted_at desc, d.object, d.name
                        """)
                .query((row, number) -> new Deleted(
                        row.getString("object"),
                        row.getString("name"),
                        definitions.label(row.getString("label")),
                        row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
                        row.getString("deleted_by")))
                .list();
    }

    /** Takes a field away; refuses while a formula reads it. */
    public void deleteField(Actor actor, String object, String name) {
        String uses = formulas.using(catalogs.refresh(), object, name);
        if (!uses.isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT, "records.field-in-formula", Map.of("field", name, "formulas", uses));
        }
        changes.run(() ->
                noteField(actor, "delete", "set deleted_at = now(), deleted_by = :actor", "is null", object, name));
    }

    /** Brings a field back with its values; refuses where its formula or the object it points to does not hold any more. */
    public void restoreField(Actor actor, String object, String name) {
        Catalog catalog = catalogs.refresh();
        FieldDefinition field = deletedField(object, name);
        if (field.formula() != null) {
            formulas.check(catalog, catalog.object(object), field.type(), field.formula());
        }
        if (field.target() != null && catalog.find(field.target()) == null) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT, "records.target-deleted", Map.of("field", name, "object", field.target()));
        }
        changes.run(() ->
                noteField(actor, "restore", "set deleted_at = null, deleted_by = null", "is not null", object, name));
    }

    private void noteField(Actor actor, String action, String set, String from, String object, String name) {
        UUID id = jdbc.sql("update custom_field " + set + " where object = :object and name = :name and deleted_at "
                        + from + " returning id")
                .param("actor", actor.id())
                .param("object", object)
                .param("name", name)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> noSuchField(object, name));
        audit.record(
                actor,
                "api",
                new AuditEntry("field", id, action, Map.of("name", new Change(null, object + "." + name))));
    }

    /** Deletes a field of the bin for good: its columns, with every value in them, and its indexes. */
    public void dropField(Actor actor, String object, String name) {
        FieldDefinition field = deletedField(object, name);
        String table = catalogs.refresh().object(object).table();
        changes.run(() -> {
            UUID id = jdbc.sql(
                            "delete from custom_field where object = ? and name = ? and deleted_at is not null returning id")
                    .param(object)
                    .param(name)
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(() -> noSuchField(object, name));
            FieldDdl.dropColumns(table, field.field()).forEach(ddl::execute);
            // Indexes of saved views went with the column; a column of the same name must be able to earn its own.
            jdbc.sql("delete from view_index where object = ? and ? = any(keys)")
                    .param(object)
                    .param(name)
                    .update();
            audit.record(
                    actor, "api", new AuditEntry("field", id, "drop", Map.of("definition", new Change(field, null))));
        });
    }

    /** Takes a custom object away with its records; refuses while fields of other objects point to it. */
    public void deleteObject(Actor actor, ObjectType object) {
        requireUnreferred(object.name(), "is null", "records.object-referred");
        changes.run(() ->
                noteObject(actor, "delete", "set deleted_at = now(), deleted_by = :actor", "is null", object.name()));
    }

    public void restoreObject(Actor actor, String name) {
        changes.run(
                () -> noteObject(actor, "restore", "set deleted_at = null, deleted_by = null", "is not null", name));
    }

    private void noteObject(Actor actor, String action, String set, String from, String name) {
        UUID id = jdbc.sql(
                        "update custom_object " + set + " where name = :name and deleted_at " + from + " returning id")
                .param("actor", actor.id())
                .param("name", name)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> noSuchObject(name));
        audit.record(actor, "api", new AuditEntry("object", id, action, Map.of("name", new Change(null, name))));
    }

    /** Deletes an object of the bin for good: its table with every record, its fields, its views. */
    public void dropObject(Actor actor, String name) {
        String table = tableOfDeleted(name);
        requireUnreferred(name, "is not null", "records.object-referred-in-bin");
        changes.run(() -> {
            UUID id = jdbc.sql("delete from custom_object where name = ? and deleted_at is not null returning id")
                    .param(name)
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(() -> noSuchObject(name));
            jdbc.sql("delete from custom_field where object = ?").param(name).update();
            jdbc.sql("delete from saved_view where object = ?").param(name).update();
            jdbc.sql("delete from view_index where object = ?").param(name).update();
            attachments.removeOf(name);
            ddl.execute("drop table " + table);
            audit.record(actor, "api", new AuditEntry("object", id, "drop", Map.of("name", new Change(name, null))));
        });
    }

    /** The table that a deleted object still has; refuses a name that is not in the bin. */
    public String tableOfDeleted(String name) {
        return definitions
                .deletedObject(name)
                .orElseThrow(() -> noSuchObject(name))
                .table();
    }

    /** A field of the bin as it was defined; refuses a name that is not there. */
    public FieldDefinition deletedField(String object, String name) {
        return definitions.deletedField(object, name).orElseThrow(() -> noSuchField(object, name));
    }

    private void requireUnreferred(String name, String deleted, String code) {
        String fields = jdbc
                .sql("select object || '.' || name from custom_field where target = ? and object <> ? and deleted_at "
                        + deleted + " order by 1")
                .param(name)
                .param(name)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .collect(Collectors.joining(", "));
        if (!fields.isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, code, Map.of("object", name, "fields", fields));
        }
    }

    private static Refusal noSuchField(String object, String name) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-field", Map.of("field", name, "object", object));
    }

    private static Refusal noSuchObject(String name) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-object", Map.of("object", name));
    }
}
