package relata.records.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
class CustomFieldsTest {

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

    private String field(String object, Map<String, Object> given) {
        Api.Answer answer = admin.post("/api/v1/catalog/" + object + "/fields", given);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("name");
    }

    private static Map<String, Object> label(String en) {
        return Map.of("en", en);
    }

    @Test
    void aNewFieldIsInListsFiltersSumsAndHistoryAtOnce() {
        String rooms = field("product", Map.of("label", label("Rooms"), "type", "integer"));
        String price = field("product", Map.of("label", label("List price"), "type", "money"));
        String skin = field(
                "product",
                Map.of(
                        "label",
                        label("Skin type"),
                        "type",
                        "choice",
                        "choices",
                        List.of(
                                Map.of("value", "dry", "label", label("Dry")),
                                Map.of("value", "oily", "label", label("Oily")))));

        Api.Answer created = admin.post(
                "/api/v1/products",
                Map.of(
                        "name",
                        "With custom fields",
                        rooms,
                        186,
                        skin,
                        "dry",
                        price,
                        Map.of("amount", "7.25", "currency", "EUR")));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        Api.Answer list = admin.get("/api/v1/products?fields=name," + rooms + "," + price + "&sort=-" + rooms
                + "&filter=" + encoded(rooms + " > 100 && " + skin + " == \"dry\""));

        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        assertThat(list.json().path("items").get(0).path(rooms).asInt()).isEqualTo(186);
        assertThat(list.json().path("items").get(0).path(price).path("amount").asString())
                .isEqualTo("7.25");
        assertThat(admin.get("/api/v1/products/sums?fields=" + rooms)
                        .json()
                        .path("fields")
                        .get(0)
                        .path("sum")
                        .toString())
                .contains("186");
        assertThat(admin.get("/api/v1/products/" + created.text("id") + "/history")
                        .body())
                .contains(rooms);
        assertThat(admin.post("/api/v1/products", Map.of("name", "x", skin, "greasy"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCalculatedFieldIsComputedInListsAndSorts() {
        String weeks =
                field("product", Map.of("label", label("Lasts weeks"), "type", "number", "formula", "refillDays / 7"));
        admin.post("/api/v1/products", Map.of("name", "Calc 1", "family", "calc", "refillDays", 14));
        admin.post("/api/v1/products", Map.of("name", "Calc 2", "family", "calc", "refillDays", 70));

        Api.Answer list = admin.get("/api/v1/products?fields=name," + weeks + "&sort=-" + weeks + "&filter="
                + encoded("family == \"calc\" && " + weeks + " > 1"));

        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        assertThat(list.json().path("items").get(0).path("name").asString()).isEqualTo("Calc 2");
        assertThat(list.json().path("items").get(0).path(weeks).asString()).isEqualTo("10");
    }

    @Test
    void aWrongFormulaIsRefusedWithItsPlace() {
        Api.Answer answer = admin.post(
                "/api/v1/catalog/product/fields",
                Map.of("label", label("Broken"), "type", "number", "formula", "refilDays / 7"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("formula");
    }

    @Test
    void aDeletedFieldComesBackWithItsValues() {
        String note = field("product", Map.of("label", label("Shelf note"), "type", "text"));
        String id = admin.post("/api/v1/products", Map.of("name", "Shelf", note, "left"))
                .text("id");

        assertThat(admin.delete("/api/v1/catalog/product/fields/" + note).status())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/products/" + id).json().has(note)).isFalse();
        assertThat(admin.post("/api/v1/catalog/product/fields/" + note + "/restoration", null)
                        .status())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/products/" + id).text(note)).isEqualTo("left");
    }

    @Test
    void aCustomObjectIsARecordLikeAnyOther() {
        Api.Answer made = admin.post(
                "/api/v1/catalog/objects",
                Map.of("name", "shop", "path", "shops", "label", label("Shop"), "pluralLabel", label("Shops")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String product = field(
                "shop",
                Map.of(
                        "label",
                        label("Bestseller"),
                        "type",
                        "reference",
                        "target",
                        "product",
                        "inverse",
                        "bestsellerIn"));
        String id = admin.post("/api/v1/products", Map.of("name", "Bestseller soap"))
                .text("id");

        Api.Answer shop = admin.post("/api/v1/shops", Map.of("name", "Lviv, Rynok 1", product, id));

        assertThat(shop.status()).as(shop.toString()).isEqualTo(201);
        assertThat(admin.get("/api/v1/products?fields=name&filter="
                                + encoded("bestsellerIn.exists(s, s.name.startsWith(\"Lviv\"))"))
                        .json()
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Bestseller soap");
        assertThat(admin.get("/api/v1/search?q=Rynok").body()).contains(shop.text("id"));
    }

    @Test
    void aSavedViewEarnsItsIndex() throws InterruptedException {
        Api.Answer view = admin.post(
                "/api/v1/views",
                Map.of(
                        "object",
                        "product",
                        "name",
                        "On sale",
                        "filter",
                        "active == true",
                        "sort",
                        List.of("-refillDays")));
        assertThat(view.status()).as(view.toString()).isEqualTo(201);

        for (int tried = 0; tried < 100 && !isBuilt(); tried++) {
            Thread.sleep(200);
        }
        assertThat(isBuilt()).isTrue();
        assertThat(admin.get("/api/v1/views?object=product").body()).contains("On sale");
    }

    private boolean isBuilt() {
        return jdbc.sql(
                        "select exists (select 1 from pg_indexes where tablename = 'product' and indexdef like '%(active, refill_days, id)%')")
                .query(Boolean.class)
                .single();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
