package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.postgres.Installation;
import relata.testing.Api;
import relata.testing.ServerProcess;
import relata.testing.TestDatabase;

/**
 * The server is killed (kill -9) at random moments while clients create and change customers, and started again on the
 * same data: what it has acknowledged is there, what it has not is there whole or not at all. Ten kills, or as many as
 * {@code -Drelata.kills} says; a run is repeated by {@code -Drelata.seed}.
 */
class KilledServerTest {

    private static final int KILLS = Integer.getInteger("relata.kills", 10);
    private static final int WRITERS = 6;
    private static final Map<String, String> ADMINISTRATOR =
            Map.of("RELATA_ADMIN_EMAIL", "olha@example.com", "RELATA_ADMIN_PASSWORD", "correct horse battery staple");

    /** Left to the system: PostgreSQL writes there for a moment after its server is gone. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    @Test
    void aKilledServerLosesNoAcknowledgedWriteAndLeavesNoneHalfDone() throws Exception {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("KilledServerTest: -Drelata.seed=" + seed + " -Drelata.kills=" + KILLS);
        var random = new Random(seed);
        var writers = writers(random);
        var back = new ArrayList<Duration>();
        String token = null;
        for (int kill = 0; kill <= KILLS; kill++) {
            long begin = System.nanoTime();
            try (var server = ServerProcess.started(home, ADMINISTRATOR)) {
                back.add(Duration.ofNanos(System.nanoTime() - begin));
                int port = URI.create(server.address()).getPort();
                token = token == null ? token(port) : token;
                Api api = Api.at(port).bearing(token);
                writers.forEach(writer -> writer.settle(api));
                check(writers);
                if (kill < KILLS) {
                    writeUntil(server::kill, writers, api, random);
                }
            }
        }
        int written = writers.stream()
                .mapToInt(writer -> writer.acknowledged().size())
                .sum();
        int broken = writers.stream().mapToInt(CustomerWriter::brokenOff).sum();
        System.out.println(
                "KilledServerTest: %d writes acknowledged, %d customers, %d broken off by a kill, back within %d ms"
                        .formatted(
                                writes(writers),
                                written,
                                broken,
                                back.stream()
                                        .max(Duration::compareTo)
                                        .orElseThrow()
                                        .toMillis()));
        assertThat(written).as("customers acknowledged").isGreaterThan(KILLS);
        assertThat(broken).as("kills that met a write").isPositive();
    }

    /** Half as many kills: the server stays and brings PostgreSQL back. */
    @Test
    void aKilledDatabaseComesBackByItselfAndLosesNoAcknowledgedWrite() throws Exception {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        int kills = Math.max(1, KILLS / 2);
        System.out.println("KilledServerTest: -Drelata.seed=" + seed + ", PostgreSQL killed " + kills + " times");
        var random = new Random(seed);
        var writers = writers(random);
        var longest = Duration.ZERO;
        try (var server = ServerProcess.started(home, ADMINISTRATOR)) {
            int port = URI.create(server.address()).getPort();
            Api api = Api.at(port).bearing(token(port));
            for (int kill = 0; kill < kills; kill++) {
                long pid = postgres();
                writeUntil(() -> ProcessHandle.of(pid).orElseThrow().destroyForcibly(), writers, api, random);
                long begin = System.nanoTime();
                awaitAnswer(api, server);
                var back = Duration.ofNanos(System.nanoTime() - begin);
                longest = back.compareTo(longest) > 0 ? back : longest;
                writers.forEach(writer -> writer.settle(api));
                check(writers);
            }
        }
        int broken = writers.stream().mapToInt(CustomerWriter::brokenOff).sum();
        System.out.println("KilledServerTest: %d writes acknowledged, %d broken off, PostgreSQL back within %d ms"
                .formatted(writes(writers), broken, longest.toMillis()));
        assertThat(broken).as("kills that met a write").isPositive();
    }

    private long postgres() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("database/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void awaitAnswer(Api api, ServerProcess server) throws InterruptedException {
        long latest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Api.Answer answer = api.get("/api/v1/customers?limit=1");
        while (answer.status() != 200 && System.nanoTime() < latest) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            Thread.sleep(20);
            answer = api.get("/api/v1/customers?limit=1");
        }
        assertThat(answer.status()).as(answer + "\n" + server.said()).isEqualTo(200);
    }

    private static List<CustomerWriter> writers(Random random) {
        var writers = new ArrayList<CustomerWriter>();
        for (int n = 0; n < WRITERS; n++) {
            writers.add(new CustomerWriter("writer" + n, random.nextLong()));
        }
        return writers;
    }

    private static String token(int port) {
        Api browser = Api.at(port);
        var signIn = browser.post(
                "/api/v1/session",
                Map.of(
                        "email", ADMINISTRATOR.get("RELATA_ADMIN_EMAIL"),
                        "password", ADMINISTRATOR.get("RELATA_ADMIN_PASSWORD")));
        assertThat(signIn.status()).as(signIn.toString()).isEqualTo(200);
        return browser.post("/api/v1/tokens", Map.of("name", "writers")).text("token");
    }

    private interface Kill {
        void now() throws InterruptedException;
    }

    /** Kills after a few to a few dozen writes, at whatever point of the next ones a moment of chance hits. */
    private static void writeUntil(Kill kill, List<CustomerWriter> writers, Api api, Random random)
            throws InterruptedException {
        int enough = writes(writers) + 5 + random.nextInt(60);
        long latest = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var killed = new AtomicBoolean();
        var threads = writers.stream()
                .map(writer -> Thread.ofVirtual().start(() -> writer.writeUntilBroken(api, killed::get)))
                .toList();
        while (writes(writers) < enough && System.nanoTime() < latest) {
            Thread.sleep(5);
        }
        Thread.sleep(Duration.ofNanos(random.nextInt(20_000_000)));
        kill.now();
        killed.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static int writes(List<CustomerWriter> writers) {
        return writers.stream().mapToInt(CustomerWriter::writes).sum();
    }

    private void check(List<CustomerWriter> writers) {
        var environment = Map.of(
                "RELATA_HOME", home.toString(),
                "RELATA_POSTGRES_BINARIES", TestDatabase.binaries().toString());
        try (var installation = Installation.open(environment)) {
            var source = new PGSimpleDataSource();
            source.setURL(installation.database().url());
            source.setUser(installation.database().user());
            source.setPassword(installation.database().password());
            var jdbc = JdbcClient.create(source);
            everyAcknowledgedWriteIsThere(jdbc, writers);
            nothingIsHalfDone(jdbc);
        }
    }

    private static void everyAcknowledgedWriteIsThere(JdbcClient jdbc, List<CustomerWriter> writers) {
        var stored = new java.util.HashMap<UUID, CustomerWriter.Written>();
        jdbc.sql("select id, version, name, city from customer")
                .query((row, _) -> {
                    var written = new CustomerWriter.Written(
                            row.getObject("id", UUID.class),
                            row.getLong("version"),
                            row.getString("name"),
                            row.getString("city"));
                    return stored.put(written.id(), written);
                })
                .list();
        var acknowledged = new java.util.HashMap<UUID, CustomerWriter.Written>();
        writers.forEach(writer -> writer.acknowledged().forEach(written -> acknowledged.put(written.id(), written)));
        assertThat(stored).isEqualTo(acknowledged);
    }

    private static void nothingIsHalfDone(JdbcClient jdbc) {
        assertThat(count(jdbc, """
                customer c where c.version <> (select count(*) from audit a where a.record_id = c.id)
                """))
                .as("customers whose audit has not one row for each version")
                .isZero();
        assertThat(count(jdbc, """
                audit a where a.object = 'customer' and not exists (select 1 from customer c where c.id = a.record_id)
                """)).as("audit of customers that are not there").isZero();
        assertThat(count(jdbc, """
                customer c
                  left join audit a on a.record_id = c.id and a.action = 'change'
                   and a.at = (select max(at) from audit l where l.record_id = c.id)
                 where a.id is not null and c.city is distinct from a.changes->'city'->>1
                """))
                .as("customers whose last audit tells another city")
                .isZero();
        assertThat(count(jdbc, "customer")).as("a key for each creation").isEqualTo(count(jdbc, "idempotency_key"));
        assertThat(count(jdbc, """
                customer c
                 where (select count(*) from customer_identity i where i.customer_id = c.id)
                    <> (select count(*) from contact_point p where p.customer_id = c.id and p.deleted_at is null)
                """))
                .as("customers whose identities are not those of their contact points")
                .isZero();
    }

    private static long count(JdbcClient jdbc, String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }
}
