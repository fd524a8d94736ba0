package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** A field that a role hides is told by no list, filter, group, sum, history, export, search or refusal. */
@RelataTest(shared = "access")
class HiddenFieldsTest {

    private static final String HIDDEN = "Hiddenwords";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;

    @BeforeEach
    void signIn() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "email"})
    void aHiddenFieldIsNowhere(String field) {
        boolean ofEmail = field.equals("email");
        String mail = (ofEmail ? HIDDEN.toLowerCase(Locale.ROOT) : "open") + "@example.com";
        String id = made(
                "customers",
                Map.of(
                        "kind",
                        "organization",
                        "name",
                        "Open " + field,
                        "city",
                        ofEmail ? "Elsewhere" : HIDDEN,
                        "email",
                        mail));
        admin.patch("/api/v1/customers/" + id, Map.of(field, ofEmail ? "x" + mail : HIDDEN + " Two"));
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), :id, :id)
                 """)
                .param("id", role)
                .param("name", "Hides " + field + role)
                .param("grants", """
                        {"customer": {"read": "all", "change": "all", "create": "all", "delete": "all", "export": "all",
                                      "hiddenFields": ["%s"]}}""".formatted(field))
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        Api reader = Api.at(port).bearing(person.token());

        assertThat(reader.get("/api/v1/catalog").body()).doesNotContain("\"name\":\"" + field + "\"");
        assertThat(reader.get("/api/v1/customers?fields=name," + field).status())
                .isEqualTo(400);
        assertThat(reader.get("/api/v1/customers?sort=" + field).status()).isEqualTo(400);
        assertThat(reader.get("/api/v1/customers?filter="
                                + URLEncoder.encode(field + " == \"x\"", StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        for (JsonNode item : reader.get("/api/v1/customers?limit=500").json().path("items")) {
            assertThat(item.has(field)).isFalse();
        }
        for (String address : List.of(
                "/groups?by=" + field,
                "/board?by=" + field,
                "/sums?fields=" + field,
                "/sums?filter=" + URLEncoder.encode(field + " == \"x\"", StandardCharsets.UTF_8),
                "?filter=" + URLEncoder.encode("has(" + field + ")", StandardCharsets.UTF_8))) {
            assertThat(reader.get("/api/v1/customers" + address).status())
                    .as(address)
                    .isIn(400, 422);
        }
        Api.Answer export =
                reader.post("/api/v1/exports", Map.of("object", "customer", "fields", List.of("name", field)));
        assertThat(export.status()).as(export.toString()).isEqualTo(400);
        assertThat(reader.patch("/api/v1/customers/" + id, Map.of(field, "other@example.com"))
                        .status())
                .isEqualTo(422);
        Api.Answer stale = reader.with("If-Match", "\"1\"").patch("/api/v1/customers/" + id, Map.of("region", "x"));
        assertThat(stale.status()).isEqualTo(412);
        for (Api.Answer answer : List.of(
                stale,
                reader.get("/api/v1/customers/" + id),
                reader.get("/api/v1/customers/" + id + "/history"),
                reader.get("/api/v1/duplicates?customer=" + id),
                reader.patch("/api/v1/customers/" + id, Map.of("region", "seen")))) {
            assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain(HIDDEN.toLowerCase(Locale.ROOT));
        }
        String entry = entryOf(id, field);
        assertThat(reader.post("/api/v1/customers/" + id + "/history/" + entry + "/restoration", Map.of("field", field))
                        .status())
                .isEqualTo(404);
        String asked = HIDDEN.toLowerCase(Locale.ROOT);
        assertThat(admin.get("/api/v1/search?q=" + asked).body()).contains(id);
        assertThat(reader.get("/api/v1/search?q=" + asked).body())
                .as("a search must not tell by finding")
                .doesNotContain(id);
        assertThat(reader.get("/api/v1/search?q=" + URLEncoder.encode("Open " + field, StandardCharsets.UTF_8))
                        .body())
                .contains(id);
        Api.Answer taken = reader.post("/api/v1/customers", Map.of("kind", "person", "name", "Guess", field, mail));
        assertThat(taken.status()).isEqualTo(422);
    }

    private String entryOf(String id, String field) {
        for (JsonNode item :
                admin.get("/api/v1/customers/" + id + "/history").json().path("items")) {
            for (JsonNode change : item.path("changes")) {
                if (change.path("field").asString("").equals(field)) {
                    return item.path("id").asString("");
                }
            }
        }
        throw new AssertionError("no history of " + field);
    }

    private String made(String path, Map<String, ?> body) {
        Api.Answer answer = admin.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(201);
        return answer.text("id");
    }
}
