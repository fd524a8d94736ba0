package relata.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings recurring tasks back that lie further ahead than they should because the clock was set back, and wakes the scheduler,
 * which sleeps until a time of day: mail would else wait until it is that late again. Whatever was set back while no server
 * ran is met by each start, after which every task is due.
 */
@Component
class ClockSetBack implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSetBack.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Clocks are slewed by less all the time. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Scheduler> scheduler;
    private final boolean enabled;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private Instant seen = Instant.MAX;
    private long seenNanos;

    ClockSetBack(
            JdbcClient jdbc,
            Clock clock,
            ObjectProvider<Scheduler> scheduler,
            @Value("${db-scheduler.enabled:true}") boolean enabled) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.scheduler = scheduler;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("clock-set-back").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    LOG.debug("Looked at again in a moment", e);
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares the clock with the time that has passed since the last look; the first look takes it for set back. */
    void look() {
        Instant now = clock.instant();
        long nanos = System.nanoTime();
        if (seen.equals(Instant.MAX)
                || now.isBefore(seen.plusNanos(nanos - seenNanos).minus(STEP))) {
            jdbc.sql("""
                     update scheduled_tasks
                        set execution_time = case when picked then execution_time else least(execution_time, :now) end,
                            last_heartbeat = least(last_heartbeat, :now)
                      where execution_time > :now or last_heartbeat > :now
                     """).param("now", Timestamp.from(now)).update();
            scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
        }
        seen = now;
        seenNanos = nanos;
    }
}
