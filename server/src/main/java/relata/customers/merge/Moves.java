package relata.customers.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Points rows from one record to another, and back. */
@Component
class Moves {

    private final JdbcClient jdbc;
    private final ForeignKeys keys;

    Moves(JdbcClient jdbc, ForeignKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** All rows of the table that point to one record. */
    Journal.Moved move(ForeignKeys.ForeignKey key, UUID from, UUID to) {
        String pairs = keys.primaryKey(key.table()).stream()
                .map(column -> "'" + column + "', t." + column)
                .collect(Collectors.joining(", "));
        String moved = jdbc.sql("with moved as (update " + key.table() + " t set " + key.column() + " = :to where t."
                        + key.column() + " = :from returning jsonb_build_object(" + pairs + ") as key)"
                        + " select coalesce(jsonb_agg(key), '[]'::jsonb)::text from moved")
                .params(Map.of("from", from, "to", to))
                .query(String.class)
                .single();
        return new Journal.Moved(key.table(), key.column(), from, to, moved);
    }

    /** Those of the rows that still point to where they were moved. */
    void back(Journal.Moved moved) {
        List<String> columns = keys.primaryKey(moved.table());
        String equal =
                columns.stream().map(column -> "t." + column + " = k." + column).collect(Collectors.joining(" and "));
        jdbc.sql("update " + moved.table() + " t set " + moved.column()
                        + " = :from from jsonb_populate_recordset(null::" + moved.table() + ", :keys::jsonb) k where "
                        + equal + " and t." + moved.column() + " = :to")
                .params(Map.of("from", moved.from(), "to", moved.to(), "keys", moved.keys()))
                .update();
    }
}
