package relata.records.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Columns for which there is no field yet bring one along. */
@RelataTest(shared = "imports")
class NewFieldsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Uploads user;
    /** Fields stay for good, so that each test takes names of its own. */
    private String prefix = "";

    @BeforeEach
    void signIn() {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        prefix = "New " + NUMBER.incrementAndGet() + " ";
    }

    @Test
    void aFieldIsMadeWhenTheImportStartsAndStaysWhenItIsUndone() {
        String file = """
                code,name,%1$sVegan,%1$sShade,%1$sGrams,%1$sSince
                N-1,Soap,Yes,Rose,12.5,2024-02-01
                N-2,Cream,No,Mint,7,2023-11-30
                N-3,Balm,,Rose,,
                """.formatted(prefix);
        String id = user.mapped("products", file, """
                {"columns": [{"name": "code", "target": "code"}, {"name": "name", "target": "name"},
                             {"index": 2, "create": {}}, {"index": 3, "create": {"type": "choice"}},
                             {"index": 4, "create": {"type": "number", "label": {"en": "%1$sNet weight", "uk": "%1$sВага"}}},
                             {"index": 5, "create": {"type": "date"}}]}
                """.formatted(prefix));
        JsonNode mapped = user.api.get("/api/v1/imports/" + id).json();
        String vegan = mapped.path("columns").get(2).path("target").asString();
        String shade = mapped.path("columns").get(3).path("target").asString();
        String grams = mapped.path("columns").get(4).path("target").asString();
        assertThat(vegan).startsWith("cf_new_");
        assertThat(mapped.path("mapping").path("columns").get(3).toString()).contains("\"Rose\"", "\"Mint\"");
        assertThat(mapped.path("mapping").path("columns").get(2).toString()).contains("\"boolean\"");
        assertThat(user.api.get("/api/v1/catalog").body()).doesNotContain(vegan);

        assertThat(Uploads.rows(user.checked(id))).isEqualTo("3 0 0 0");
        assertThat(user.api.get("/api/v1/catalog").body()).doesNotContain(vegan);

        assertThat(Uploads.rows(user.started(id))).isEqualTo("3 0 0 0");
        assertThat(user.count("products", vegan + " == true && " + shade + " == \"Rose\" && " + grams + " == 12.5"))
                .isEqualTo(1);
        assertThat(user.count("products", shade + " == \"Rose\"")).isEqualTo(2);
        assertThat(user.api.get("/api/v1/catalog").body()).contains(prefix + "Вага");

        user.undone(id);
        assertThat(user.count("products", "code.startsWith(\"N-\")")).isZero();
        assertThat(user.api.get("/api/v1/catalog").body()).contains(vegan);
        String second = user.mapped("products", file, """
                {"columns": [{"name": "code", "target": "code"}, {"name": "name", "target": "name"}, {"index": 2, "create": {}}]}
                """);
        assertThat(user.api
                        .get("/api/v1/imports/" + second)
                        .json()
                        .path("columns")
                        .get(2)
                        .path("target")
                        .asString())
                .as("the same file means the same field")
                .isEqualTo(vegan);
    }

    @Test
    void aMappingThatIsThrownAwayMakesNoField() {
        String id = user.mapped("products", "code,%sFinish\nD-1,Matt\n".formatted(prefix), """
                {"columns": [{"index": 0, "target": "code"}, {"index": 1, "create": {"type": "text"}}]}
                """);
        String field = user.api
                .get("/api/v1/imports/" + id)
                .json()
                .path("columns")
                .get(1)
                .path("target")
                .asString();
        assertThat(user.api.delete("/api/v1/imports/" + id).status()).isEqualTo(204);
        assertThat(user.api.get("/api/v1/catalog").body()).doesNotContain(field);
    }

    @Test
    void recordsThatAreThereGetTheNewField() {
        user.imported("products", "code,name\nT-1,Soap\nT-2,Cream\n", """
                {"columns": [{"index": 0, "target": "code"}, {"index": 1, "target": "name"}]}
                """);
        String id = user.mapped("products", "code,%sAge\nT-1,3\nT-2,\n".formatted(prefix), """
                {"columns": [{"index": 0, "target": "code"}, {"index": 1, "create": {"type": "integer"}}]}
                """);
        assertThat(Uploads.rows(user.checked(id))).isEqualTo("0 1 1 0");
        assertThat(Uploads.rows(user.started(id))).isEqualTo("0 1 1 0");
    }

    @Test
    void relatedRecordsGetFieldsTooAndAmountsTheirCurrency() {
        JsonNode done = user.imported(
                "orders",
                "customer,date,%1$sShop,%1$sTip,total\nNF-1,2024-01-02,Lviv,1.50,20\n".formatted(prefix),
                """
                {"columns": [{"index": 0, "target": "customer.externalId"}, {"index": 1, "target": "placedAt"},
                             {"index": 2, "target": "customer.cf_shop_of_new_fields", "create": {"type": "text"}},
                             {"index": 3, "target": "cf_tip_of_new_fields", "create": {"type": "money"}},
                             {"index": 4, "target": "total"}],
                 "constants": {"customer.kind": "person", "customer.name": "Olena", "currency": "UAH"}}
                """);
        assertThat(Uploads.rows(done)).isEqualTo("1 0 0 0");
        assertThat(user.count("customers", "externalId == \"NF-1\" && cf_shop_of_new_fields == \"Lviv\""))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoMayChangeObjectsMakesFields() {
        var marketer = new Uploads(port, people.with(BuiltInRole.MARKETING).token());
        Api.Answer begun = marketer.upload("customers", "c.csv", "name,%sHobby\nOlena,Chess\n".formatted(prefix));
        assertThat(begun.status()).isEqualTo(201);
        Api.Answer mapped = marketer.api.put("/api/v1/imports/" + begun.text("id") + "/mapping", """
                {"columns": [{"index": 0, "target": "name"}, {"index": 1, "create": {"type": "text"}}]}
                """);
        assertThat(mapped.status()).isEqualTo(422);
        assertThat(mapped.body()).contains("records-importing.may-not-create-field");
    }

    @Test
    void whatCannotBecomeAFieldIsRefusedInWords() {
        String id = user.upload("products", "a.csv", "code,name\nA-1,Soap\n").text("id");
        String path = "/api/v1/imports/" + id + "/mapping";
        assertThat(user.api
                        .put(path, "{\"columns\": [{\"index\": 0, \"create\": {\"type\": \"reference\"}}]}")
                        .status())
                .isEqualTo(422);
        assertThat(user.api
                        .put(path, "{\"columns\": [{\"index\": 0, \"target\": \"nonsense\", \"create\": {}}]}")
                        .body())
                .contains("records.bad-name");
        assertThat(user.api
                        .put(
                                path,
                                "{\"columns\": [{\"index\": 0, \"target\": \"name\", \"create\": {\"type\": \"date\"}}]}")
                        .body())
                .contains("records-importing.field-of-another-type");
    }

    @Test
    void theValuesOfAColumnComeFromTheWholeFile() {
        var file = new StringBuilder("code,kind\n");
        for (int i = 0; i < 3_000; i++) {
            file.append("V-").append(i).append(i == 2_999 ? ",rare\n" : ",often\n");
        }
        String id = user.upload("products", "v.csv", file.toString()).text("id");
        JsonNode values =
                user.api.get("/api/v1/imports/" + id + "/columns/1/values").json();
        assertThat(values.path("items").get(0).path("rows").asLong()).isEqualTo(2_999);
        assertThat(values.path("items").get(1).path("value").asString()).isEqualTo("rare");
        assertThat(values.path("more").asBoolean()).isFalse();
        assertThat(user.api
                        .get("/api/v1/imports/" + id + "/columns/0/values")
                        .json()
                        .path("more")
                        .asBoolean())
                .isTrue();
    }
}
