package relata.records.lists;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
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

    /**
     * What an expression of one value is worth.
     *
     * @param currency for money whose currency varies: the currency in SQL
     * @param fixedCurrency for money of one currency: which
     * @param target for references: the type they point to
     */
    record Computed(
            Sql value,
            FieldType type,
            @Nullable Sql currency,
            @Nullable String fixedCurrency,
            @Nullable String target) {}

    /**
     * Any expression of one value, as SQL.
     *
     * @param place the name of what is refused where the expression is wrong or reads what is hidden
     */
    Computed computed(
            Catalog catalog, ObjectType object, String alias, Actor actor, String text, String place, Instant now);

    /** @param cuts moments within whose days the filter holds for some records only */
    record Summed(Sql condition, List<Instant> cuts) {}

    /**
     * The condition of a filter on sums of the records by day; null where they cannot tell.
     *
     * @param columns what was summed by: columns by the paths that reach their values in a record
     * @param instant the path of the records' moment
     */
    @Nullable
    Summed overSums(
            Catalog catalog,
            ObjectType object,
            String alias,
            Actor actor,
            String filter,
            Instant now,
            Map<String, String> columns,
            String instant);
}
