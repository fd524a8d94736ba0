package relata.records.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest
class ExportsTest {

    private static final String FIELDS =
            "[\"kind\",\"name\",\"email\",\"externalId\",\"birthday\",\"language\",\"city\",\"description\",\"owner\",\"createdAt\"]";
    private static final String CUSTOMERS = """
            {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"}, {"index": 2, "target": "birthday"},
                         {"index": 3, "target": "language"}, {"index": 4, "target": "description"}],
             "constants": {"kind": "person"}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Uploads user;
    private String token;

    @BeforeEach
    void signIn() {
        token = people.speaking(Language.UK, BuiltInRole.ADMINISTRATOR).token();
        user = new Uploads(port, token);
    }

    private byte[] exported(String object, String filter, String fields, String format) throws Exception {
        var begun = user.api.post(
                "/api/v1/exports",
                "{\"object\": \"%s\", \"filter\": %s, \"sort\": null, \"fields\": %s, \"format\": \"%s\"}"
                        .formatted(object, filter, fields, format));
        Uploads.accepted(begun);
        JsonNode ended = user.ended("/api/v1/exports/", begun.text("id"));
        assertThat(ended.path("status").asString()).isEqualTo("done");
        return file(begun.text("id"), token).body();
    }

    private HttpResponse<byte[]> file(String id, String bearer) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/exports/" + id + "/file"))
                .header("Authorization", "Bearer " + bearer)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private void customers() {
        user.imported("customers", """
                id,name,birthday,language,description
                X-1,Олена Гончар,1988-03-14,uk,"перший рядок
                другий; \"\"лапки\"\"\"
                X-2,=HYPERLINK(1),,ru,+380 is no sum
                X-3,'quoted,2001-02-28,,@home
                """, CUSTOMERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void whatWasExportedComesBackUnchanged(String format) throws Exception {
        customers();
        long count = user.count("customers", "");
        byte[] file = exported("customer", "null", FIELDS, format);
        JsonNode begun = user.upload("customers", "export." + format, file).json();
        assertThat(begun.path("columns").get(0).path("target").asString()).isEqualTo("id");
        String id = begun.path("id").asString();
        String path = "/api/v1/imports/" + id;
        assertThat(Uploads.rows(user.checked(id))).isEqualTo("0 0 " + count + " 0");
        Uploads.accepted(user.api.post(path + "/start", null));
        assertThat(Uploads.rows(user.ended(id))).isEqualTo("0 0 " + count + " 0");

        // Into an emptied base: the same records come back, by the same ids.
        String before = list();
        jdbc.sql("truncate customer, change_journal, import_key cascade").update();
        String again = user.upload("customers", "export." + format, file).text("id");
        assertThat(Uploads.rows(user.started(again))).isEqualTo(count + " 0 0 0");
        assertThat(list()).isEqualTo(before);
    }

    private String list() {
        return user.api
                .get("/api/v1/customers?total=none&fields=kind,name,birthday,language,externalId&sort=externalId,name")
                .body();
    }

    @Test
    void nothingInAFileRunsInASpreadsheet() throws Exception {
        customers();
        String csv = new String(
                exported("customers", "\"externalId == \\\"X-2\\\"\"", "[\"name\",\"description\"]", "csv"),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().toList().getFirst()).isEqualTo("\uFEFFid,Ім’я,Опис");
        assertThat(csv).contains("'=HYPERLINK(1)").contains("'+380 is no sum");
    }

    @Test
    void anExportIsForItsMakerAndForThoseWhoMayExport() throws Exception {
        customers();
        var begun = user.api.post("/api/v1/exports", "{\"object\": \"customer\", \"format\": \"csv\"}");
        user.ended("/api/v1/exports/", begun.text("id"));
        var other = people.with(BuiltInRole.ADMINISTRATOR);
        assertThat(file(begun.text("id"), other.token()).statusCode()).isEqualTo(404);
        var reader = new Uploads(port, people.with(BuiltInRole.READ_ONLY).token());
        assertThat(reader.api
                        .post("/api/v1/exports", "{\"object\": \"customer\"}")
                        .status())
                .isEqualTo(403);
        assertThat(user.api
                        .post("/api/v1/exports", "{\"object\": \"customer\", \"fields\": [\"nope\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(user.api
                        .post("/api/v1/exports", "{\"object\": \"customer\", \"format\": \"exe\"}")
                        .status())
                .isEqualTo(400);
        assertThat(user.api.post("/api/v1/exports", "{}").status()).isEqualTo(422);
    }
}
