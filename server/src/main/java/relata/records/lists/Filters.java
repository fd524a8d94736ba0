package relata.records.lists;

import java.time.Instant;
import java.util.Set;
import relata.platform.Actor;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/** Turns expressions into SQL for a set of records. What an expression reaches beyond its record obeys the actor's access. */
public interface Filters {

    /**
     * The condition of a filter; empty for an empty filter.
     *
     * @param alias the alias of the object's table in the query
     * @throws relata.platform.Refusal where the expression is wrong, saying where and what was expected
     */
    Sql condition(Catalog catalog, ObjectType object, String alias, Actor actor, String filter, Instant now);

    /** The fields that a right filter compares for equality, where it does nothing else; empty otherwise. */
    Set<Field<?>> equalities(Catalog catalog, ObjectType object, String filter);

    /** The value of a calculated field, as an SQL expression. */
    Sql value(Catalog catalog, ObjectType object, String alias, Actor actor, Field<?> calculated, Instant now);
}
