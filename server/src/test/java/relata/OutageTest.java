package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import relata.platform.postgres.EmbeddedPostgres;
import relata.platform.postgres.PostgresOptions;
import relata.testing.Api;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;
import relata.testing.TestDatabase;

/** What the server needs is not there for a while: it says so at once, in a sentence, and goes on by itself afterwards. */
class OutageTest {

    private static final int CONNECTIONS = 20;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    @Test
    void withoutADatabaseOrAFreeConnectionEverybodyHearsSoAndTheServerGoesOnAfterwards() throws Exception {
        var database = database();
        var address = database.address();
        try (var server = ServerProcess.started(home.resolve("relata"), OwnInstallation.administratorOn(address))) {
            Api browser = OwnInstallation.browser(server);
            Api program = Api.at(OwnInstallation.port(server)).bearing(OwnInstallation.token(server));
            String customer = "/api/v1/customers/"
                    + program.post("/api/v1/customers", Map.of("kind", "person", "name", "Олена"))
                            .text("id");

            database.close();
            refused("program, stopped database", () -> program.get(customer));
            refused("program writes", () -> program.with("Idempotency-Key", "k").post("/api/v1/customers", Map.of()));
            refused("browser, stopped database", () -> browser.get(customer));
            refused("browser signs in", () -> browser.post("/api/v1/session", Map.of("email", "a", "password", "b")));
            database = database();
            assertThat(database.address()).isEqualTo(address);
            await("after the database's return", () -> program.get(customer));
            await("browser after the database's return", () -> browser.get(customer));

            exhausted(address.url(), address.user(), address.password(), program, customer);
            await("after the last connection's return", () -> program.get(customer));

            signal("STOP", database.pid());
            refused("program, hanging database", () -> program.get(customer));
            refused("program writes", () -> program.with("Idempotency-Key", "h").post("/api/v1/customers", Map.of()));
            refused("browser, hanging database", () -> browser.get(customer));
            signal("CONT", database.pid());
            await("after the database moves again", () -> program.get(customer));
            await("browser after the database moves again", () -> browser.get(customer));
        } finally {
            database.close();
        }
    }

    /** Of PostgreSQL and all its sessions, as a machine does that swaps or a disk that stands still. */
    private static void signal(String name, long postmaster) throws Exception {
        var command = new ArrayList<String>(List.of("kill", "-" + name, Long.toString(postmaster)));
        ProcessHandle.of(postmaster).orElseThrow().children().forEach(child -> command.add(Long.toString(child.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private EmbeddedPostgres database() {
        return EmbeddedPostgres.open(home.resolve("database"), TestDatabase.binaries(), PostgresOptions.forData());
    }

    /**
     * Somebody holds a record, and as many changes of it as there are connections wait: what is sent away while the pool
     * still grows, as after an outage, asks again.
     */
    private static void exhausted(String url, String user, String password, Api program, String customer)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from customer for update");
            var held = new AtomicBoolean(true);
            List<Future<Api.Answer>> changes = new ArrayList<>();
            for (int n = 0; n < CONNECTIONS; n++) {
                var city = Map.of("city", "City " + n);
                changes.add(threads.submit(() -> {
                    Api.Answer answer;
                    do {
                        answer = program.patch(customer, city);
                    } while (held.get() && answer.status() != 200);
                    return answer;
                }));
            }
            try {
                awaitWaiting(url, user, password);
                refused("all connections taken", () -> program.get(customer));
            } finally {
                held.set(false);
            }
            connection.rollback();
            for (var change : changes) {
                assertThat(change.get().status()).as(change.get().toString()).isIn(200, 503);
            }
        }
    }

    /** One connection of the pool may listen for new definitions; all others wait for the record. */
    private static void awaitWaiting(String url, String user, String password) throws Exception {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            for (int look = 0; look < 500; look++) {
                try (var rows = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                         where application_name = 'relata' and (wait_event_type = 'Lock' or query like 'listen %')
                        """)) {
                    rows.next();
                    if (rows.getInt(1) >= CONNECTIONS) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("not all connections wait");
    }

    private static void refused(String who, Supplier<Api.Answer> request) {
        long begin = System.nanoTime();
        Api.Answer answer = request.get();
        System.out.println("OutageTest: " + who + " heard " + answer.status() + " after " + millis(begin) + " ms");
        assertThat(answer.status()).as(who + ": " + answer).isEqualTo(503);
        assertThat(answer.code()).as(who + ": " + answer).isEqualTo("platform.unavailable");
    }

    private static void await(String when, Supplier<Api.Answer> request) throws InterruptedException {
        long begin = System.nanoTime();
        long latest = begin + Duration.ofMinutes(1).toNanos();
        Api.Answer answer = request.get();
        while (answer.status() != 200 && System.nanoTime() < latest) {
            Thread.sleep(50);
            answer = request.get();
        }
        assertThat(answer.status()).as(when + ": " + answer).isEqualTo(200);
        System.out.println("OutageTest: " + when + " answered after " + millis(begin) + " ms");
    }

    private static long millis(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
