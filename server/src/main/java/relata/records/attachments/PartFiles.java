package relata.records.attachments;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Finds the parts of a record that have files: those of interactions and orders of a customer lie with them. */
@Component
class PartFiles {

    private final Catalogs catalogs;
    private final Queries queries;

    PartFiles(Catalogs catalogs, Queries queries) {
        this.catalogs = catalogs;
        this.queries = queries;
    }

    /** Ids of the parts that have files and are open to the actor. */
    List<UUID> recordsWithFiles(Actor actor, ObjectType object, UUID record) {
        Catalog catalog = catalogs.current();
        Sql sql = Sql.empty();
        for (Relation relation : catalog.parts(object.name())) {
            ObjectType part = catalog.object(relation.object());
            if (actor.access().may(part.name(), Action.READ)) {
                sql.add(sql.isEmpty() ? "" : " union ")
                        .add(
                                "select t.id from " + part.table() + " t where t."
                                        + relation.field().column()
                                        + " = ? and t.deleted_at is null"
                                        + " and exists (select from attachment a where a.record_id = t.id and a.deleted_at is null)",
                                record)
                        .and(new RowAccess(catalog, actor).condition(part, "t", Action.READ));
            }
        }
        return sql.isEmpty() ? List.of() : queries.run(sql, Queries.LIST, row -> row.getObject(1, UUID.class));
    }
}
