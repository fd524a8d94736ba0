package relata.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Another JVM with the classpath of the tests, whose lines can be awaited and which can be killed. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final LinkedBlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLines);
    }

    /** Runs the main class with the tests' classpath; standard error is read with standard output. */
    public static ChildProcess started(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                // lives for seconds: what makes long runs quick only makes the start slow
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    /** The next line that matches; the lines before it are passed over. Fails when the process ends or two minutes pass. */
    public String awaitLine(Predicate<String> wanted) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline) {
            var line = unread.poll(100, TimeUnit.MILLISECONDS);
            if (line != null && wanted.test(line)) return line;
            if (line == null && !process.isAlive() && unread.isEmpty()) break;
        }
        throw new AssertionError("The awaited line did not come; the process said:\n" + said());
    }

    /** Everything printed so far. */
    public String said() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Ends it as a power cut would: kill -9, nothing of it runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end (SIGTERM) and waits; gives its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Waits for its end; gives its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new AssertionError("The process does not end:\n" + said());
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readLines() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                unread.add(line);
            }
        } catch (IOException e) {
            unread.add("(the output broke off: " + e.getMessage() + ")");
        }
    }
}
