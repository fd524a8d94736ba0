package relata.records.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.tables.ContentKey;
import relata.platform.tables.Row;
import relata.records.catalog.ObjectType;

/** Rows without an id of their own, known again by their cells and which of their kind they are in the file. */
@Component
class RowKeys {

    private final JdbcClient jdbc;

    RowKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers which records these rows have made or found. */
    void write(UUID importId, ObjectType object, List<ReadRow> rows) {
        var keys = new HashMap<Item.RowKey, UUID>();
        for (ReadRow row : rows) {
            Item item = row.item();
            if (item.rowKey != null && item.id != null && !item.isRefused()) {
                keys.put(item.rowKey, item.id);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        var list = List.copyOf(keys.keySet());
        jdbc.sql("""
                 insert into import_key (object, key, occurrence, record_id, import_id)
                 select :object, key, occurrence, record_id, :import
                   from unnest(:keys::uuid[], :occurrences::int[], :records::uuid[]) as made (key, occurrence, record_id)
                 on conflict (object, key, occurrence) do update
                    set record_id = excluded.record_id, import_id = excluded.import_id
                  where import_key.record_id <> excluded.record_id
                 """)
                .param("object", object.name())
                .param("import", importId)
                .param("keys", list.stream().map(Item.RowKey::key).toArray(UUID[]::new))
                .param("occurrences", list.stream().map(Item.RowKey::occurrence).toArray(Integer[]::new))
                .param(
                        "records",
                        list.stream()
                                .map(key -> Objects.requireNonNull(keys.get(key)))
                                .toArray(UUID[]::new))
                .update();
    }

    /** Corrected rows as the file would hold them: behind those of their kind that the import has brought already. */
    List<Row> rows(UUID importId, String object, List<RefusedRows.RefusedRow> corrected) {
        var keys = corrected.stream().map(row -> ContentKey.of(row.cells())).toList();
        Map<UUID, Integer> brought = new HashMap<>();
        jdbc.sql("""
                 select key, max(occurrence) from import_key
                  where object = :object and import_id = :import and key = any(:keys)
                  group by key
                 """)
                .param("object", object)
                .param("import", importId)
                .param("keys", keys.stream().map(RowReader::half).toArray(UUID[]::new))
                .query(row -> {
                    brought.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        var rows = new ArrayList<Row>();
        for (int i = 0; i < corrected.size(); i++) {
            int occurrence = Objects.requireNonNull(brought.merge(RowReader.half(keys.get(i)), 1, Integer::sum));
            rows.add(new Row(corrected.get(i).row(), corrected.get(i).cells(), keys.get(i), occurrence));
        }
        return rows;
    }
}
