package relata.records.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.files.Attachments;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "records")
class FilesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    Uploads admin;
    String customer;
    String note;

    @BeforeEach
    void aNoteOfACustomer() {
        admin = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        customer = admin.api
                .post("/api/v1/customers", Map.of("kind", "person", "name", "Olena Savchuk"))
                .text("id");
        note = admin.api
                .post(
                        "/api/v1/interactions",
                        Map.of("customer", customer, "kind", "note", "channel", "internal", "body", "See the photo"))
                .text("id");
    }

    private String attached(String path, String name, String content) {
        Api.Answer answer = admin.send(path, name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    @Test
    void aFileOfANoteIsOnTheTimelineAndComesBackAsADownloadOnly() {
        String file = attached("/api/v1/interactions/" + note + "/files", "photo.html", "<script>alert(1)</script>");

        assertThat(admin.api.get("/api/v1/customers/" + customer + "/timeline").body())
                .contains("photo.html", "\"size\":25");
        Api.Answer download = admin.api.get("/api/v1/files/" + file);
        assertThat(download.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(download.header("Content-Disposition")).startsWith("attachment");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void filesOfACustomerAndOfItsNotesLieInOnePlace() {
        attached("/api/v1/customers/" + customer + "/files", "passport.txt", "own " + customer);
        attached("/api/v1/interactions/" + note + "/files", "photo.txt", "of the note " + note);

        var own =
                admin.api.get("/api/v1/customers/" + customer + "/files").json().path("items");
        var all = admin.api
                .get("/api/v1/customers/" + customer + "/files?parts=true")
                .json()
                .path("items");

        assertThat(own).hasSize(1);
        assertThat(all).hasSize(2);
        assertThat(all.toString()).contains("\"object\":\"interaction\"", note);
    }

    @Test
    void aDeletedFileIsOutOfSightAndCanBeBroughtBack() {
        String file = attached("/api/v1/interactions/" + note + "/files", "draft.txt", "draft " + note);

        assertThat(admin.api.delete("/api/v1/files/" + file).status()).isEqualTo(204);

        assertThat(admin.api.get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(admin.api.get("/api/v1/interactions/" + note + "/files").body())
                .doesNotContain("draft.txt");
        assertThat(admin.api
                        .post("/api/v1/files/" + file + "/restoration", null)
                        .status())
                .isEqualTo(204);
        assertThat(admin.api.get("/api/v1/files/" + file).body()).isEqualTo("draft " + note);
        assertThat(admin.api
                        .get("/api/v1/audit?object=interaction&record=" + note)
                        .body())
                .contains("detach", "draft.txt");
    }

    @Test
    void aFileThatWasDeletedLongAgoIsForgottenWithItsContent() {
        String file = attached("/api/v1/interactions/" + note + "/files", "old.txt", "old " + note);
        admin.api.delete("/api/v1/files/" + file);
        jdbc.sql("update attachment set deleted_at = now() - interval '31 days' where id = cast(? as uuid)")
                .param(file)
                .update();

        assertThat(attachments.forget()).isPositive();
        assertThat(admin.api
                        .post("/api/v1/files/" + file + "/restoration", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotReadTheRecordReadsNoneOfItsFiles() {
        String file = attached("/api/v1/interactions/" + note + "/files", "secret.txt", "secret " + note);
        Api seller = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());

        assertThat(seller.get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(seller.get("/api/v1/customers/" + customer + "/files?parts=true")
                        .status())
                .isEqualTo(404);
        assertThat(seller.delete("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(seller.post("/api/v1/files/" + file + "/restoration", null).status())
                .isEqualTo(404);
    }
}
