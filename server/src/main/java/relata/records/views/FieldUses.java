package relata.records.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Where fields are used and how full they are: what one looks at before deleting one. */
@Component
public class FieldUses {

    private final JdbcClient jdbc;

    FieldUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names of the views that filter, sort or show a field. */
    public record Uses(List<String> views) {}

    public Uses of(ObjectType object, String field) {
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
