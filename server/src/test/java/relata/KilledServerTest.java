package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.testing.Api;
import relata.testing.CustomerWriter;
import relata.testing.Findings;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;

/**
 * The server is killed (kill -9) at random moments while clients create and change customers, and started again on the
 * same data: what it has acknowledged is there, what it has not is there whole or not at all. Ten kills of each, or as
 * many as {@code -Drelata.kills} says and half as many of PostgreSQL; a run is repeated by {@code -Drelata.seed}.
 */
class KilledServerTest {

    private static final int KILLS = Integer.getInteger("relata.kills", 10);
    private static final int WRITERS = 6;

    /** Left to the system: PostgreSQL writes there for a moment after its server is gone. */
    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    private OwnInstallation installation;

    @BeforeEach
    void make() {
        installation = new OwnInstallation(home);
    }

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
            try (var server = installation.start()) {
                back.add(Duration.ofNanos(System.nanoTime() - begin));
                token = token == null ? OwnInstallation.token(server) : token;
                Api api = Api.at(OwnInstallation.port(server)).bearing(token);
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
        assertThat(written).as("customers acknowledged").isGreaterThan(KILLS);
        assertThat(broken).as("kills that met a write").isPositive();
        // the first start was no return
        Findings.whole(
                "the server, under writes",
                KILLS,
                writes(writers),
                broken,
                Collections.max(back.subList(1, back.size())));
    }

    /** The server stays and brings PostgreSQL back. */
    @Test
    void aKilledDatabaseComesBackByItselfAndLosesNoAcknowledgedWrite() throws Exception {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        int kills = Math.max(Math.min(KILLS, 10), KILLS / 2);
        System.out.println("KilledServerTest: -Drelata.seed=" + seed + ", PostgreSQL killed " + kills + " times");
        var random = new Random(seed);
        var writers = writers(random);
        var longest = Duration.ZERO;
        try (var server = installation.start()) {
            Api api = Api.at(OwnInstallation.port(server)).bearing(OwnInstallation.token(server));
            for (int kill = 0; kill < kills; kill++) {
                ProcessHandle postgres = installation.postgres();
                writeUntil(postgres::destroyForcibly, writers, api, random);
                long begin = System.nanoTime();
                awaitAnswer(api, server);
                var back = Duration.ofNanos(System.nanoTime() - begin);
                longest = back.compareTo(longest) > 0 ? back : longest;
                writers.forEach(writer -> writer.settle(api));
                check(writers);
            }
        }
        int broken = writers.stream().mapToInt(CustomerWriter::brokenOff).sum();
        assertThat(broken).as("kills that met a write").isPositive();
        Findings.whole("PostgreSQL, under writes", kills, writes(writers), broken, longest);
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
        installation.asked(jdbc -> {
            everyAcknowledgedWriteIsThere(jdbc, writers);
            CustomerWriter.nothingIsHalfDone(jdbc);
            return writers;
        });
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
}
