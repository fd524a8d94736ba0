package relata.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections to the database; the first to ask for one waits until it is open. */
final class Connections extends AbstractDataSource {

    private final Database database;

    Connections(Database database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.open().connection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return database.open().connections().getConnection(user, password);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || type.isInstance(database.open().connections());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this)
                ? type.cast(this)
                : database.open().connections().unwrap(type);
    }
}
