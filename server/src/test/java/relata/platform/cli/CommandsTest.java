package relata.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.RestClient;
import relata.testing.ServerProcess;
import relata.testing.TestDatabase;

class CommandsTest {

    private static final Map<String, String> ADMINISTRATOR =
            Map.of("RELATA_ADMIN_EMAIL", "olha@example.com", "RELATA_ADMIN_PASSWORD", "correct horse battery staple");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    @Test
    void aTakenPortIsSaidInOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var said = refusal(Map.of(), "run", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(said)
                    .startsWith("Port " + taken.getLocalPort() + " is taken")
                    .contains("--port");
        }
    }

    @Test
    void anUnreachableDatabaseIsSaidInOneSentence() throws Exception {
        var said = refusal(
                Map.of("RELATA_DATABASE_URL", "postgresql://127.0.0.1:1/relata", "RELATA_DATABASE_USER", "relata"),
                "run",
                "--port",
                "0");
        assertThat(said).startsWith("The database cannot be reached").contains("RELATA_DATABASE_URL");
    }

    @Test
    void aWrongPasswordOfTheDatabaseIsSaidInOneSentence() throws Exception {
        var said = refusal(external(TestDatabase.empty(), "guess"), "run", "--port", "0");
        assertThat(said).startsWith("The database refuses the sign-in").contains("RELATA_DATABASE_PASSWORD");
    }

    @Test
    void dataOfANewerVersionAreRefusedUntouched() throws Exception {
        var database = TestDatabase.migrated();
        database.jdbc().sql("""
                     insert into flyway_schema_history
                         (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                     values (9999, '29990101.0001', 'later', 'SQL', 'platform/V29990101_0001__later.sql', 1, 'relata', 1, true)
                     """).update();
        var said = refusal(external(database, database.address().password()), "run", "--port", "0");
        assertThat(said).startsWith("The data were written by a newer Relata").contains("29990101.0001");
    }

    @Test
    void aMissingInstallationIsSaidInOneSentence() throws Exception {
        assertThat(refusal(Map.of(), "backup", directory.resolve("file.zip").toString()))
                .startsWith("There is no installation in");
        assertThat(directory.resolve("home")).doesNotExist();
        assertThat(refusal(Map.of(), "restore", directory.resolve("none.zip").toString()))
                .startsWith("There is no readable file");
    }

    @Test
    void theFirstStartMakesTheAdministratorAndCommandsWorkBesideTheServerAndWithoutIt() throws Exception {
        var home = directory.resolve("home");
        var file = directory.resolve("backup.zip");
        try (var server = ServerProcess.started(home, ADMINISTRATOR)) {
            var client = RestClient.create(server.address());
            assertThat(client.get().uri("/actuator/health").retrieve().body(String.class))
                    .contains("UP");
            assertThat(server.said())
                    .contains("and sign in")
                    .doesNotContain("WARN")
                    .doesNotContain("ERROR");
            assertThat(me(server, token(home))).contains("olha@example.com");
            assertThat(finished(home, "backup", file.toString())).contains("Backed up");
            server.stop();
            assertThat(server.said()).doesNotContain("WARN").doesNotContain("ERROR");
        }
        var withoutServer = token(home);
        assertThat(finished(home, "backup", directory.resolve("second.zip").toString()))
                .contains("Backed up");
        try (var server = ServerProcess.started(home)) {
            assertThat(me(server, withoutServer)).contains("olha@example.com");
        }
        var other = directory.resolve("other");
        assertThat(finished(other, "restore", file.toString())).contains("every checksum agrees");
        try (var server = ServerProcess.started(other)) {
            assertThat(server.said()).contains("and sign in");
            server.kill();
        }
        assertThat(Files.readString(home.resolve("database.log"))).doesNotContain("PANIC");
    }

    @Test
    void withoutPeopleTheSetUpPageIsTheNextStep() throws Exception {
        try (var server = ServerProcess.started(directory.resolve("home"))) {
            assertThat(server.said()).contains("/setup and make the first administrator");
        }
    }

    private static String me(ServerProcess server, String token) {
        var body = RestClient.create(server.address())
                .get()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + token)
                .retrieve()
                .body(String.class);
        return body == null ? "" : body;
    }

    private static String token(Path home) throws IOException, InterruptedException {
        var said = finished(home, "token", "--email", "olha@example.com", "--name", "shop");
        return said.lines().filter(line -> line.startsWith("rel_")).findFirst().orElseThrow();
    }

    private static String finished(Path home, String... arguments) throws IOException, InterruptedException {
        try (var command = ServerProcess.command(home, Map.of(), arguments)) {
            var code = command.awaitEnd();
            assertThat(code).as(command.said()).isZero();
            return command.said();
        }
    }

    /** The one line that a refused command prints. */
    private String refusal(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (var command = ServerProcess.command(directory.resolve("home"), environment, arguments)) {
            assertThat(command.awaitEnd()).isEqualTo(1);
            assertThat(command.said().lines()).as(command.said()).hasSize(1);
            return command.said();
        }
    }

    private static Map<String, String> external(TestDatabase database, String password) {
        return Map.of(
                "RELATA_DATABASE_URL", database.address().url(),
                "RELATA_DATABASE_USER", database.address().user(),
                "RELATA_DATABASE_PASSWORD", password);
    }
}
