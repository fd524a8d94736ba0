package relata.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database all the time whether it answers. One that takes connections but does not answer, stopped, swapped out or
 * on a disk that stands still, would else hold every request for as long as that lasts.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration BEAT = Duration.ofMillis(300);

    /**
     * How long it may take to answer a question without any work, counted in looks: while the whole machine stands still, as a
     * virtual one that is moved does, no look passes and nobody is sent away for it.
     */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final int LOOKS = 12;

    /** Who has not answered for so long never got the question, and is asked by another way. */
    private static final Duration LOST = Duration.ofSeconds(5);

    private final DirectConnections connections;
    private final Thread thread;
    private volatile @Nullable Connection connection;
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
        FutureTask<?> question = begun();
        while (!ended) {
            try {
                if (isAnswered(question)) {
                    answered();
                } else {
                    silent();
                }
            } catch (ExecutionException refused) {
                // the pool hears by itself of a database that was stopped
                drop();
            } catch (InterruptedException e) {
                break;
            }
            pause();
            if (question.isDone()) question = begun();
        }
        drop();
    }

    private FutureTask<?> begun() {
        var question = new FutureTask<@Nullable Void>(this::ask, null);
        Thread.ofPlatform().name("database-question").daemon(true).start(question);
        return question;
    }

    private void ask() {
        try {
            Connection asked = connection;
            if (asked == null) {
                asked = connections.apart();
                asked.setNetworkTimeout(Runnable::run, (int) LOST.toMillis());
                connection = asked;
            }
            try (var statement = asked.createStatement()) {
                statement.execute("");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAnswered(FutureTask<?> question) throws ExecutionException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            try {
                question.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                continue;
            }
        }
        return false;
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
                    LOOKS * LOOK.toMillis());
            connections.cut();
        }
    }

    private void drop() {
        Connection dropped = connection;
        connection = null;
        try {
            if (dropped != null) dropped.abort(Thread::startVirtualThread);
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
