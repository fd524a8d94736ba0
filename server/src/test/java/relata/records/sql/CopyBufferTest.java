package relata.records.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import relata.testing.TestDatabase;

class CopyBufferTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String COLUMNS = "text, id, at, amount, whole, day, yes, texts, ids";

    /** An import writes by COPY what one edit writes by binding: neither may read a value otherwise. */
    @Test
    void copyWritesWhatBindingWrites() throws SQLException {
        List<List<@Nullable Object>> rows = List.of(
                row("plain", List.of("a", "b")),
                row(
                        "tab\there, line\nand\r\nline, back\\slash, \\N, \\., \"quotes\" 'and' Ґудзик 🎁",
                        List.of("x,y", "{z}")),
                row("", List.of("", "NULL", "\"", "\\", "a b")),
                row("\\N", List.of()),
                Arrays.asList(new @Nullable Object[9]));
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (String table : List.of("bound", "copied")) {
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            "create temp table " + table + " (text text, id uuid, at timestamptz, amount numeric,"
                                    + " whole bigint, day date, yes boolean, texts text[], ids uuid[]) on commit drop");
                }
            }
            var copied = new CopyBuffer("copied", COLUMNS);
            for (List<@Nullable Object> row : rows) {
                bind(connection, row);
                row.forEach(value -> copied.add(value));
                copied.end();
            }
            copied.send(connection);
            assertThat(lines(connection, "copied")).hasSize(rows.size()).isEqualTo(lines(connection, "bound"));
        }
    }

    private static List<@Nullable Object> row(String text, List<String> texts) {
        return Arrays.asList(
                text,
                UUID.fromString("019ac000-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-24T18:00:00.123456Z"),
                new BigDecimal("-12.5000"),
                9_007_199_254_740_993L,
                LocalDate.of(987, 1, 2),
                true,
                texts,
                List.of(UUID.fromString("019ac000-0000-7000-8000-000000000002")));
    }

    private static void bind(Connection connection, List<@Nullable Object> row) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into bound (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int n = 0; n < row.size(); n++) {
                Sql.bind(statement, n + 1, row.get(n));
            }
            statement.executeUpdate();
        }
    }

    private static List<String> lines(Connection connection, String table) throws SQLException {
        var lines = new java.util.ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select t::text from " + table + " t order by 1")) {
            while (found.next()) {
                lines.add(found.getString(1));
            }
        }
        return lines;
    }
}
