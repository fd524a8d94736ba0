package relata.customers.marks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Drains the marks while the server runs. A loop of its own and not a scheduled job: it looks four times a second, and a
 * job that often would write to the database all day for nothing.
 */
@Component
class MarksWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MarksWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final MarksDrain drain;
    private final Duration pause;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile CountDownLatch ended = new CountDownLatch(0);

    MarksWorker(MarksDrain drain, @Value("${relata.marks.pause:250ms}") Duration pause) {
        this.drain = drain;
        this.pause = pause;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        ended = new CountDownLatch(1);
        Thread.ofVirtual().name("customer-marks").start(this::run);
    }

    /** Lets the batch under way end, as interrupting it would break its connection, and begins no other. */
    @Override
    public void stop() {
        stopped.countDown();
        try {
            ended.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        Duration rest = pause;
        try {
            while (!stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = drained(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** How long to rest afterwards; a failure that goes on is told once. */
    private Duration drained(Duration lastRest) {
        try {
            drain.drain(this::isRunning);
            return pause;
        } catch (RuntimeException e) {
            if (!lastRest.equals(AFTER_FAILURE) && isRunning()) {
                LOG.warn("Marked customers were not computed; trying again every {} s", AFTER_FAILURE.toSeconds(), e);
            }
            return AFTER_FAILURE;
        }
    }
}
