package relata.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** The database, its schema up to date, and the connections to it; ours or an external one. */
record OpenDatabase(
        DatabaseAddress address,
        HikariDataSource connections,
        @Nullable EmbeddedPostgres server) implements AutoCloseable {

    @Override
    public void close() {
        connections.close();
        if (server != null) server.close();
    }
}
