package relata.records.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.changes.Values;
import relata.records.sql.Columns;
import relata.records.sql.Sql;

/** Reads records for an actor: pages of lists, single records, counts. */
@Component
public class Lists {

    /** Counts stop here and say so; nobody reads "12,224" as more than "1,000+" while scrolling. */
    public static final int COUNT_BOUND = 1_000;

    private final Catalogs catalogs;
    private final Filters filters;
    private final Queries queries;
    private final IndexedColumns indexed;
    private final Clock clock;

    Lists(Catalogs catalogs, Filters filters, Queries queries, IndexedColumns indexed, Clock clock) {
        this.catalogs = catalogs;
        this.filters = filters;
        this.queries = queries;
        this.indexed = indexed;
        this.clock = clock;
    }

    /** Refuses an object of which the actor may do this to no record at all. */
    public static void requireOpen(Actor actor, String object, Action action) {
        if (!actor.access().may(object, action)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.object-closed", Map.of("object", object));
        }
    }

    /** The compiler of one object type for one actor at this moment; refuses an object that is closed to the actor. */
    public ListCompiler compiler(Actor actor, ObjectType object) {
        return compiler(actor, object, clock.instant());
    }

    /** The same at a moment that is always the same: to tell whether two questions are one, whenever they are asked. */
    public ListCompiler timelessCompiler(Actor actor, ObjectType object) {
        return compiler(actor, object, Instant.EPOCH);
    }

    private ListCompiler compiler(Actor actor, ObjectType object, Instant now) {
        requireOpen(actor, object.name(), Action.READ);
        return new ListCompiler(catalogs.current(), object, actor, filters, indexed, now);
    }

    /** One page in the order asked for. Rows without a value in the first sort key come last, both ways. */
    public Page page(Actor actor, ObjectType object, ListQuery query) {
        ListCompiler compiler = compiler(actor, object);
        var readable = compiler.readable();
        var sort = SortKey.parse(object, query.sort().isEmpty() ? object.defaultSort() : query.sort(), readable);
        List<Field<?>> shown = compiler.shown(query.fields());
        var read = new ArrayList<>(shown);
        for (SortKey key : sort) {
            if (!read.contains(key.field())) {
                read.add(key.field());
            }
        }
        Cursor cursor = query.cursor() == null ? null : Cursor.read(query.cursor(), sort);
        boolean backward = cursor != null && cursor.backward();
        Sql rows = compiler.rows(Action.READ, query.bin(), query.filter());
        var found = walk(compiler, read, rows, query.filter(), sort, backward, cursor, query.limit() + 1);
        boolean more = found.size() > query.limit();
        if (more) {
            found.removeLast();
        }
        if (backward) {
            Collections.reverse(found);
        }
        boolean before = backward ? more : cursor != null;
        boolean after = backward || more;
        return new Page(
                shown,
                found,
                before && !found.isEmpty() ? cursor(true, sort, found.getFirst()) : null,
                after && !found.isEmpty() ? cursor(false, sort, found.getLast()) : null);
    }

    private static String cursor(boolean backward, List<SortKey> sort, Row row) {
        var values = new ArrayList<@Nullable Object>();
        sort.forEach(key -> values.add(row.values().value(key.field().name())));
        return new Cursor(backward, values, row.id()).written();
    }

    /** Walks the rows with a value in the first key, then those without; backward the other way round. */
    private List<Row> walk(
            ListCompiler compiler,
            List<Field<?>> fields,
            Sql rows,
            String filter,
            List<SortKey> sort,
            boolean backward,
            @Nullable Cursor cursor,
            int limit) {
        Field<?> firstKey = sort.isEmpty() ? null : sort.getFirst().field();
        if (firstKey == null || !sort.getFirst().isOptional()) {
            Sql all = compiler.segment(fields, rows, sort, true, backward, cursor, limit);
            return run(compiler.planned(all, filter, firstKey), fields);
        }
        boolean first = !backward;
        boolean begun = cursor == null;
        var found = new ArrayList<Row>();
        for (boolean withValue : new boolean[] {first, !first}) {
            boolean holdsCursor = cursor != null && (cursor.values().getFirst() != null) == withValue;
            if ((begun || holdsCursor) && found.size() < limit) {
                Cursor after = holdsCursor ? cursor : null;
                Sql part = compiler.segment(fields, rows, sort, withValue, backward, after, limit - found.size());
                found.addAll(run(compiler.planned(part, filter, firstKey), fields));
                begun = true;
            }
        }
        return found;
    }

    private List<Row> run(Sql sql, List<Field<?>> fields) {
        String reporting = catalogs.current().reportingCurrency();
        return new ArrayList<>(queries.run(sql, Queries.LIST, row -> row(row, fields, reporting)));
    }

    /** Reads id, version, the time of deletion and the fields in the order of {@link ListCompiler#selection}. */
    static Row row(ResultSet row, List<Field<?>> fields, String reportingCurrency) throws SQLException {
        Values values = Values.none();
        int index = 4;
        for (Field<?> field : fields) {
            values.with(field.name(), Columns.read(row, index, field, reportingCurrency));
            index += field.isCalculated() ? 1 : field.columns().size();
        }
        var deletedAt = row.getObject(3, OffsetDateTime.class);
        return new Row(
                row.getObject(1, UUID.class), row.getLong(2), deletedAt == null ? null : deletedAt.toInstant(), values);
    }

    /** How many rows the filter leaves, counted up to a bound or, where asked for, exactly. */
    public Count count(Actor actor, ObjectType object, String filter, boolean bin, boolean exact) {
        ListCompiler compiler = compiler(actor, object);
        Sql rows = compiler.rows(Action.READ, bin, filter);
        Sql sql = exact
                ? Sql.of("select count(*)").add(rows)
                : Sql.of("select count(*) from (select 1").add(rows).add(" limit " + (COUNT_BOUND + 1) + ") counted");
        long value = queries.run(
                        compiler.planned(sql, filter, null), exact ? Queries.SUM : Queries.LIST, row -> row.getLong(1))
                .getFirst();
        return exact ? new Count(value, true) : Count.bounded(value);
    }

    /** One record with all fields that the actor may read, living or in the bin; empty where there is none for this actor. */
    public Optional<Row> find(Actor actor, ObjectType object, UUID id) {
        return findAll(actor, object, List.of(id)).stream().findFirst();
    }

    /** These records with all readable fields, in no order; those out of reach are absent. */
    public List<Row> findAll(Actor actor, ObjectType object, List<UUID> ids) {
        ListCompiler compiler = compiler(actor, object);
        List<Field<?>> fields = List.copyOf(compiler.readable().values());
        Catalog catalog = catalogs.current();
        Sql sql = compiler.selection(fields).add(" from " + object.table() + " t where t.id = any(?)", ids);
        sql.and(new RowAccess(catalog, actor).condition(object, ListCompiler.T, Action.READ));
        return queries.run(sql, Queries.LIST, row -> row(row, fields, catalog.reportingCurrency()));
    }

    /** Like {@link #find}, and refuses with not found what is not there for this actor. */
    public Row require(Actor actor, ObjectType object, UUID id) {
        return find(actor, object, id)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", object.name(), "id", id)));
    }

    /** Whether there is such a record for this actor, living or in the bin. */
    public boolean reads(Actor actor, ObjectType object, UUID id) {
        return mayAlso(actor, object, id, Action.READ).isPresent();
    }

    /** Refuses where the actor may not do this with this record; not found where it may not even be read. */
    public void requireAllowed(Actor actor, ObjectType object, UUID id, Action action) {
        boolean allowed = mayAlso(actor, object, id, action)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.NOT_FOUND, "records.not-found", Map.of("object", object.name(), "id", id)));
        if (!allowed) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", object.name(), "action", action.name()));
        }
    }

    /** Whether the actor may do this with a record that it reads; empty where it does not read it. */
    private Optional<Boolean> mayAlso(Actor actor, ObjectType object, UUID id, Action action) {
        var access = new RowAccess(catalogs.current(), actor);
        Sql readable = access.condition(object, ListCompiler.T, Action.READ);
        Sql allowed = access.condition(object, ListCompiler.T, action);
        Sql sql = Sql.of("select ")
                .add(allowed.isEmpty() ? Sql.of("true") : allowed)
                .add(" from " + object.table() + " t where t.id = ?", id)
                .and(readable);
        return queries.run(sql, Queries.LIST, row -> row.getBoolean(1)).stream().findFirst();
    }

    /** What references point to, by id: the title of each record that the actor may read. */
    public Map<UUID, String> titles(Actor actor, ObjectType target, Set<UUID> ids) {
        return titles(actor, Map.of(target.name(), ids)).getOrDefault(target.name(), Map.of());
    }

    /** The same for references to several types, by the name of the type and id; one statement for all of them. */
    public Map<String, Map<UUID, String>> titles(Actor actor, Map<String, Set<UUID>> idsByTarget) {
        Catalog catalog = catalogs.current();
        var access = new RowAccess(catalog, actor);
        var titles = new HashMap<String, Map<UUID, String>>();
        Sql sql = Sql.empty();
        new TreeMap<>(idsByTarget).forEach((name, ids) -> {
            ObjectType target = catalog.object(name);
            if (!ids.isEmpty() && showsTitle(actor, target)) {
                titles.put(name, new HashMap<>());
                sql.add(sql.isEmpty() ? "" : " union all ")
                        .add(
                                "(select '" + name + "', t.id, t."
                                        + target.titleField().column() + "::text from " + target.table()
                                        + " t where t.id = any(?)",
                                ids)
                        .and(access.condition(target, ListCompiler.T, Action.READ))
                        .add(")");
            }
        });
        if (!sql.isEmpty()) {
            queries.run(
                    sql,
                    Queries.LIST,
                    row -> Objects.requireNonNull(titles.get(row.getString(1)))
                            .put(row.getObject(2, UUID.class), row.getString(3)));
        }
        return titles;
    }

    private static boolean showsTitle(Actor actor, ObjectType target) {
        Field<?> title = target.titleField();
        return actor.access().may(target.name(), Action.READ)
                && actor.access().reads(target.name(), title.name())
                && title.type() != FieldType.CHOICES;
    }
}
