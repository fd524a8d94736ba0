package relata.records.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import relata.platform.access.StampFollower;

/**
 * Compiles the new snapshot where another node has changed definitions: before the next request is answered, and, for what
 * works without requests, when the database tells it.
 */
@Component
class CatalogNews implements SmartLifecycle, StampFollower {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogNews.class);
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final DataSource database;
    private final Catalogs catalogs;
    private volatile @Nullable Thread listener;

    CatalogNews(DataSource database, Catalogs catalogs) {
        this.database = database;
        this.catalogs = catalogs;
    }

    @Override
    public void follow() {
        catalogs.refresh();
    }

    @Override
    public void start() {
        listener = Thread.ofPlatform().daemon().name("catalog-news").start(this::listen);
    }

    @Override
    public void stop() {
        Thread running = listener;
        listener = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    private void listen() {
        while (isRunning()) {
            try (Connection connection = database.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + DefinitionChanges.CHANNEL);
                }
                // What was told while nobody listened is seen by comparing versions.
                catalogs.refresh();
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                if (isRunning()) {
                    LOG.warn(
                            "The database is out of reach; changes of objects and fields by other servers are seen later: {}",
                            e.getMessage());
                    pause();
                }
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            var heard = notifications.getNotifications((int) WAIT.toMillis());
            if (heard != null && heard.length > 0) {
                catalogs.refresh();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
