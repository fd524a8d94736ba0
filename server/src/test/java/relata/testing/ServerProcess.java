package relata.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import relata.Relata;

/**
 * The whole program in a process of its own, with a PostgreSQL of its own under its home: what a test kills to see
 * what survives. Starting it again on the same home goes on with the same data.
 */
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "Relata is ready at ";

    private final ChildProcess process;
    private final String address;

    private ServerProcess(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts {@code relata run} on a free port and waits until it answers. */
    public static ServerProcess started(Path home) throws IOException, InterruptedException {
        return started(home, Map.of());
    }

    /** The same with more environment variables, RELATA_ADMIN_EMAIL and so on. */
    public static ServerProcess started(Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        var process = command(home, environment, "run", "--port", "0");
        var line = process.awaitLine(said -> said.startsWith(READY));
        process.awaitLine(said -> said.startsWith("Next: "));
        return new ServerProcess(process, line.substring(READY.length()).strip());
    }

    /** Any command of the program on this home, for example {@code token}. */
    public static ChildProcess command(Path home, Map<String, String> environment, String... arguments)
            throws IOException {
        var variables = new HashMap<>(environment);
        variables.putIfAbsent("RELATA_HOME", home.toString());
        variables.putIfAbsent(
                "RELATA_POSTGRES_BINARIES", TestDatabase.binaries().toString());
        return ChildProcess.started(Relata.class, variables, arguments);
    }

    /** For example {@code http://localhost:40123}. */
    public String address() {
        return address;
    }

    /** Ends it as a power cut would: kill -9. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Asks it to end and waits until it has. */
    public void stop() throws InterruptedException {
        process.stop();
    }

    /** What it has printed so far. */
    public String said() {
        return process.said();
    }

    @Override
    public void close() {
        process.close();
    }
}
