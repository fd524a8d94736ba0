package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of an import once more, by COPY, into tables with the same indexes and constraints and as many rows in them.
 * Nothing is read, matched, checked or made of them: the finished rows of the import are taken as they are.
 */
final class CopyCeiling {

    /** Where an import of contacts writes records; customers first, since the others refer to them. */
    private static final List<String> TABLES = List.of("customer", "contact_point", "customer_identity", "address");

    private final DataSource source;
    private final Path directory;

    private CopyCeiling(DataSource source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** Tables of its own, filled with what the product's hold now. */
    static CopyCeiling made(DataSource source, Path directory) throws SQLException {
        var ceiling = new CopyCeiling(source, directory);
        try (Connection connection = source.getConnection()) {
            run(connection, "drop schema if exists ceiling cascade");
            run(connection, "create schema ceiling");
            // References lead to the tables of the ceiling where it has them.
            run(connection, "set search_path to ceiling, public");
            for (String table : TABLES) {
                run(connection, "create table ceiling." + table + " (like public." + table + " including all)");
                run(connection, "insert into ceiling." + table + " select * from public." + table);
            }
            for (String table : TABLES) {
                ceiling.references(connection, table);
                run(connection, "analyze ceiling." + table);
            }
            run(connection, "reset search_path");
        }
        return ceiling;
    }

    private void references(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass and contype = 'f'
                """)) {
            statement.setString(1, "public." + table);
            var rows = statement.executeQuery();
            while (rows.next()) {
                run(
                        connection,
                        "alter table ceiling." + table + " add "
                                + rows.getString(1).replace(" public.", " "));
            }
        }
    }

    /** Lays the rows that an import made ready for {@link #copied}. */
    void ready(UUID importId) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                String key = table.equals("customer") ? "id" : "customer_id";
                try (var out = Files.newOutputStream(directory.resolve(table))) {
                    copy.copyOut(
                            "copy (select t.* from change_journal j join public." + table + " t on t." + key
                                    + " = j.record_id where j.run_id = '" + importId + "' order by j.id) to stdout",
                            out);
                }
            }
        }
    }

    /** Seconds that COPY takes for the rows laid ready, in one transaction. */
    double copied() throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            connection.setAutoCommit(false);
            run(connection, "set local gin_pending_list_limit = '4MB'");
            long begin = System.nanoTime();
            for (String table : TABLES) {
                try (var in = Files.newInputStream(directory.resolve(table))) {
                    copy.copyIn("copy ceiling." + table + " from stdin", in, 1 << 16);
                }
            }
            connection.commit();
            double seconds = (System.nanoTime() - begin) / 1e9;
            connection.setAutoCommit(true);
            return seconds;
        }
    }

    void drop() throws SQLException {
        try (Connection connection = source.getConnection()) {
            run(connection, "drop schema ceiling cascade");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
