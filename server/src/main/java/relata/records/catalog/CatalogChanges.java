package relata.records.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes custom fields and objects while the system runs. Columns and definition are one transaction; its lock is waited
 * for a moment only and tried again, so that readers and writers never queue up behind it.
 */
@Component
public class CatalogChanges {

    /** The channel on which other nodes hear of a new version. */
    static final String CHANNEL = "relata_catalog";

    /** More fields than this make a table slow to read and a form impossible to fill. */
    private static final int MAXIMUM_FIELDS = 250;

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '300ms'";

    private final Catalogs catalogs;
    private final JdbcTemplate jdbc;

    /** Nested, so that what waited too long for its lock can be tried again within the transaction of a request. */
    private final TransactionTemplate transaction;

    private final TransactionTemplate outside;
    private final JsonMapper json;
    private final Audit audit;
    private final Formulas formulas;

    CatalogChanges(
            Catalogs catalogs,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Audit audit,
            Formulas formulas) {
        this.catalogs = catalogs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
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
        change(() -> {
            statements.stream()
                    .filter(statement -> !FieldDdl.isIndex(statement))
                    .forEach(jdbc::execute);
            insert(id, definition);
            audit.record(actor, "api", new AuditEntry("field", id, "create", changes(null, definition)));
        });
        committed(() -> statements.stream()
                .filter(FieldDdl::isIndex)
                .map(FieldDdl::concurrently)
                .forEach(jdbc::execute));
        return field;
    }

    /** Whether a deleted field holds the name: its column is still there with its values. */
    public boolean isInBin(String object, String name) {
        return !jdbc.queryForList(
                        "select id from custom_field where object = ? and name = ? and deleted_at is not null",
                        UUID.class,
                        object,
                        name)
                .isEmpty();
    }

    /** Gives a field other words, choices or traits; its name, type and values stay. */
    public void changeField(Actor actor, FieldDefinition before, FieldDefinition after) {
        change(() -> {
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

    /** Takes a field away. Its values stay in their column for thirty days, so that {@link #restoreField} brings them back. */
    public void deleteField(Actor actor, String object, String name) {
        String uses = formulas.using(catalogs.refresh(), object, name);
        if (!uses.isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT, "records.field-in-formula", Map.of("field", name, "formulas", uses));
        }
        mark(actor, object, name, "now()", "null", "delete");
    }

    public void restoreField(Actor actor, String object, String name) {
        mark(actor, object, name, "null", "not null", "restore");
    }

    private void mark(Actor actor, String object, String name, String value, String from, String action) {
        change(() -> {
            List<@Nullable UUID> ids = jdbc.queryForList(
                    "update custom_field set deleted_at = " + value
                            + " where object = ? and name = ? and deleted_at is " + from + " returning id",
                    UUID.class,
                    object,
                    name);
            if (ids.isEmpty()) {
                throw Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.no-such-field", Map.of("field", name, "object", object));
            }
            audit.record(actor, "api", AuditEntry.of("field", Objects.requireNonNull(ids.getFirst()), action));
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
        ObjectType object = CustomObjects.type(name, path, label, pluralLabel);
        UUID id = Ids.next();
        change(() -> {
            FieldDdl.createTable(object).forEach(jdbc::execute);
            jdbc.update("""
                    insert into custom_object (id, name, path, label, plural_label)
                    values (?, ?, ?, ?::jsonb, ?::jsonb)
                    """, id, name, path, json.writeValueAsString(label), json.writeValueAsString(pluralLabel));
            audit.record(actor, "api", AuditEntry.of("object", id, "create"));
        });
        return object;
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

    /** Runs a change of definitions: alone in the whole installation, and all nodes learn of the new version. */
    private void change(Runnable work) {
        for (int tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.execute(LOCK_TIMEOUT);
                    jdbc.update("update catalog_version set version = version + 1");
                    work.run();
                    jdbc.execute("notify " + CHANNEL);
                });
                committed(catalogs::refresh);
                return;
            } catch (CannotAcquireLockException | QueryTimeoutException e) {
                giveUpOrWait(e, tried);
            }
        }
    }

    /** Does what must see, or show, only what is committed: now, or once the transaction around this is. */
    private void committed(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                outside.executeWithoutResult(status -> work.run());
            }
        });
    }

    private static void giveUpOrWait(DataAccessException failure, int tried) {
        if (tried == TRIES) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "records.catalog-busy");
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
