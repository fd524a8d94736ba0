package relata.records.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.changes.ApiValues;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/** Makes the JSON of records: values as the API has them, references with the name of what they point to. */
@Component
public class Answers {

    private final Lists lists;

    Answers(Lists lists) {
        this.lists = lists;
    }

    /** The JSON of these rows, as maps in the order of the fields; the titles of all references come in one query. */
    public List<Map<String, @Nullable Object>> records(
            Actor actor, Iterable<? extends Field<?>> fields, List<Row> rows) {
        var titles = titles(actor, fields, rows);
        var records = new ArrayList<Map<String, @Nullable Object>>(rows.size());
        for (Row row : rows) {
            var record = new LinkedHashMap<String, @Nullable Object>();
            record.put("id", row.id());
            record.put("version", row.version());
            if (row.deletedAt() != null) {
                record.put("deletedAt", row.deletedAt());
            }
            for (Field<?> field : fields) {
                record.put(field.name(), value(field, row.values().value(field.name()), titles));
            }
            records.add(record);
        }
        return records;
    }

    /** The JSON of one row with all fields that the actor may read. */
    public Map<String, @Nullable Object> record(Actor actor, ObjectType object, Row row) {
        var fields = new ArrayList<Field<?>>();
        for (Field<?> field : object.fields().values()) {
            if (row.values().has(field.name())) {
                fields.add(field);
            }
        }
        return records(actor, fields, List.of(row)).getFirst();
    }

    private static @Nullable Object value(
            Field<?> field, @Nullable Object value, Map<String, Map<UUID, String>> titles) {
        if (field.type() == FieldType.REFERENCE && value instanceof UUID id) {
            var reference = new LinkedHashMap<String, @Nullable Object>();
            reference.put("id", id);
            reference.put("name", titles.getOrDefault(field.target(), Map.of()).get(id));
            return reference;
        }
        return ApiValues.written(value);
    }

    private Map<String, Map<UUID, String>> titles(Actor actor, Iterable<? extends Field<?>> fields, List<Row> rows) {
        var ids = new HashMap<String, Set<UUID>>();
        for (Field<?> field : fields) {
            if (field.type() == FieldType.REFERENCE) {
                var wanted = ids.computeIfAbsent(field.target(), target -> new LinkedHashSet<>());
                for (Row row : rows) {
                    if (row.values().value(field.name()) instanceof UUID id) {
                        wanted.add(id);
                    }
                }
            }
        }
        return lists.titles(actor, ids);
    }
}
