package relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relata.platform.StartRefused;
import relata.testing.ChildProcess;
import relata.testing.TestDatabase;

class EmbeddedPostgresTest {

    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    @Test
    void itKeepsWhatWasCommittedAndAsksForThePassword() throws Exception {
        try (var server = open()) {
            assertThat(single(server.address(), "show fsync")).isEqualTo("on");
            assertThat(single(server.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(single(server.address(), "select setting from pg_settings where name = 'password_encryption'"))
                    .isEqualTo("scram-sha-256");
            single(server.address(), "create table kept as select 7 as number; select number from kept");
            var guess =
                    new DatabaseAddress(server.address().url(), server.address().user(), "guess");
            assertThatThrownBy(() -> single(guess, "select 1")).isInstanceOf(SQLException.class);
        }
        var connection = home.resolve("database.connection");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(connection)))
                .isEqualTo("rw-------");
        try (var server = open()) {
            assertThat(single(server.address(), "select number from kept")).isEqualTo("7");
        }
    }

    @Test
    void theSecondOpenerJoinsTheRunningServer() throws Exception {
        try (var owner = open()) {
            try (var guest = open()) {
                assertThat(guest.owned()).isFalse();
                assertThat(guest.address()).isEqualTo(owner.address());
            }
            assertThat(single(owner.address(), "select 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKilledOwnerLosesNoCommittedRow(boolean postgresKilledToo) throws Exception {
        try (var owner = ChildProcess.started(
                PostgresOwner.class,
                Map.of(),
                home.resolve("database").toString(),
                TestDatabase.binaries().toString())) {
            var pid = Long.parseLong(
                    owner.awaitLine(line -> line.startsWith("postgres ")).substring(9));
            var postgres = ProcessHandle.of(pid).orElseThrow();
            owner.awaitLine("committed 500"::equals);
            if (postgresKilledToo) postgres.destroyForcibly();
            owner.kill();
            try (var server = open()) {
                postgres.onExit().get(10, TimeUnit.SECONDS);
                assertThat(Integer.parseInt(single(server.address(), "select max(number) from written")))
                        .isGreaterThanOrEqualTo(lastCommitted(owner));
                assertThat(single(server.address(), "select max(number) - count(*) from written"))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void aKilledOwnerLeavesNoPostgresBehind() throws Exception {
        try (var owner = ChildProcess.started(
                PostgresOwner.class,
                Map.of(),
                home.resolve("database").toString(),
                TestDatabase.binaries().toString())) {
            var pid = Long.parseLong(
                    owner.awaitLine(line -> line.startsWith("postgres ")).substring(9));
            var postgres = ProcessHandle.of(pid).orElseThrow();
            owner.awaitLine("committed 10"::equals);
            owner.kill();
            postgres.onExit().get(30, TimeUnit.SECONDS);
            assertThat(home.resolve("database/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void aServerThatMustGoOnDoesNotJoinOneThatEnds() throws Exception {
        EmbeddedPostgres former = open();
        var opening = CompletableFuture.supplyAsync(this::own);
        assertThatThrownBy(() -> opening.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        former.close();
        try (var server = opening.get(1, TimeUnit.MINUTES)) {
            assertThat(server.owned()).isTrue();
            assertThat(single(server.address(), "select 1")).isEqualTo("1");
        }
    }

    private EmbeddedPostgres own() {
        return EmbeddedPostgres.own(home.resolve("database"), TestDatabase.binaries(), PostgresOptions.forData());
    }

    @Test
    void aPidFileOfAnotherProgramIsNoRunningServer() throws Exception {
        open().close();
        Files.writeString(
                home.resolve("database/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var server = open()) {
            assertThat(single(server.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void dataOfAnotherMajorVersionAreRefusedInOneSentence() throws Exception {
        open().close();
        Files.writeString(home.resolve("database/PG_VERSION"), "15\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("were written by PostgreSQL 15")
                .hasMessageContaining("back up with the Relata that wrote them");
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(home.resolve("database"), TestDatabase.binaries(), PostgresOptions.forData());
    }

    private static int lastCommitted(ChildProcess owner) throws IOException {
        var last = owner.said()
                .lines()
                .filter(line -> line.startsWith("committed "))
                .reduce((former, later) -> later)
                .orElseThrow();
        return Integer.parseInt(last.substring("committed ".length()));
    }

    private static String single(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getUpdateCount() != -1) statement.getMoreResults();
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
