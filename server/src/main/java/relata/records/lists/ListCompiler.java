package relata.records.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.sql.Columns;
import relata.records.sql.Sql;

/**
 * Compiles what is asked of one object type into SQL for one actor. Every statement that reads records is made here, so
 * that none can forget access, the bin, or hidden fields.
 */
public final class ListCompiler {

    /** The alias of the listed table in every statement. */
    public static final String T = "t";

    /** Names sort by the alphabet of people; the indexes are declared the same way. */
    static final String COLLATION = " collate \"und-x-icu\"";

    private final Catalog catalog;
    private final ObjectType object;
    private final Actor actor;
    private final Filters filters;
    private final Instant now;
    private final RowAccess access;
    private final IndexedColumns indexed;

    ListCompiler(
            Catalog catalog, ObjectType object, Actor actor, Filters filters, IndexedColumns indexed, Instant now) {
        this.catalog = catalog;
        this.object = object;
        this.actor = actor;
        this.filters = filters;
        this.indexed = indexed;
        this.now = now;
        this.access = new RowAccess(catalog, actor);
    }

    /** The fields that the actor may read, by name. */
    Map<String, Field<?>> readable() {
        var readable = new LinkedHashMap<String, Field<?>>();
        object.fields().forEach((name, field) -> {
            if (actor.access().reads(object.name(), name)) {
                readable.put(name, field);
            }
        });
        return readable;
    }

    /** {@code from … where …}: the rows of the object that the actor may use so, in or out of the bin, under the filter. */
    Sql rows(Action action, boolean bin, String filter) {
        return rows(action, bin, filter, Sql.empty());
    }

    private Sql rows(Action action, boolean bin, String filter, Sql joins) {
        Sql rows = Sql.of(" from " + object.table() + " " + T)
                .add(joins)
                .add(" where " + T + ".deleted_at is " + (bin ? "not null" : "null"));
        rows.and(access.condition(object, T, action));
        if (!filter.isBlank()) {
            rows.and(filters.condition(catalog, object, T, actor, filter, now));
        }
        return rows;
    }

    /** The living rows that the actor reads, each beside what is joined to it; joins must neither add rows nor drop any. */
    public Sql joinedRows(String filter, Sql joins) {
        return rows(Action.READ, false, filter, joins);
    }

    /**
     * The filter as a condition on sums of the records by day under the same alias; null where they cannot tell.
     *
     * @param columns what was summed by: columns by the paths that reach their values in a record
     * @param instant the path of the records' moment
     */
    public Filters.@Nullable Summed summed(String filter, Map<String, String> columns, String instant) {
        return filters.overSums(catalog, object, T, actor, filter, now, columns, instant);
    }

    /** Whether the actor may read every record of this type: only then is anything told that was counted for everybody. */
    public boolean readsAll(ObjectType of) {
        return access.condition(of, T, Action.READ).isEmpty();
    }

    /** The condition under which a row of another type may be looked at beside these rows. */
    public Sql visible(ObjectType other, String alias) {
        return Sql.of(alias + ".deleted_at is null").and(access.condition(other, alias, Action.READ));
    }

    /**
     * What an expression about a record is worth.
     *
     * @param place the name of what is refused where the expression is wrong or reads what is hidden
     */
    public Filters.Computed computed(String expression, String place) {
        return filters.computed(catalog, object, T, actor, expression, place, now);
    }

    /** Whether the least and the greatest value of a field are found without reading all rows. */
    public boolean isIndexed(ObjectType of, Field<?> field) {
        return indexed.serve(of, Set.of(field), null);
    }

    public Catalog catalog() {
        return catalog;
    }

    /**
     * The same statement, planned for its values unless an index serves the filter in that order: otherwise PostgreSQL soon
     * takes the values for average ones, and walks a million rows in order to find the three that it could have picked out.
     *
     * @param first the field that is sorted by first, null where the order does not matter
     */
    Sql planned(Sql statement, String filter, @Nullable Field<?> first) {
        if (filter.isBlank()) {
            return statement;
        }
        var compared = filters.equalities(catalog, object, filter);
        return !compared.isEmpty() && indexed.serve(object, compared, first) ? statement : statement.plannedAnew();
    }

    /** {@code select id, version, deleted_at, …} of these fields. */
    Sql selection(List<Field<?>> fields) {
        Sql selection = Sql.of("select " + T + ".id, " + T + ".version, " + T + ".deleted_at");
        for (Field<?> field : fields) {
            if (field.isCalculated()) {
                selection.add(", ").add(value(field));
            } else {
                Columns.selected(T, List.of(field)).forEach(column -> selection.add(", " + column));
            }
        }
        return selection;
    }

    /** The value of a field as an expression: its column, or its formula. */
    Sql value(Field<?> field) {
        return field.isCalculated()
                ? filters.value(catalog, object, T, actor, field, now)
                : Sql.of(T + "." + field.column());
    }

    private Sql sortable(Field<?> field) {
        Sql value = value(field);
        return field.type().isText() ? Sql.empty().add(value).add(COLLATION) : value;
    }

    /**
     * Rows with a value in the first sort key, or those without one; each is one ordered walk along an index, while both
     * in one statement would be none.
     *
     * @param backward whether to walk towards the beginning
     * @param after the row to begin after, null to begin at the end
     */
    Sql segment(
            List<Field<?>> fields,
            Sql rows,
            List<SortKey> sort,
            boolean withValue,
            boolean backward,
            @Nullable Cursor after,
            int limit) {
        Sql sql = Sql.empty().add(selection(fields)).add(rows);
        List<SortKey> keys = sort;
        if (!sort.isEmpty() && sort.getFirst().isOptional()) {
            sql.add(" and ").add(value(sort.getFirst().field())).add(withValue ? " is not null" : " is null");
            keys = withValue ? sort : sort.subList(1, sort.size());
        }
        if (after != null) {
            var values = after.values().subList(sort.size() - keys.size(), sort.size());
            sql.and(beyond(keys, values, after.id(), backward));
        }
        sql.add(" order by ");
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            boolean down = key.descending() != backward;
            boolean nullsMatter = key.isOptional() && !(i == 0 && keys == sort);
            sql.add(sortable(key.field()))
                    .add(down ? " desc" : "")
                    .add(nullsMatter ? (backward ? " nulls first" : " nulls last") : "")
                    .add(", ");
        }
        return sql.add(T + ".id" + (idDescends(sort) != backward ? " desc" : ""))
                .add(" limit "
                        + limit); // in the text: a plan for an unknown limit expects a tenth of all rows to be wanted
    }

    /** The order of a whole list in one clause, without keyset: records without a value come last. */
    Sql order(List<SortKey> sort) {
        Sql order = Sql.empty();
        for (SortKey key : sort) {
            order.add(sortable(key.field())).add(key.descending() ? " desc nulls last, " : " nulls last, ");
        }
        return order.add(T + ".id" + (idDescends(sort) ? " desc" : ""));
    }

    /** Ids follow the direction of the first key, so that an index of (key, id) serves both ways. */
    private static boolean idDescends(List<SortKey> sort) {
        return !sort.isEmpty() && sort.getFirst().descending();
    }

    /** The condition of lying beyond a row: the first key bounds the walk along the index, the rest decides ties. */
    private Sql beyond(List<SortKey> keys, List<@Nullable Object> values, java.util.UUID id, boolean backward) {
        boolean idDown = (keys.isEmpty() ? false : keys.getFirst().descending()) != backward;
        if (keys.size() == 1 && values.getFirst() != null) {
            SortKey key = keys.getFirst();
            return Sql.of("(")
                    .add(sortable(key.field()))
                    .add(", " + T + ".id) " + (idDown ? "<" : ">") + " (?, ?)", values.getFirst(), id);
        }
        Sql beyond = Sql.empty();
        Sql equalSoFar = Sql.empty();
        for (int i = 0; i < keys.size(); i++) {
            Sql strictly = strictlyBeyond(keys.get(i), values.get(i), backward);
            if (!strictly.isEmpty()) {
                beyond.add(beyond.isEmpty() ? "" : " or ")
                        .add("(")
                        .add(equalSoFar)
                        .add(equalSoFar.isEmpty() ? "" : " and ")
                        .add(strictly)
                        .add(")");
            }
            equalSoFar.add(equalSoFar.isEmpty() ? "" : " and ").add(equal(keys.get(i), values.get(i)));
        }
        beyond.add(beyond.isEmpty() ? "(" : " or (")
                .add(equalSoFar)
                .add(equalSoFar.isEmpty() ? "" : " and ")
                .add(T + ".id " + (idDown ? "<" : ">") + " ?)", id);
        return beyond;
    }

    private Sql equal(SortKey key, @Nullable Object value) {
        return value == null
                ? Sql.empty().add(value(key.field())).add(" is null")
                : Sql.empty().add(sortable(key.field())).add(" = ?", value);
    }

    /** Empty values come last when read forward: beyond them lies nothing, and backward everything that has a value. */
    private Sql strictlyBeyond(SortKey key, @Nullable Object value, boolean backward) {
        if (value == null) {
            return backward ? Sql.empty().add(value(key.field())).add(" is not null") : Sql.empty();
        }
        boolean down = key.descending() != backward;
        Sql condition = Sql.empty().add(sortable(key.field())).add(down ? " < ?" : " > ?", value);
        if (key.isOptional() && !backward) {
            condition = Sql.of("(")
                    .add(condition)
                    .add(" or ")
                    .add(value(key.field()))
                    .add(" is null)");
        }
        return condition;
    }

    List<Field<?>> shown(List<String> names) {
        var readable = readable();
        var shown = new ArrayList<Field<?>>();
        for (String name : names.isEmpty() ? object.defaultColumns() : names) {
            Field<?> field = readable.get(name);
            if (field != null) {
                shown.add(field);
            } else if (!names.isEmpty()) {
                throw relata.platform.Refusal.of(
                        relata.platform.Refusal.Kind.MALFORMED,
                        "records.no-such-field",
                        Map.of("field", name, "object", object.name()));
            }
        }
        return shown;
    }
}
