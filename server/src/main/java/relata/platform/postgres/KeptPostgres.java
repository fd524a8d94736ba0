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

    private final List<String> command;
    private final Path data;
    private final Path log;
    private final Thread ending = new Thread(() -> asked = true, "postgres-ending");

    /** Held while the program is started or stopped. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile PostgresProcess process;
    private volatile boolean asked;

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
            while (!asked) {
                process.awaitEnd();
                Thread.sleep(REST);
                turn.lock();
                try {
                    if (!asked && !process.isAlive()) {
                        startAgain();
                    }
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain() {
        LOG.warn(
                "PostgreSQL has ended (exit code {}) and is started again; its last words are in {}",
                process.code(),
                log);
        try {
            process = PostgresProcess.startedAndReady(command, data, log);
            LOG.info("PostgreSQL is back");
        } catch (StartRefused | IOException e) {
            LOG.error("PostgreSQL does not start again, the next try follows: {}", e.getMessage());
        }
    }
}
