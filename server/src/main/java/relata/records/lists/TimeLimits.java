package relata.records.lists;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stops statements that outlive their time. One look over all that run, some times a second, in place of the driver's
 * timer for each: setting and clearing those took an eighth of the time in which a customer is opened.
 */
@Component
class TimeLimits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimits.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Set<Limited> running = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("time-limits").unstarted(task));

    TimeLimits() {
        looks.scheduleWithFixedDelay(
                this::stopLate, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Until it is closed, what the statement runs is canceled once the limit has passed. */
    Limited within(Duration limit, Statement statement) {
        var limited = new Limited(statement, System.nanoTime() + limit.toNanos());
        running.add(limited);
        return limited;
    }

    /** Compared as itself: two statements may have one deadline. */
    final class Limited implements AutoCloseable {

        private final Statement statement;
        private final long deadline;

        private Limited(Statement statement, long deadline) {
            this.statement = statement;
            this.deadline = deadline;
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }

    private void stopLate() {
        var now = System.nanoTime();
        for (var limited : running) {
            if (limited.deadline - now < 0) stop(limited.statement);
        }
    }

    /** Does nothing to a statement that has just ended: the driver cancels only what runs. */
    private static void stop(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.warn("A statement past its time could not be stopped, and is tried again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
