package relata.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Statements over tables whose names come from PostgreSQL's own catalog. */
final class Sql {

    private Sql() {}

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> identifiers) {
        return identifiers.stream().map(Sql::quoted).collect(Collectors.joining(", "));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Values are written the same way on every server, so that checksums of the same rows agree. */
    static void useStableFormats(Connection connection) throws SQLException {
        execute(connection, "set local timezone = 'UTC'");
        execute(connection, "set local datestyle = 'ISO, YMD'");
        execute(connection, "set local intervalstyle = 'iso_8601'");
        execute(connection, "set local bytea_output = 'hex'");
        execute(connection, "set local extra_float_digits = 1");
        execute(connection, "set local statement_timeout = 0");
    }
}
