package relata.records.importing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.StorableJson;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows that an import refused, with their cells and reasons. */
@Component
class RefusedRows {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RefusedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record RefusedRow(long row, List<String> cells, List<Reason> reasons) {}

    void add(UUID importId, List<RefusedRow> rows) {
        for (RefusedRow row : rows) {
            jdbc.sql("""
                     insert into import_refused_row (import_id, row_number, cells, reasons)
                     values (?, ?, ?, ?::jsonb)
                     on conflict (import_id, row_number) do update set reasons = excluded.reasons
                     """)
                    .params(
                            importId,
                            row.row(),
                            row.cells().stream()
                                    .map(cell -> cell.replace("\0", ""))
                                    .toArray(String[]::new),
                            StorableJson.of(json.writeValueAsString(row.reasons())))
                    .update();
        }
    }

    /** How many of these rows were there to remove. */
    int remove(UUID importId, List<Long> rows) {
        return rows.isEmpty()
                ? 0
                : jdbc.sql("delete from import_refused_row where import_id = ? and row_number = any(?)")
                        .params(importId, rows.toArray(Long[]::new))
                        .update();
    }

    /** Rows after this one, in the order of the file. */
    List<RefusedRow> after(UUID importId, long row, int limit) {
        return jdbc.sql("""
                        select row_number, cells, reasons
                          from import_refused_row
                         where import_id = ? and row_number > ?
                         order by row_number
                         limit ?
                        """)
                .params(importId, row, limit)
                .query((found, number) -> new RefusedRow(
                        found.getLong(1),
                        texts((@Nullable String[]) found.getArray(2).getArray()),
                        json.readValue(found.getString(3), REASONS)))
                .list();
    }

    private static List<String> texts(@Nullable String[] cells) {
        return java.util.Arrays.stream(cells)
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList();
    }

    /** All of them, a thousand at a time. */
    void each(UUID importId, Consumer<RefusedRow> reader) {
        List<RefusedRow> rows = after(importId, 0, 1_000);
        while (!rows.isEmpty()) {
            rows.forEach(reader);
            rows = after(importId, rows.getLast().row(), 1_000);
        }
    }
}
