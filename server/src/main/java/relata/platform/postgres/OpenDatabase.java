package relata.platform.postgres;

import com.zaxxer.hikari.HikariDataSource;

/** The database of an installation, its schema up to date, and the connections to it. */
record OpenDatabase(Installation installation, HikariDataSource connections) implements AutoCloseable {

    @Override
    public void close() {
        connections.close();
        installation.close();
    }
}
