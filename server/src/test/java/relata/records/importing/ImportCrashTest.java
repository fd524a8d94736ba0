package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.Relata;
import relata.platform.people.BuiltInRole;
import relata.testing.ChildProcess;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** A process that imports is killed; the server, which shares its database and home, ends the work. */
@RelataTest
class ImportCrashTest {

    private static final int ROWS = 12_000;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    @Test
    void aKilledImportGoesOnBehindItsLastWholeRow() throws Exception {
        Path file = directory.resolve("orders.csv");
        var rows = new StringBuilder("customer,number,day,total\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("K-")
                    .append(i % 3_000)
                    .append(',')
                    .append(i)
                    .append(",2024-03-01,")
                    .append(i % 90)
                    .append(".50\n");
        }
        Files.writeString(file, rows);
        Path mapping = directory.resolve("map.json");
        Files.writeString(mapping, """
                {"columns": [{"name": "customer", "target": "customer.externalId"}, {"name": "number", "target": "number"},
                             {"name": "day", "target": "placedAt"}, {"name": "total", "target": "total"}],
                 "constants": {"currency": "EUR", "customer.kind": "person"}}
                """);
        var settings = new HashMap<String, String>();
        settings.put("RELATA_HOME", environment.getRequiredProperty("relata.home"));
        settings.put("RELATA_DATABASE_URL", environment.getRequiredProperty("relata.database.url"));
        settings.put("RELATA_DATABASE_USER", environment.getRequiredProperty("relata.database.user"));
        settings.put("RELATA_DATABASE_PASSWORD", environment.getRequiredProperty("relata.database.password"));
        try (var command = ChildProcess.started(
                Relata.class, settings, "import", file.toString(), "--as", "orders", "--map", mapping.toString())) {
            awaitRows(command);
            command.kill();
        }
        assertThat(done()).as("killed in the middle").isLessThan(ROWS);
        awaitEnd();

        var user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        JsonNode json = user.api.get("/api/v1/imports").json().path("items").get(0);
        assertThat(json.path("status").asString()).isEqualTo("done");
        assertThat(Uploads.rows(json)).isEqualTo(ROWS + " 0 0 0");
        assertThat(user.count("orders", "")).isEqualTo(ROWS);
        assertThat(user.count("customers", "")).isEqualTo(3_000);
        assertThat(jdbc.sql("select count(distinct number) from sales_order")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS);
        assertThat(jdbc.sql("select count(*) from change_journal where object = 'order'")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS);
    }

    private long done() {
        return jdbc.sql("select coalesce(max(done), 0) from file_import")
                .query(Long.class)
                .single();
    }

    private void awaitRows(ChildProcess command) throws InterruptedException {
        for (int i = 0; i < 6_000 && done() == 0; i++) {
            Thread.sleep(10);
        }
        assertThat(done()).as("it has begun; it said: " + command.said()).isPositive();
    }

    private void awaitEnd() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            boolean ended = jdbc.sql("select status = 'done' from file_import")
                    .query(Boolean.class)
                    .single();
            if (ended) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the killed import is not taken over");
    }
}
