package relata.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.Installation;

/** An installation that a test starts, kills and looks into: a home with a PostgreSQL of its own, and an administrator. */
public record OwnInstallation(Path home) {

    private static final String EMAIL = "olha@example.com";
    private static final String PASSWORD = "correct horse battery staple";

    /** Starts its server and waits until it answers. */
    public ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.started(home, administrator());
    }

    /** What makes the first start make the administrator, too. */
    public static Map<String, String> administrator() {
        return Map.of("RELATA_ADMIN_EMAIL", EMAIL, "RELATA_ADMIN_PASSWORD", PASSWORD);
    }

    /** The same on a database that is there already. */
    public static Map<String, String> administratorOn(DatabaseAddress database) {
        var settings = new HashMap<>(administrator());
        settings.put("RELATA_DATABASE_URL", database.url().replace("jdbc:", ""));
        settings.put("RELATA_DATABASE_USER", database.user());
        settings.put("RELATA_DATABASE_PASSWORD", database.password());
        return settings;
    }

    public static int port(ServerProcess server) {
        return URI.create(server.address()).getPort();
    }

    /** A client signed in as the administrator. */
    public static Api browser(ServerProcess server) {
        Api browser = Api.at(port(server));
        var signIn = browser.post("/api/v1/session", Map.of("email", EMAIL, "password", PASSWORD));
        if (signIn.status() != 200) {
            throw new AssertionError(signIn);
        }
        return browser;
    }

    /** A token of the administrator; it outlives servers. */
    public static String token(ServerProcess server) {
        return browser(server).post("/api/v1/tokens", Map.of("name", "program")).text("token");
    }

    /** The postmaster of the running PostgreSQL. */
    public ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(home.resolve("database/postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow();
    }

    /**
     * What its database answers, asked beside the running server; asked again where it cannot be reached: sessions of a killed
     * PostgreSQL may answer the server for a moment after that.
     */
    public <T> T asked(Function<JdbcClient, T> question) {
        long latest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try {
                return askedOnce(question);
            } catch (CannotGetJdbcConnectionException gone) {
                if (System.nanoTime() > latest) {
                    throw gone;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private <T> T askedOnce(Function<JdbcClient, T> question) {
        var environment = Map.of(
                "RELATA_HOME", home.toString(),
                "RELATA_POSTGRES_BINARIES", TestDatabase.binaries().toString());
        try (var installation = Installation.open(environment)) {
            var source = new PGSimpleDataSource();
            source.setURL(installation.database().url());
            source.setUser(installation.database().user());
            source.setPassword(installation.database().password());
            return question.apply(JdbcClient.create(source));
        }
    }
}
