package relata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;
import tools.jackson.databind.JsonNode;

/**
 * The clock of the server and of its PostgreSQL is set forward and back by hours while an import runs: nothing stops, nobody
 * is signed out or locked out, no key does a thing twice. Linux with a C compiler, as a clock is set for two processes alone.
 */
class ClockStepTest {

    private static final int ROWS = 3_000;
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "email"}], "constants": {"kind": "person"}}
            """;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    private int imports;

    @Test
    void aClockThatIsSetStopsNothing() throws Exception {
        assumeTrue(compiled(), "a C compiler is at hand");
        var installation = new OwnInstallation(directory.resolve("home"));
        set(Duration.ZERO);
        try (var server = ServerProcess.started(installation.home(), environment())) {
            Api browser = OwnInstallation.browser(server);
            String token =
                    browser.post("/api/v1/tokens", Map.of("name", "program")).text("token");
            var program = new Uploads(OwnInstallation.port(server), token);
            Api.Answer first = keyed(program.api);
            for (int n = 0; n < 10; n++) {
                wrongPassword(server);
            }
            for (Duration clock :
                    List.of(Duration.ofHours(2), Duration.ZERO, Duration.ofHours(-3), Duration.ofHours(1))) {
                long begin = System.nanoTime();
                String id = begun(program);
                set(clock);
                JsonNode ended = program.ended(id);
                assertThat(Uploads.rows(ended)).as(clock + "\n" + server.said()).isEqualTo(ROWS + " 0 0 0");
                System.out.println("ClockStepTest: " + clock + ", the import ended "
                        + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms after its start");
                assertThat(browser.get("/api/v1/me").status())
                        .as("the session at " + clock)
                        .isEqualTo(200);
                assertThat(keyed(program.api).body()).as("one key, one answer").isEqualTo(first.body());
                Api.Answer changed = program.api.patch(
                        CUSTOMERS + "/" + first.text("id"), Map.of("city", "City " + clock.toHours()));
                assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
                if (clock.isNegative()) {
                    awaitBackground(installation);
                }
            }
            assertThat(OwnInstallation.browser(server).get("/api/v1/me").status())
                    .as("signs in, though somebody tried in vain while the clock was fast")
                    .isEqualTo(200);
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(OwnInstallation.administrator());
        environment.put("LD_PRELOAD", library().toString());
        environment.put("WRONG_CLOCK", clock().toString());
        return environment;
    }

    private Path clock() {
        return directory.resolve("clock");
    }

    private Path library() {
        return directory.resolve("wrong-clock.so");
    }

    private boolean compiled() throws InterruptedException {
        try {
            Path source = Path.of("src/test/resources/clock/wrong-clock.c").toAbsolutePath();
            return new ProcessBuilder(
                                    "cc",
                                    "-shared",
                                    "-fPIC",
                                    "-O2",
                                    "-o",
                                    library().toString(),
                                    source.toString())
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private void set(Duration wrongBy) throws IOException {
        Path next = directory.resolve("next");
        Files.writeString(next, wrongBy.toSeconds() + "\n");
        Files.move(next, clock(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void wrongPassword(ServerProcess server) {
        Api.at(OwnInstallation.port(server))
                .post("/api/v1/session", Map.of("email", "olha@example.com", "password", "not this one"));
    }

    private static Api.Answer keyed(Api api) {
        Api.Answer answer = api.with("Idempotency-Key", "once")
                .post(CUSTOMERS, Map.of("kind", "person", "name", "Once", "email", "once@example.com"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private String begun(Uploads program) {
        imports++;
        var rows = new StringBuilder("name,email\n");
        for (int n = 0; n < ROWS; n++) {
            rows.append("Person ")
                    .append(n)
                    .append(",p")
                    .append(n)
                    .append('.')
                    .append(imports)
                    .append("@example.org\n");
        }
        String id = program.mapped("customers", rows.toString(), MAPPING);
        Uploads.accepted(program.api.post("/api/v1/imports/" + id + "/start", null));
        return id;
    }

    /** Until what follows of new customers in the background is done. */
    private static void awaitBackground(OwnInstallation installation) throws InterruptedException {
        long begin = System.nanoTime();
        while (installation.asked(
                jdbc -> jdbc.sql("select exists (select from customer_mark) or exists (select from duplicate_check)")
                        .query(Boolean.class)
                        .single())) {
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofMinutes(2).toNanos());
            Thread.sleep(100);
        }
        System.out.println("ClockStepTest: the background was done after "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
    }
}
