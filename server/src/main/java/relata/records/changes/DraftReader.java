package relata.records.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.Outcome.Refused;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Columns;
import relata.records.sql.Sql;

/** Makes drafts of changes: locks the records as they stand, in the order of their ids, and compares versions. */
@Component
class DraftReader {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    private final Queries queries;

    DraftReader(Queries queries) {
        this.queries = queries;
    }

    /** A record as it stands, and whether the actor may see it and do this with it. */
    private record Standing(
            UUID id, long version, @Nullable Instant deletedAt, boolean readable, boolean allowed, Values values) {}

    List<Draft> drafts(
            Catalog catalog,
            ObjectType type,
            Actor actor,
            List<Change> changes,
            Map<UUID, Refused> refused,
            Map<UUID, Long> versions) {
        Map<UUID, Standing> standing = standing(catalog, type, actor, changes);
        var drafts = new ArrayList<Draft>(changes.size());
        var seen = new HashSet<UUID>();
        for (Change change : changes) {
            if (!seen.add(change.id())) {
                throw new IllegalArgumentException("a batch changes " + change.id() + " twice");
            }
            if (change.kind() == Draft.Kind.CREATE) {
                drafts.add(new Draft(
                        Draft.Kind.CREATE, change.id(), null, change.values().copy(), null));
                continue;
            }
            Standing record = standing.get(change.id());
            Refused refusal = refusal(change, record);
            if (refusal != null) {
                refused.put(change.id(), refusal);
            } else {
                Standing found = Objects.requireNonNull(record);
                versions.put(found.id(), found.version());
                drafts.add(new Draft(
                        change.kind(),
                        found.id(),
                        found.values(),
                        change.values().copy(),
                        found.deletedAt()));
            }
        }
        return drafts;
    }

    private static @Nullable Refused refusal(Change change, @Nullable Standing record) {
        boolean expectsDeleted = change.kind() == Draft.Kind.RESTORE;
        if (record == null || !record.readable() || (record.deletedAt() != null) != expectsDeleted) {
            return new Refused(change.id(), Refusal.Kind.NOT_FOUND, "records.not-found", List.of());
        }
        if (!record.allowed()) {
            return new Refused(change.id(), Refusal.Kind.FORBIDDEN, "records.not-allowed", List.of());
        }
        if (change.expectedVersion() != null && change.expectedVersion() != record.version()) {
            return new Refused(change.id(), Refusal.Kind.STALE, "records.stale", List.of());
        }
        return null;
    }

    private Map<UUID, Standing> standing(Catalog catalog, ObjectType type, Actor actor, List<Change> changes) {
        var ids = changes.stream()
                .filter(change -> change.kind() != Draft.Kind.CREATE)
                .map(Change::id)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Action action =
                changes.stream().anyMatch(change -> change.kind() == Draft.Kind.CHANGE) ? Action.CHANGE : Action.DELETE;
        var access = new RowAccess(catalog, actor);
        Sql readable = access.condition(type, "t", Action.READ);
        Sql allowed = access.condition(type, "t", action);
        List<Field<?>> fields = stored(type);
        Sql sql = Sql.of("select t.id, t.version, t.deleted_at, ")
                .add(readable.isEmpty() ? Sql.of("true") : readable)
                .add(", ")
                .add(allowed.isEmpty() ? Sql.of("true") : allowed);
        Columns.selected("t", fields).forEach(column -> sql.add(", " + column));
        sql.add(" from " + type.table() + " t where t.id = any(?) order by t.id for no key update of t", ids);
        var standing = new HashMap<UUID, Standing>();
        for (Standing record : queries.run(sql, LOCK_WAIT, row -> standing(row, fields, catalog))) {
            standing.put(record.id(), record);
        }
        return standing;
    }

    private static Standing standing(ResultSet row, List<Field<?>> fields, Catalog catalog) throws SQLException {
        Values values = Values.none();
        int index = 6;
        for (Field<?> field : fields) {
            values.with(field.name(), Columns.read(row, index, field, catalog.reportingCurrency()));
            index += field.columns().size();
        }
        OffsetDateTime deletedAt = row.getObject(3, OffsetDateTime.class);
        return new Standing(
                row.getObject(1, UUID.class),
                row.getLong(2),
                deletedAt == null ? null : deletedAt.toInstant(),
                row.getBoolean(4),
                row.getBoolean(5),
                values);
    }

    static List<Field<?>> stored(ObjectType type) {
        var fields = new ArrayList<Field<?>>();
        for (Field<?> field : type.fields().values()) {
            if (!field.isCalculated()) {
                fields.add(field);
            }
        }
        return fields;
    }
}
