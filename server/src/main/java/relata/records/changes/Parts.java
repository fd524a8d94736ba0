package relata.records.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/**
 * What is part of a record goes to the bin with it and comes back with it: a customer's orders, an order's lines. What lay in
 * the bin before has another time and stays there.
 */
@Component
class Parts {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Queries queries;

    Parts(Queries queries) {
        this.queries = queries;
    }

    /** To the bin, with the records they are part of. */
    void delete(Catalog catalog, ObjectType whole, Set<UUID> ids, Instant now) {
        for (Relation relation : catalog.parts(whole.name())) {
            ObjectType part = catalog.object(relation.object());
            var found = moved(Sql.of(
                    "update " + part.table() + " set deleted_at = ? where "
                            + relation.field().column() + " = any(?) and deleted_at is null returning id",
                    now,
                    ids));
            if (!found.isEmpty()) {
                delete(catalog, part, found, now);
            }
        }
    }

    /** Out of the bin: the parts that went there at the same moment as the record. */
    void restore(Catalog catalog, ObjectType whole, Set<UUID> ids, Instant deletedAt) {
        for (Relation relation : catalog.parts(whole.name())) {
            ObjectType part = catalog.object(relation.object());
            var found = moved(Sql.of(
                    "update " + part.table() + " set deleted_at = null where "
                            + relation.field().column() + " = any(?) and deleted_at = ? returning id",
                    ids,
                    deletedAt));
            if (!found.isEmpty()) {
                restore(catalog, part, found, deletedAt);
            }
        }
    }

    /** Refuses where another record has meanwhile what only one may have. */
    private Set<UUID> moved(Sql sql) {
        try {
            List<UUID> ids = queries.run(sql, LIMIT, row -> row.getObject(1, UUID.class));
            return new HashSet<>(ids);
        } catch (DuplicateKeyException e) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "records.taken-meanwhile");
        }
    }
}
