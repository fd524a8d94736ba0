package relata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.CustomerWriter;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;

/** The disk of an installation fills up and gets room again: whoever writes hears so, and everything acknowledged stays. */
class FullDiskTest {

    private static final int CREATIONS = 300;
    private static final String NOTHING_SPECIAL = "words without meaning ".repeat(100);

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    private final Map<UUID, String> acknowledged = new HashMap<>();

    private Duration slowest = Duration.ZERO;

    @AfterEach
    void giveTheDiskBack() throws Exception {
        run("umount", "--lazy", directory.toString());
    }

    @Test
    void aFullDiskIsToldAndTheServerGoesOnOnceThereIsRoom() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", directory.toString()) == 0,
                "a small disk can be mounted");
        var installation = new OwnInstallation(directory.resolve("home"));
        try (var server = installation.start()) {
            var token = OwnInstallation.token(server);
            var uploads = new Uploads(OwnInstallation.port(server), token);
            created(uploads.api, 0);

            Path filler = filled();
            Api.Answer file = uploads.send(
                    "/api/v1/customers/" + acknowledged.keySet().iterator().next() + "/files",
                    "large.txt",
                    NOTHING_SPECIAL.repeat(500).getBytes(StandardCharsets.UTF_8));
            assertThat(file.status()).as(file + "\n" + server.said()).isEqualTo(503);
            assertThat(file.code()).isIn("platform.disk-full", "platform.unavailable");
            int refused = 0;
            for (int n = 1; n < CREATIONS; n++) {
                refused += created(uploads.api, n) ? 0 : 1;
            }
            assertThat(refused).as("creations that heard of the full disk").isPositive();

            System.out.println(
                    "FullDiskTest: the slowest of " + refused + " refusals after " + slowest.toMillis() + " ms");
            Files.delete(filler);
            goesOn(uploads.api, server, CREATIONS);
            check(installation);

            filler = filled();
            awaitEndOfDatabase(installation);
            assertThat(created(uploads.api, CREATIONS + 1))
                    .as("without a log nothing is acknowledged")
                    .isFalse();
            Files.delete(filler);
            goesOn(uploads.api, server, CREATIONS + 1);
            check(installation);
        }
        try (var again = installation.start()) {
            assertThat(again.address()).isNotEmpty();
            check(installation);
        }
    }

    /** Leaves no byte free. */
    private Path filled() throws IOException {
        Path filler = directory.resolve("filler");
        byte[] block = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return filler;
    }

    /** Whether it was acknowledged; what is not is a 503 that says why. */
    private boolean created(Api api, int n) {
        long begin = System.nanoTime();
        String name = "customer " + n;
        Api.Answer answer = api.with("Idempotency-Key", name)
                .post(
                        "/api/v1/customers",
                        Map.of(
                                "kind",
                                "person",
                                "name",
                                name,
                                "email",
                                "c" + n + "@example.com",
                                "description",
                                NOTHING_SPECIAL));
        if (answer.status() == 201) {
            acknowledged.put(UUID.fromString(answer.text("id")), name);
            return true;
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.code()).as(answer.toString()).isIn("platform.disk-full", "platform.unavailable");
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        return false;
    }

    /** Asks for new segments of the write-ahead log until there is no room for one, which ends PostgreSQL. */
    private static void awaitEndOfDatabase(OwnInstallation installation) throws Exception {
        ProcessHandle postgres = installation.postgres();
        long latest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        installation.asked(jdbc -> {
            while (postgres.isAlive()) {
                assertThat(System.nanoTime())
                        .as("PostgreSQL lives without a log")
                        .isLessThan(latest);
                try {
                    jdbc.sql("select pg_switch_wal()").query().singleValue();
                    jdbc.sql("create table if not exists filling (n integer)").update();
                    jdbc.sql("drop table filling").update();
                } catch (DataAccessException full) {
                    LockSupport.parkNanos(20_000_000);
                }
            }
            return latest;
        });
    }

    private void goesOn(Api api, ServerProcess server, int n) throws InterruptedException {
        long begin = System.nanoTime();
        long latest = begin + Duration.ofMinutes(1).toNanos();
        while (!created(api, n)) {
            assertThat(System.nanoTime()).as(server.said()).isLessThan(latest);
            Thread.sleep(50);
        }
        System.out.println("FullDiskTest: goes on "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms after there is room");
    }

    private void check(OwnInstallation installation) {
        installation.asked(jdbc -> {
            var stored = new HashMap<UUID, String>();
            jdbc.sql("select id, name from customer").query(row -> {
                stored.put(row.getObject(1, UUID.class), row.getString(2));
            });
            assertThat(stored).isEqualTo(acknowledged);
            CustomerWriter.nothingIsHalfDone(jdbc);
            return stored;
        });
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
