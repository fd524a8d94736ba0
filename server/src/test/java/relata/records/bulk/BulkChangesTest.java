package relata.records.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest(shared = "imports")
class BulkChangesTest {

    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "code"}, {"index": 1, "target": "name"}, {"index": 2, "target": "family"}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Uploads user;

    @BeforeEach
    void signIn() {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    private void products(String prefix, int count) {
        var file = new StringBuilder("code,name,family\n");
        for (int i = 0; i < count; i++) {
            file.append(prefix)
                    .append(i)
                    .append(",Soap ")
                    .append(i)
                    .append(',')
                    .append(i % 2 == 0 ? "Care" : "")
                    .append('\n');
        }
        user.imported("products", file.toString(), MAPPING);
    }

    private static String filter(String prefix) {
        return "code.startsWith(\\\"" + prefix + "\\\")";
    }

    private JsonNode run(String path, String body) {
        var begun = user.api.post("/api/v1/products/" + path, body);
        Uploads.accepted(begun);
        return user.ended("/api/v1/bulk-changes/", begun.text("id"));
    }

    private JsonNode undone(JsonNode change) {
        String id = change.path("id").asString();
        Uploads.accepted(user.api.post("/api/v1/bulk-changes/" + id + "/undo", null));
        return user.ended("/api/v1/bulk-changes/", id);
    }

    @Test
    void anEditOfAllThatAFilterLeavesCanBeUndone() {
        products("BulkE-", 1_200);
        String body = "{\"filter\": \"" + filter("BulkE-") + "\", \"values\": {\"family\": \"Home\"}, \"preview\": %s}";
        JsonNode preview = user.api
                .post("/api/v1/products/bulk-edits", body.formatted("true"))
                .json();
        assertThat(preview.path("total").asLong()).isEqualTo(1_200);
        assertThat(preview.path("refused").asLong()).isZero();
        assertThat(preview.path("sample").size()).isEqualTo(5);
        assertThat(user.count("products", "family == \"Home\"")).isZero();

        JsonNode done = run("bulk-edits", body.formatted("false"));
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("done").asLong()).isEqualTo(1_200);
        assertThat(user.count("products", "family == \"Home\"")).isEqualTo(1_200);
        String first = user.api
                .get("/api/v1/products?filter=code%20%3D%3D%20%22BulkE-0%22")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(user.api.get("/api/v1/products/" + first + "/history").body())
                .contains("\"bulk\"");
        user.api.patch("/api/v1/products/" + first, "{\"family\": \"Mine\"}");

        JsonNode undone = undone(done);
        assertThat(undone.path("kept").asLong()).isEqualTo(1);
        assertThat(undone.path("undone").asLong()).isEqualTo(1_199);
        assertThat(user.count("products", "family == \"Home\"")).isZero();
        assertThat(user.count("products", "family == \"Mine\"")).isEqualTo(1);
        assertThat(user.count("products", "code.startsWith(\"BulkE-\") && family == \"Care\""))
                .isEqualTo(599);
    }

    @Test
    void aDeletionGoesToTheBinAndComesBack() {
        products("BulkD-", 30);
        JsonNode done = run("bulk-deletions", "{\"filter\": \"" + filter("BulkD-") + "\"}");
        assertThat(done.path("changed").asLong()).isEqualTo(30);
        assertThat(user.count("products", "code.startsWith(\"BulkD-\")")).isZero();
        undone(done);
        assertThat(user.count("products", "code.startsWith(\"BulkD-\")")).isEqualTo(30);
    }

    @Test
    void recordsWhoseRulesSayNoAreRefusedAlone() {
        products("BulkR-", 10);
        JsonNode done =
                run("bulk-edits", "{\"filter\": \"" + filter("BulkR-") + "\", \"values\": {\"code\": \"BulkR-5\"}}");
        assertThat(done.path("refused").asLong()).isEqualTo(9);
        assertThat(user.count("products", "code.startsWith(\"BulkR-\")")).isEqualTo(10);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(user.api.post("/api/v1/products/bulk-edits", "{}").status()).isEqualTo(422);
        assertThat(user.api
                        .post("/api/v1/products/bulk-edits", "{\"filter\": \"true\"}")
                        .status())
                .isEqualTo(422);
        assertThat(user.api
                        .post("/api/v1/products/bulk-deletions", "{\"filter\": \"code ==\"}")
                        .status())
                .isBetween(400, 422);
        assertThat(user.api
                        .post("/api/v1/products/bulk-edits", "{\"ids\": [], \"values\": {\"name\": \"x\"}}")
                        .status())
                .isEqualTo(422);
        var reader = new Uploads(port, people.with(BuiltInRole.READ_ONLY).token());
        assertThat(reader.api
                        .post("/api/v1/products/bulk-deletions", "{\"filter\": \"true\"}")
                        .status())
                .isEqualTo(403);
    }
}
