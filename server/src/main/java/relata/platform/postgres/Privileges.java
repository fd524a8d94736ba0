package relata.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL is started by this user on this system. It refuses to run as root, so root runs it in a user
 * namespace (where the files stay root's) or, where namespaces are forbidden, as the user postgres or nobody.
 * On Linux the kernel interrupts it when our JVM dies, however it dies.
 */
record Privileges(List<String> prefix, List<String> deathSignal, boolean detached, String otherUser) {

    static Privileges ofThisUser() throws IOException {
        var deathSignal = succeeds("setpriv", "--pdeathsig=INT", "true")
                ? List.of("setpriv", "--pdeathsig=INT")
                : List.<String>of();
        // A Ctrl-C in the terminal goes to the whole group: PostgreSQL must outlive the server's own shutdown.
        var detached = succeeds("setsid", "true");
        if (!"root".equals(System.getProperty("user.name")))
            return new Privileges(List.of(), deathSignal, detached, "");
        if (succeeds("unshare", "-U", "true"))
            return new Privileges(List.of("unshare", "-U"), deathSignal, detached, "");
        var user = succeeds("id", "postgres") ? "postgres" : "nobody";
        var become = List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
        return new Privileges(become, deathSignal, detached, user);
    }

    /** Whether the kernel ends the server with our JVM; where it does not, a shutdown hook has to. */
    boolean endsWithJvm() {
        return !deathSignal.isEmpty();
    }

    List<String> once(List<String> command) {
        return joined(prefix, command);
    }

    List<String> forServer(List<String> command) {
        return joined(detached ? List.of("setsid") : List.of(), prefix, deathSignal, command);
    }

    /** Hands a directory to the user that PostgreSQL will run as, where that is not ours. */
    void own(Path directory) throws IOException {
        if (!otherUser.isEmpty()
                && Files.exists(directory)
                && !succeeds("chown", "-R", otherUser, directory.toString())) {
            throw new IOException("chown " + otherUser + " " + directory + " failed");
        }
    }

    private static String groupOf(String user) throws IOException {
        var process = new ProcessBuilder("id", "-gn", user).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        var all = new ArrayList<String>();
        for (var part : parts) all.addAll(part);
        return all;
    }
}
