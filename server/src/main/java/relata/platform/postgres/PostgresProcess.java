package relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import relata.platform.StartRefused;

/** The running postgres program. */
final class PostgresProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;

    private PostgresProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the command and waits until it takes connections. Sessions of a server that was killed may outlive it
     * for moments, and PostgreSQL refuses to start beside them: then it is tried again.
     */
    static PostgresProcess startedAndReady(List<String> command, Path data, Path log) throws IOException {
        var attempts = 20;
        for (var attempt = 1; ; attempt++) {
            var logged = Files.exists(log) ? Files.size(log) : 0;
            var process = started(command, log);
            try {
                process.awaitReady(data, START_LIMIT);
                return process;
            } catch (StartRefused e) {
                process.stop(START_LIMIT);
                if (attempt == attempts || !wordsSince(log, logged).contains("pre-existing shared memory")) throw e;
                Pauses.brief();
            }
        }
    }

    private static String wordsSince(Path log, long position) throws IOException {
        var words = Files.readString(log);
        return words.substring((int) Math.min(position, words.length()));
    }

    /**
     * Starts the command from a platform thread that lives as long as the JVM: the kernel's death signal follows
     * the thread that started the process, not the JVM.
     */
    private static PostgresProcess started(List<String> command, Path log) throws IOException {
        var start = new CompletableFuture<Process>();
        Thread.ofPlatform().name("postgres-parent").daemon(true).start(() -> keep(command, log, start));
        try {
            return new PostgresProcess(start.join(), log);
        } catch (CompletionException e) {
            throw new IOException(e.getCause() == null ? e : e.getCause());
        }
    }

    @SuppressWarnings("ThreadJoinLoop")
    private static void keep(List<String> command, Path log, CompletableFuture<Process> start) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            start.complete(process);
            while (process.isAlive()) {
                try {
                    process.waitFor();
                } catch (InterruptedException e) {
                    // Ending this thread would end the server: only the end of the process ends it.
                    continue;
                }
            }
        } catch (IOException e) {
            start.completeExceptionally(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Its exit code, once it has ended. */
    int code() {
        return process.exitValue();
    }

    private void awaitReady(Path data, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready(data)) {
            if (!process.isAlive()) {
                throw new StartRefused(
                        "PostgreSQL ended while it started; its last words in " + log + ": " + lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused(
                        "PostgreSQL did not become ready within " + limit.toMinutes() + " minutes; see " + log);
            }
            Pauses.brief();
        }
    }

    private boolean ready(Path data) {
        try {
            return PostmasterFile.read(data)
                    .filter(file -> file.pid() == process.pid() && file.ready())
                    .isPresent();
        } catch (IOException e) {
            // Read in the middle of its being written; the next look sees it whole.
            return false;
        }
    }

    private String lastLine() {
        try {
            var lines = Files.readAllLines(log);
            return lines.isEmpty() ? "none" : lines.getLast();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** A fast shutdown: sessions are cut, a checkpoint is written. */
    void stop(Duration limit) {
        if (!process.isAlive()) return;
        interrupt(process.pid());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends SIGINT, PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for open sessions. */
    static boolean interrupt(long pid) {
        try {
            return new ProcessBuilder("kill", "-INT", Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
