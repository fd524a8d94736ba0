package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "imports")
class ImportExpiryTest {

    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "birthday"}],
             "constants": {"kind": "person"}}""";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportExpiry expiry;

    @Autowired
    Sources sources;

    Uploads uploads;

    @BeforeEach
    void somebodyWhoImports() {
        uploads = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void theFileGoesWhenItsImportIsDoneAndRefusedRowsLater() throws IOException {
        String id = uploads.imported("customers", "name,birthday\nFile Gone,1980-01-01\nRefused Row,never\n", MAPPING)
                .path("id")
                .asString();
        Path file = sources.file(UUID.fromString(id));
        assertThat(file).exists();
        age(file, Duration.ofHours(2));
        expiry.forget();
        assertThat(file).doesNotExist();
        assertThat(refused(id)).isEqualTo(1);
        assertThat(Uploads.rows(uploads.undone(id)))
                .as("undo goes by the journal")
                .startsWith("1 ");

        daysAgo(id, 31);
        expiry.forget();
        assertThat(refused(id)).isZero();
        assertThat(uploads.api.get("/api/v1/imports/" + id).status()).isEqualTo(200);
    }

    @Test
    void whatWaitsIsKeptForAMonth() throws IOException {
        String id = uploads.mapped("customers", "name,birthday\nWho Waits,\n", MAPPING);
        var told = uploads.api.get("/api/v1/imports/" + id).json();
        assertThat(Duration.between(
                        Instant.parse(told.path("createdAt").asString()),
                        Instant.parse(told.path("keptUntil").asString())))
                .isEqualTo(Duration.ofDays(30));
        Path file = sources.file(UUID.fromString(id));
        age(file, Duration.ofDays(20));
        daysAgo(id, 20);
        expiry.forget();
        assertThat(file).exists();

        daysAgo(id, 31);
        expiry.forget();
        assertThat(file).doesNotExist();
        assertThat(uploads.api.get("/api/v1/imports/" + id).status()).isEqualTo(404);
    }

    @Test
    void aFileThatNoImportKnowsGoes() throws IOException {
        Path file = sources.file(UUID.randomUUID());
        Files.writeString(file, "left behind");
        expiry.forget();
        assertThat(file).as("its import may just be beginning").exists();
        age(file, Duration.ofHours(2));
        expiry.forget();
        assertThat(file).doesNotExist();
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private void daysAgo(String id, int days) {
        jdbc.sql("""
                 update file_import
                    set created_at = created_at - make_interval(days => :days), finished_at = finished_at - make_interval(days => :days)
                  where id = :id
                 """).param("days", days).param("id", UUID.fromString(id)).update();
    }

    private long refused(String id) {
        return jdbc.sql("select count(*) from import_refused_row where import_id = ?")
                .param(UUID.fromString(id))
                .query(Long.class)
                .single();
    }
}
