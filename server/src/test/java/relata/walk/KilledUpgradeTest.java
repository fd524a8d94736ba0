package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.postgres.DatabaseAddress;
import relata.testing.ChildProcess;
import relata.testing.Findings;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.ServerProcess;
import relata.testing.TestDatabase;

/**
 * A server is killed at random moments while it brings a filled database of an earlier commit forward, and started again: it
 * goes on, and every row of every table is as after an upgrade that nobody killed. Three kills, or a tenth of
 * {@code -Drelata.kills}; a run is repeated by {@code -Drelata.seed}.
 */
@RelataTest(shared = "access")
class KilledUpgradeTest {

    private static final int KILLS = Math.max(3, Integer.getInteger("relata.kills", 0) / 10);

    /** How often each customer is there, so that migrations take their time. */
    private static final int TIMES = 2_000;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Value("${relata.database.url}")
    String url;

    @Value("${relata.database.user}")
    String user;

    @Value("${relata.database.password}")
    String password;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    @Test
    void anUpgradeThatWasKilledGoesOnAndEndsAsOneThatWasNot() throws Exception {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("KilledUpgradeTest: -Drelata.seed=" + seed);
        var random = new Random(seed);
        TestDatabase landed = new LandedDatabase(port, people, jdbc, new DatabaseAddress(url, user, password))
                .filled(directory.resolve("migrations"));
        multiplyCustomers(landed);
        int before = migrations(landed);
        TestDatabase whole = landed.copy();
        long span;
        try (var upgrade = command(whole)) {
            span = migrating(whole, upgrade);
            upgrade.stop();
        }
        int after = migrations(whole);
        assertThat(after).isGreaterThan(before);
        var wanted = contents(whole);

        int met = 0;
        var back = new ArrayList<Duration>();
        for (int kill = 0; met < KILLS && kill < 10 * KILLS; kill++) {
            TestDatabase killed = landed.copy();
            try (var upgrade = command(killed)) {
                awaitConnection(killed, upgrade);
                Thread.sleep(Duration.ofNanos((long) (random.nextDouble() * span)));
                upgrade.kill();
            }
            int reached = migrations(killed);
            met += reached < after ? 1 : 0;
            long begin = System.nanoTime();
            try (var upgrade = command(killed)) {
                upgrade.awaitLine(line -> line.startsWith("Relata is ready at "));
                back.add(Duration.ofNanos(System.nanoTime() - begin));
                upgrade.stop();
            }
            assertThat(contents(killed))
                    .as("killed after " + reached + " of " + after + " migrations")
                    .isEqualTo(wanted);
        }
        assertThat(met).as("kills that met the upgrade").isEqualTo(KILLS);
        Findings.whole(
                "the server, upgrading %,d rows from %d to %d migrations".formatted(rows(landed), before, after),
                back.size(),
                rows(landed),
                met,
                Collections.max(back));
    }

    /** A server that works on nothing but its start. */
    private ChildProcess command(TestDatabase database) throws IOException {
        var address = database.address();
        return ServerProcess.command(
                directory.resolve("home"),
                Map.of(
                        "RELATA_DATABASE_URL", address.url().replace("jdbc:", ""),
                        "RELATA_DATABASE_USER", address.user(),
                        "RELATA_DATABASE_PASSWORD", address.password(),
                        "DB_SCHEDULER_ENABLED", "false"),
                "run",
                "--port",
                "0");
    }

    /** How long it took from the first connection to the last migration, in nanoseconds. */
    private static long migrating(TestDatabase database, ChildProcess upgrade) throws Exception {
        awaitConnection(database, upgrade);
        long begin = System.nanoTime();
        long end = begin;
        int seen = migrations(database);
        for (boolean ready = false; !ready; ready = upgrade.said().contains("Relata is ready at ")) {
            Thread.sleep(5);
            int now = migrations(database);
            end = now > seen ? System.nanoTime() : end;
            seen = now;
            assertThat(System.nanoTime() - begin)
                    .as(upgrade.said())
                    .isLessThan(Duration.ofMinutes(2).toNanos());
        }
        return end - begin;
    }

    private static void awaitConnection(TestDatabase database, ChildProcess upgrade) throws Exception {
        long latest = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        var asked = database.jdbc().sql("""
                select exists (select from pg_stat_activity
                                where datname = current_database() and application_name = 'relata')
                """).query(Boolean.class);
        while (!asked.single()) {
            assertThat(System.nanoTime()).as(upgrade.said()).isLessThan(latest);
            Thread.sleep(5);
        }
    }

    private static int migrations(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from flyway_schema_history where success")
                .query(Integer.class)
                .single();
    }

    private static long rows(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from customer")
                .query(Long.class)
                .single();
    }

    private static void multiplyCustomers(TestDatabase database) throws SQLException {
        List<String> others =
                new ArrayList<>(LandedDatabase.columns(database.jdbc()).get("customer"));
        others.remove("id");
        String columns = "\"" + String.join("\", \"", others) + "\"";
        var address = database.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into customer (id, " + columns + ") select gen_random_uuid(), " + columns
                    + " from customer, generate_series(2, " + TIMES + ") where external_id is null");
        }
    }

    /** The rows of every table, and which migrations made them. */
    private static Map<String, String> contents(TestDatabase database) {
        var contents = new TreeMap<>(LandedDatabase.hashes(LandedDatabase.columns(database.jdbc()), database.jdbc()));
        // Salt drawn by chance, and what a start asks to be done in the background: how many rows, not which.
        for (String drawn : List.of("holdout", "job")) {
            contents.computeIfPresent(drawn, (_, rows) -> rows.substring(0, rows.indexOf(' ')));
        }
        contents.put(
                "migrations",
                database.jdbc()
                        .sql("select string_agg(script || success, ' ' order by script) from flyway_schema_history")
                        .query(String.class)
                        .single());
        return contents;
    }
}
