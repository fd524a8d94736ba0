package relata.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The database of an installation, its schema up to date, and the connections to it. */
record OpenDatabase(Installation installation, DirectConnections direct, HikariDataSource connections, Pulse pulse)
        implements AutoCloseable {

    /** One of the pool; refused at once where the database is known to hang. */
    Connection connection() throws SQLException {
        direct.refuseWhileHanging();
        return connections.getConnection();
    }

    @Override
    public void close() {
        pulse.close();
        connections.close();
        installation.close();
    }
}
