package relata.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What the pool makes its connections of; all of them can be cut when the database hangs. */
final class DirectConnections extends AbstractDataSource {

    private final PGSimpleDataSource source;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean hanging;

    /** @param wait how long making a connection may take */
    DirectConnections(DatabaseAddress address, Duration wait) {
        source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("relata");
        source.setReWriteBatchedInserts(true);
        int seconds = (int) wait.toSeconds() + 1;
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
    }

    /** One that is cut with no other, for looking whether the database answers. */
    Connection apart() throws SQLException {
        return source.getConnection();
    }

    /** Whether the database is known not to answer: then nobody waits for it. */
    boolean hanging() {
        return hanging;
    }

    /** @throws SQLTransientConnectionException at once where the database is known to hang */
    void refuseWhileHanging() throws SQLException {
        if (hanging) throw new SQLTransientConnectionException("The database does not answer", "08001");
    }

    /** Whoever waits for an answer is told that the connection is broken, and nobody begins to wait until it is {@link #recovered}. */
    void cut() {
        hanging = true;
        for (Connection connection : open) {
            try {
                connection.abort(Thread::startVirtualThread);
            } catch (SQLException e) {
                logger.debug("A connection that is being cut", e);
            }
        }
        open.clear();
    }

    void recovered() {
        hanging = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseWhileHanging();
        var connection = source.getConnection();
        open.removeIf(DirectConnections::closed);
        open.add(connection);
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("Connections are made in the name of the installation alone");
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
