package relata.platform.postgres;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database all the time whether it answers. One that takes connections but does not answer, stopped, swapped out or
 * on a disk that stands still, would else hold every request for as long as that lasts.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration BEAT = Duration.ofMillis(300);

    /** Without any work to be done; a database that is merely busy answers in a few milliseconds. */
    private static final Duration LIMIT = Duration.ofMillis(1_200);

    private final DirectConnections connections;
    private final Thread thread;
    private volatile boolean ended;

    private Pulse(DirectConnections connections) {
        this.connections = connections;
        this.thread = Thread.ofPlatform().name("database-pulse").daemon(true).unstarted(this::beat);
    }

    static Pulse of(DirectConnections connections) {
        var pulse = new Pulse(connections);
        pulse.thread.start();
        return pulse;
    }

    private void beat() {
        @Nullable Connection connection = null;
        while (!ended) {
            long begin = System.nanoTime();
            try {
                if (connection == null) connection = connections.apart();
                connection.setNetworkTimeout(Runnable::run, (int) LIMIT.toMillis());
                try (var statement = connection.createStatement()) {
                    statement.execute("");
                }
                answered();
            } catch (SQLException failure) {
                if (System.nanoTime() - begin >= LIMIT.toNanos() && isSilence(failure)) silent();
                drop(connection);
                connection = null;
            }
            pause();
        }
        drop(connection);
    }

    /** A refused or broken connection is none: the pool hears of it by itself, as of a database that was stopped. */
    private static boolean isSilence(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) return true;
        }
        return PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState().equals(failure.getSQLState());
    }

    private void answered() {
        if (connections.hanging()) {
            connections.recovered();
            LOG.info("The database answers again");
        }
    }

    private void silent() {
        if (!connections.hanging()) {
            LOG.error(
                    "The database does not answer, not even within {} ms to nothing: who waits for it is sent away until it does",
                    LIMIT.toMillis());
            connections.cut();
        }
    }

    private static void drop(@Nullable Connection connection) {
        try {
            if (connection != null) connection.abort(Thread::startVirtualThread);
        } catch (SQLException e) {
            LOG.debug("The connection of the pulse", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
