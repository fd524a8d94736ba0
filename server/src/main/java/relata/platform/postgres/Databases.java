package relata.platform.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import relata.platform.StartRefused;

/** The databases of a server. */
public final class Databases {

    private Databases() {}

    /** Makes a database of the server unless it is there. */
    static void createMissing(DatabaseAddress server, String name) {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var search = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            search.setString(1, name);
            if (search.executeQuery().next()) return;
            execute(connection, "create database " + quoted(name));
        } catch (SQLException e) {
            throw new StartRefused("The database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void execute(java.sql.Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
