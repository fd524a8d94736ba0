package relata.records.views;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.expressions.Condition;
import relata.records.expressions.Conditions;

/**
 * Gives saved views the indexes that serve them: the fields they compare for equality, the field that makes the columns of
 * a board, then the field they sort by. Built beside the traffic, within a budget for each object, and never where an index
 * already begins with the same columns.
 */
@Component
public class ViewIndexes {

    /** Every index slows each write a little; a table bears this many on top of its own. */
    static final int BUDGET = 12;

    private static final Logger LOG = LoggerFactory.getLogger(ViewIndexes.class);
    private static final int MAXIMUM_KEYS = 4;

    private final Catalogs catalogs;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ViewIndexes(Catalogs catalogs, JdbcClient jdbc, JdbcTemplate template) {
        this.catalogs = catalogs;
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Notes the index that a view would need; it is built soon after. */
    public void want(View view) {
        Catalog catalog = catalogs.current();
        ObjectType object = catalog.object(view.object());
        List<Field<?>> keys = keys(catalog, object, view);
        List<String> columns = keys.stream().<String>map(Field::column).toList();
        if (columns.isEmpty() || isServed(object, columns)) {
            return;
        }
        jdbc.sql("""
                        insert into view_index (name, object, keys, state, reason)
                        select :name, :object, :keys,
                               case when count(*) < :budget then 'wanted' else 'failed' end,
                               case when count(*) < :budget then null else 'budget' end
                          from view_index where object = :object and state <> 'failed'
                        on conflict do nothing
                        """)
                .param("name", name(object, columns))
                .param("object", object.name())
                .param("keys", columns.toArray(String[]::new))
                .param("budget", BUDGET)
                .update();
    }

    private List<Field<?>> keys(Catalog catalog, ObjectType object, View view) {
        var keys = new LinkedHashSet<Field<?>>();
        for (Condition condition :
                Objects.requireNonNullElse(Conditions.of(catalog, object, view.filter()), List.<Condition>of())) {
            Field<?> field = object.field(condition.field());
            if (field != null && condition.operator().equals("==") && isIndexable(field)) {
                keys.add(field);
            }
        }
        Field<?> columns =
                view.layout().equals("board") && view.groupBy() != null ? object.field(view.groupBy()) : null;
        if (columns != null && isIndexable(columns)) {
            keys.add(columns);
        }
        List<String> order = view.sort().isEmpty() ? object.defaultSort() : view.sort();
        Field<?> sort = order.isEmpty() ? null : object.field(order.getFirst().replaceFirst("^-", ""));
        if (sort != null && isIndexable(sort) && !(keys.isEmpty() && view.sort().isEmpty())) {
            keys.add(sort);
        }
        return keys.stream().limit(MAXIMUM_KEYS).toList();
    }

    private static boolean isIndexable(Field<?> field) {
        return !field.isCalculated() && field.type() != FieldType.LONG_TEXT && field.type() != FieldType.CHOICES;
    }

    /** Whether an index that is there begins with these columns. */
    private boolean isServed(ObjectType object, List<String> columns) {
        return jdbc.sql("""
                        select exists (
                            select 1
                              from pg_index i
                             where i.indrelid = cast(:table as regclass) and i.indisvalid
                               and (select array_agg(coalesce(a.attname, '?') order by k.n)
                                      from unnest(i.indkey::int[]) with ordinality as k (attnum, n)
                                      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                                     where k.n <= :length)::text[] = cast(:columns as text[]))
                        """)
                .param("table", object.table())
                .param("length", columns.size())
                .param("columns", columns.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static String name(ObjectType object, List<String> columns) {
        return "vi_" + object.table() + "_"
                + Integer.toHexString(String.join(",", columns).hashCode());
    }

    /** Builds one wanted index, on whichever node takes it first. */
    void buildOne() {
        jdbc.sql("""
                        update view_index set state = 'building'
                         where name = (select name from view_index where state = 'wanted'
                                        order by created_at limit 1 for update skip locked)
                        returning name, object, keys
                        """)
                .query((row, number) -> new Wanted(row.getString("name"), row.getString("object"), List.of((String[])
                        row.getArray("keys").getArray())))
                .optional()
                .ifPresent(this::build);
    }

    private record Wanted(String name, String object, List<String> columns) {}

    private void build(Wanted wanted) {
        ObjectType object = catalogs.current().object(wanted.object());
        var columns = new ArrayList<String>();
        Set<String> words = new HashSet<>();
        object.fields().values().stream()
                .filter(field -> field.type().isText())
                .forEach(field -> words.add(field.column()));
        for (String column : wanted.columns()) {
            columns.add(words.contains(column) ? column + " collate \"und-x-icu\"" : column);
        }
        try {
            template.execute("create index concurrently if not exists " + wanted.name() + " on " + object.table() + " ("
                    + String.join(", ", columns) + ", id) where deleted_at is null");
            settle(wanted.name(), "ready", "");
        } catch (DataAccessException e) {
            LOG.warn("The index {} for saved views could not be built: {}", wanted.name(), e.getMessage());
            template.execute("drop index concurrently if exists " + wanted.name());
            settle(wanted.name(), "failed", String.valueOf(e.getMessage()));
        }
    }

    private void settle(String name, String state, String reason) {
        jdbc.sql("update view_index set state = :state, reason = nullif(:reason, '') where name = :name")
                .param("state", state)
                .param("reason", reason)
                .param("name", name)
                .update();
    }
}
