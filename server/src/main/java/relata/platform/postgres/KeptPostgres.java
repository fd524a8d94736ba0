package relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relata.platform.StartRefused;

/** A postgres program that is started again whenever it ends without having been asked to: killed, crashed, out of memory. */
final class KeptPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPostgres.class);

    /** Before a new start: a terminal's Ctrl+C reaches PostgreSQL a moment before this JVM knows that it ends. */
    private static final Duration REST = Duration.ofMillis(250);

    /** Where it does not start or soon ends again, as on a full disk: each rest is twice the one before, up to this. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);

    private final List<String> command;
    private final Path data;
    private final Path log;
    private final Thread ending = new Thread(() -> asked = true, "postgres-ending");

    /** Held while the program is started or stopped. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile PostgresProcess process;
    private volatile boolean asked;

    /** Why it did not start the last time; empty where it did. */
    private String obstacle = "";

    private KeptPostgres(PostgresProcess process, List<String> command, Path data, Path log) {
        this.process = process;
        this.command = command;
        this.data = data;
        this.log = log;
    }

    static KeptPostgres running(PostgresProcess process, List<String> command, Path data, Path log) {
        var kept = new KeptPostgres(process, command, data, log);
        Runtime.getRuntime().addShutdownHook(kept.ending);
        Thread.ofPlatform().name("postgres-keeper").daemon(true).start(kept::keep);
        return kept;
    }

    long pid() {
        return process.pid();
    }

    /** Stops it for good. */
    void stop(Duration limit) {
        asked = true;
        turn.lock();
        try {
            process.stop(limit);
        } finally {
            turn.unlock();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            LOG.trace("The JVM is ending", e);
        }
    }

    private void keep() {
        try {
            Duration rest = REST;
            long started = System.nanoTime();
            while (!asked) {
                process.awaitEnd();
                boolean soon = System.nanoTime() - started < 2 * rest.toNanos();
                rest = soon ? longer(rest) : REST;
                Thread.sleep(rest);
                turn.lock();
                try {
                    if (!asked && !process.isAlive()) {
                        startAgain();
                        started = System.nanoTime();
                    }
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }

    private void startAgain() {
        if (obstacle.isEmpty()) {
            LOG.warn(
                    "PostgreSQL has ended (exit code {}) and is started again; its last words are in {}",
                    process.code(),
                    log);
        }
        try {
            process = PostgresProcess.startedAndReady(command, data, log);
            LOG.info("PostgreSQL is back");
            obstacle = "";
        } catch (StartRefused | IOException e) {
            String now = String.valueOf(e.getMessage());
            if (obstacle.isEmpty()) {
                LOG.error("PostgreSQL does not start again; it is tried every few seconds: {}", now);
            }
            obstacle = now;
        }
    }
}
