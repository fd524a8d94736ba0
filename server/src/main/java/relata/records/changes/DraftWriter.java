package relata.records.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import relata.platform.Money;
import relata.platform.Refusal;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.sql.CopyBuffer;
import relata.records.sql.Sql;

/** Writes drafts to their table, batched by the set of columns that change. */
@Component
class DraftWriter {

    private static final Logger LOG = LoggerFactory.getLogger(DraftWriter.class);

    /**
     * From so many rows on COPY takes them: it spares the database the parsing and planning of thousands of parameters, for
     * which each batch made another statement. Half the time of a row beside its indexes.
     */
    private static final int COPIED = 20;

    /** From so many rows on the indexes for searching gather them. */
    private static final int GATHERED = 200;

    private final JdbcTemplate jdbc;
    private final SearchIndexes searchIndexes;

    DraftWriter(JdbcTemplate jdbc, SearchIndexes searchIndexes) {
        this.jdbc = jdbc;
        this.searchIndexes = searchIndexes;
    }

    /** One draft's statement values, beside the columns they go to. */
    private record Line(UUID id, List<@Nullable Object> values) {}

    void write(Batch batch, List<Draft> drafts, Rules rules) {
        var inserts = new LinkedHashMap<List<String>, List<Line>>();
        var updates = new LinkedHashMap<List<String>, List<Line>>();
        for (Draft draft : drafts) {
            var columns = new LinkedHashMap<String, @Nullable Object>();
            columns(batch, draft, rules, columns);
            (draft.kind() == Draft.Kind.CREATE ? inserts : updates)
                    .computeIfAbsent(List.copyOf(columns.keySet()), key -> new ArrayList<>())
                    .add(new Line(draft.id(), new ArrayList<>(columns.values())));
        }
        String table = batch.type().table();
        boolean many = drafts.size() >= GATHERED;
        if (many) {
            searchIndexes.gather();
        }
        inserts.forEach((columns, lines) -> execute(connection -> {
            if (lines.size() < COPIED) {
                run(connection, insert(table, columns), lines);
            } else {
                copy(connection, table, columns, lines);
            }
        }));
        updates.forEach((columns, lines) -> execute(connection -> run(connection, update(table, columns), lines)));
        if (many) {
            searchIndexes.settle(table);
        }
    }

    private void columns(Batch batch, Draft draft, Rules rules, Map<String, @Nullable Object> columns) {
        ObjectType type = batch.type();
        Instant now = batch.now();
        UUID actor = batch.actor().id();
        for (Field<?> field : type.fields().values()) {
            if (!field.isCalculated() && draft.changes().has(field) && !isSystem(field)) {
                put(field, draft.changes().value(field.name()), columns);
            }
        }
        switch (draft.kind()) {
            case CREATE -> {
                columns.put("created_at", now);
                columns.put("created_by", actor);
                Values begins = rules.begins(draft);
                begins.fields().forEach(name -> {
                    Field<?> field = Objects.requireNonNull(type.field(name));
                    put(field, begins.value(name), columns);
                });
            }
            case DELETE -> columns.put("deleted_at", now);
            case RESTORE -> columns.put("deleted_at", null);
            case CHANGE -> {}
        }
        columns.put("changed_at", now);
        columns.put("changed_by", actor);
        SearchColumns.put(type, draft, columns);
    }

    private static boolean isSystem(Field<?> field) {
        return switch (field.name()) {
            case "createdAt", "createdBy", "changedAt", "changedBy" -> true;
            default -> false;
        };
    }

    private static void put(Field<?> field, @Nullable Object value, Map<String, @Nullable Object> columns) {
        if (field.type() == FieldType.MONEY) {
            Money money = (Money) value;
            columns.put(field.column(), money == null ? null : money.amount());
            if (field.currencyColumn() != null && money != null) {
                columns.put(field.currencyColumn(), money.currency());
            }
        } else {
            columns.put(field.column(), value);
        }
    }

    private static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ", id) values ("
                + String.join(
                        ", ", columns.stream().map(DraftWriter::placeholder).toList()) + ", ?)";
    }

    private static String update(String table, List<String> columns) {
        return "update " + table + " set "
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> column + " = " + placeholder(column))
                                .toList())
                + ", version = version + 1 where id = ?";
    }

    private static String placeholder(String column) {
        return column.equals(SearchColumns.WORDS) ? "cast(? as tsvector)" : "?";
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void execute(Work work) {
        try {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                work.on(connection);
                return true;
            });
        } catch (DuplicateKeyException e) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "records.taken-meanwhile");
        } catch (DataIntegrityViolationException e) {
            // A constraint is the last guard where no rule spoke first: refused, and in the log for whoever forgot the
            // rule.
            LOG.warn(
                    "The database refused what no rule did: {}",
                    e.getMostSpecificCause().getMessage());
            throw Refusal.of(Refusal.Kind.INVALID, "records.contradicts-table");
        }
    }

    private static void run(Connection connection, String sql, List<Line> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Line line : lines) {
                int index = 1;
                for (Object value : line.values()) {
                    Sql.bind(statement, index++, value);
                }
                statement.setObject(index, line.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void copy(Connection connection, String table, List<String> columns, List<Line> lines)
            throws SQLException {
        var rows = new CopyBuffer(table, String.join(", ", columns) + ", id");
        for (Line line : lines) {
            line.values().forEach(rows::add);
            rows.add(line.id());
            rows.end();
        }
        rows.send(connection);
    }
}
