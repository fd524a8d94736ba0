package relata.records.views;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Count;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** Where fields are used and how full they are: what one looks at before deleting one. */
@Component
public class FieldUses {

    private static final Pattern NAME = Pattern.compile("\\w{1,200}");

    private final JdbcClient jdbc;
    private final Queries queries;

    FieldUses(JdbcClient jdbc, Queries queries) {
        this.jdbc = jdbc;
        this.queries = queries;
    }

    /** Names of the views that filter, sort or show a field. */
    public record Uses(List<String> views) {}

    /** @param field a name as fields have, of letters, digits and underscores; others are used nowhere */
    public Uses of(ObjectType object, String field) {
        if (!NAME.matcher(field).matches()) {
            return new Uses(List.of());
        }
        return new Uses(jdbc.sql("""
                        select name
                          from saved_view
                         where object = :object
                           and (:field = any(columns) or :field = any(sort) or '-' || :field = any(sort)
                                or group_by = :field or filter ~ ('\\m' || :field || '\\M'))
                         order by name
                        """)
                .param("object", object.name())
                .param("field", field)
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** How many records hold a value of a field, those in the bin too; an estimate where counting takes too long. */
    public Count holding(ObjectType object, Field<?> field) {
        return field.isCalculated()
                ? new Count(0, true)
                : count(object.table(), Sql.of(field.column() + " is not null"));
    }

    /** How many records hold one of these choices. */
    public Count holding(ObjectType object, Field<?> field, Collection<String> choices) {
        return count(
                object.table(),
                field.type() == FieldType.CHOICES
                        ? Sql.of(field.column() + " && ?", choices)
                        : Sql.of(field.column() + " = any(?)", choices));
    }

    /** How many records a table has, those in the bin too. */
    public Count records(String table) {
        return count(table, Sql.of("true"));
    }

    private Count count(String table, Sql condition) {
        try {
            Sql sql = Sql.of("select count(*) from " + table + " where ").add(condition);
            return new Count(
                    queries.run(sql, Queries.LIST, row -> row.getLong(1)).getFirst(), true);
        } catch (Refusal e) {
            return new Count(
                    jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = cast(? as regclass)")
                            .param(table)
                            .query(Long.class)
                            .single(),
                    false);
        }
    }

    /** Percent of records with a value, by field, from the planner's statistics; absent where it has none yet. */
    public Map<String, Integer> filled(ObjectType object) {
        var byColumn = new LinkedHashMap<String, Integer>();
        jdbc.sql("select attname, null_frac from pg_stats where tablename = :table and schemaname = current_schema()")
                .param("table", object.table())
                .query(row -> {
                    byColumn.put(row.getString(1), Math.round((1 - row.getFloat(2)) * 100));
                });
        var filled = new LinkedHashMap<String, Integer>();
        for (Field<?> field : object.fields().values()) {
            Integer percent = field.isCalculated() ? null : byColumn.get(field.column());
            if (percent != null) {
                filled.put(field.name(), percent);
            }
        }
        return filled;
    }
}
