package relata.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "records")
class CatalogBinTest {

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

    private static Map<String, Object> label(String en) {
        return Map.of("en", en);
    }

    private void field(String object, String name, String type) {
        Api.Answer answer = admin.post(
                "/api/v1/catalog/" + object + "/fields", Map.of("name", name, "label", label(name), "type", type));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private void object(String name) {
        Api.Answer answer = admin.post(
                "/api/v1/catalog/objects",
                Map.of("name", name, "label", label(name), "pluralLabel", label(name + " records")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private boolean hasColumn(String table, String column) {
        return jdbc.sql(
                        "select exists (select from information_schema.columns where table_name = ? and column_name = ?)")
                .param(table)
                .param(column)
                .query(Boolean.class)
                .single();
    }

    @Test
    void aDeletedFieldIsListedWithItsValuesAndComesBackWithThem() {
        field("product", "cf_shelf", "text");
        String id = admin.post("/api/v1/products", Map.of("name", "Shelved", "cf_shelf", "B 12"))
                .text("id");

        assertThat(admin.delete("/api/v1/catalog/product/fields/cf_shelf").status())
                .isEqualTo(204);

        assertThat(admin.get("/api/v1/products/" + id).json().has("cf_shelf")).isFalse();
        assertThat(admin.get("/api/v1/catalog/deleted").body()).contains("cf_shelf", "deletedBy");
        assertThat(admin.get("/api/v1/catalog/deleted-fields/product/cf_shelf").body())
                .contains("\"value\":1", "\"exact\":true");
        assertThat(admin.post(
                                "/api/v1/catalog/product/fields",
                                Map.of("name", "cf_shelf", "label", label("Shelf"), "type", "integer"))
                        .body())
                .contains("records.field-in-bin");
        assertThat(admin.post("/api/v1/catalog/product/fields/cf_shelf/restoration", null)
                        .status())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/products/" + id).text("cf_shelf")).isEqualTo("B 12");
    }

    @Test
    void aFieldDeletedForGoodLosesItsColumnsAndFreesItsName() {
        field("product", "cf_deposit", "money");
        admin.delete("/api/v1/catalog/product/fields/cf_deposit");

        Api.Answer dropped = admin.delete("/api/v1/catalog/deleted-fields/product/cf_deposit");

        assertThat(dropped.status()).as(dropped.toString()).isEqualTo(204);
        assertThat(hasColumn("product", "cf_deposit")).isFalse();
        assertThat(hasColumn("product", "cf_deposit_currency")).isFalse();
        assertThat(admin.get("/api/v1/catalog/deleted").body()).doesNotContain("cf_deposit");
        assertThat(admin.get("/api/v1/audit?object=field&limit=1").body()).contains("drop", "cf_deposit");
        field("product", "cf_deposit", "text");
        assertThat(admin.post("/api/v1/products", Map.of("name", "Deposit", "cf_deposit", "as text"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFieldThatIsStillInUseCannotBeDeletedForGood() {
        field("product", "cf_alive", "text");

        assertThat(admin.delete("/api/v1/catalog/deleted-fields/product/cf_alive")
                        .status())
                .isEqualTo(404);
        assertThat(hasColumn("product", "cf_alive")).isTrue();
    }

    @Test
    void anObjectGoesComesBackAndGoesForGood() {
        object("kiosk");
        field("kiosk", "cf_size", "integer");
        String id = admin.post("/api/v1/kiosks", Map.of("name", "Station", "cf_size", 12))
                .text("id");
        assertThat(admin.patch("/api/v1/catalog/objects/kiosk", Map.of("pluralLabel", label("Stands")))
                        .status())
                .isEqualTo(204);

        assertThat(admin.delete("/api/v1/catalog/objects/kiosk").status()).isEqualTo(204);

        assertThat(admin.get("/api/v1/kiosks").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/catalog/deleted").body()).contains("Stands");
        assertThat(admin.get("/api/v1/catalog/deleted-objects/kiosk").body()).contains("\"value\":1");
        assertThat(admin.post("/api/v1/catalog/objects/kiosk/restoration", null).status())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/kiosks/" + id).json().path("cf_size").asInt())
                .isEqualTo(12);

        admin.delete("/api/v1/catalog/objects/kiosk");
        assertThat(admin.delete("/api/v1/catalog/deleted-objects/kiosk").status())
                .isEqualTo(204);
        assertThat(hasColumn("co_kiosks", "id")).isFalse();
        object("kiosk");
        assertThat(admin.get("/api/v1/kiosks").json().path("items").size()).isZero();
    }

    @Test
    void anObjectThatFieldsPointToStays() {
        object("depot");
        admin.post(
                "/api/v1/catalog/product/fields",
                Map.of("name", "cf_depot", "label", label("Depot"), "type", "reference", "target", "depot"));

        assertThat(admin.delete("/api/v1/catalog/objects/depot").code()).isEqualTo("records.object-referred");
        admin.delete("/api/v1/catalog/product/fields/cf_depot");
        assertThat(admin.delete("/api/v1/catalog/objects/depot").status()).isEqualTo(204);
        assertThat(admin.delete("/api/v1/catalog/deleted-objects/depot").code())
                .isEqualTo("records.object-referred-in-bin");
        assertThat(admin.post("/api/v1/catalog/product/fields/cf_depot/restoration", null)
                        .code())
                .isEqualTo("records.target-deleted");
        admin.delete("/api/v1/catalog/deleted-fields/product/cf_depot");
        assertThat(admin.delete("/api/v1/catalog/deleted-objects/depot").status())
                .isEqualTo(204);
    }

    @Test
    void definitionsThatContradictEachOtherAreRefusedAndLeaveNothing() {
        object("stall");
        for (String name : List.of("cf_one", "cf_two")) {
            Api.Answer answer = admin.post(
                    "/api/v1/catalog/stall/fields",
                    Map.of(
                            "name",
                            name,
                            "label",
                            label(name),
                            "type",
                            "reference",
                            "target",
                            "product",
                            "inverse",
                            "stalls"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(name.equals("cf_one") ? 201 : 409);
        }
        assertThat(hasColumn("co_stalls", "cf_two")).isFalse();
        assertThat(admin.get("/api/v1/stalls").status()).isEqualTo(200);
    }

    @Test
    void fieldsStandInTheOrderGivenToThem() {
        object("booth");
        List.of("cf_a", "cf_b", "cf_c").forEach(name -> field("booth", name, "text"));

        assertThat(admin.put("/api/v1/catalog/booth/fields/order", Map.of("fields", List.of("cf_c", "cf_a", "cf_b")))
                        .status())
                .isEqualTo(204);

        String catalog = admin.get("/api/v1/catalog").body();
        assertThat(catalog.indexOf("cf_c")).isLessThan(catalog.indexOf("cf_a"));
        assertThat(catalog.indexOf("cf_a")).isLessThan(catalog.indexOf("cf_b"));
    }

    @Test
    void aChoiceInUseIsRetiredRatherThanTakenAway() {
        var dry = Map.of("value", "dry", "label", label("Dry"), "color", "orange");
        var oily = Map.of("value", "oily", "label", label("Oily"));
        admin.post(
                "/api/v1/catalog/product/fields",
                Map.of("name", "cf_skin", "label", label("Skin"), "type", "choice", "choices", List.of(dry, oily)));
        String id = admin.post("/api/v1/products", Map.of("name", "Cream", "cf_skin", "oily"))
                .text("id");
        String path = "/api/v1/catalog/product/fields/cf_skin";

        assertThat(admin.patch(path, Map.of("choices", List.of(dry))).body()).contains("records.choice-in-use");
        var retired = Map.of("value", "oily", "label", label("Oily"), "retired", true);
        assertThat(admin.patch(path, Map.of("choices", List.of(dry, retired))).status())
                .isEqualTo(204);

        assertThat(admin.get("/api/v1/catalog").body()).contains("\"color\":\"orange\"", "\"retired\":true");
        assertThat(admin.patch("/api/v1/products/" + id, Map.of("name", "Cream, oily", "cf_skin", "oily"))
                        .status())
                .isEqualTo(200);
        assertThat(admin.post("/api/v1/products", Map.of("name", "Other", "cf_skin", "oily"))
                        .body())
                .contains("records.choice-retired");
    }

    @Test
    void onlyAdministratorsLookIntoTheBin() {
        Api seller = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());

        assertThat(seller.get("/api/v1/catalog/deleted").status()).isEqualTo(403);
        assertThat(seller.get("/api/v1/catalog/deleted-fields/product/cf_x").status())
                .isEqualTo(403);
        assertThat(seller.delete("/api/v1/catalog/deleted-objects/x").status()).isEqualTo(403);
        assertThat(seller.put("/api/v1/catalog/product/fields/order", Map.of("fields", List.of()))
                        .status())
                .isEqualTo(403);
    }
}
