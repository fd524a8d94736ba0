package relata.records.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest(shared = "records")
class RecordsApiTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    Api admin;

    @BeforeEach
    void signIn() {
        admin = as(BuiltInRole.ADMINISTRATOR);
    }

    private Api as(BuiltInRole role) {
        return Api.at(port).bearing(people.with(role).token());
    }

    private JsonNode product(String name, Object... more) {
        var body = new java.util.HashMap<String, Object>(Map.of("name", name));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        Api.Answer answer = admin.post("/api/v1/products", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void whatWasCreatedReadsBackWithItsVersion() {
        JsonNode created =
                product("Rose water", "family", "Body care", "price", Map.of("amount", "12.50", "currency", "EUR"));

        Api.Answer read = admin.get("/api/v1/products/" + created.path("id").asString());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().path("price").path("amount").asString()).isEqualTo("12.50");
        assertThat(read.json().path("family").asString()).isEqualTo("Body care");
        assertThat(read.json().path("createdAt").asString()).isNotEmpty();
    }

    @Test
    void aChangeOfAnOldVersionIsRefusedWithBothVersions() {
        String path = "/api/v1/products/" + product("Old soap").path("id").asString();

        assertThat(admin.with("If-Match", "\"1\"")
                        .patch(path, Map.of("name", "New soap"))
                        .status())
                .isEqualTo(200);
        Api.Answer late = admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Late soap"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("current").path("name").asString()).isEqualTo("New soap");
        assertThat(late.json().path("yours").path("name").asString()).isEqualTo("Late soap");
    }

    @Test
    void aListIsWalkedToItsEndAndBackWithoutLossOrRepetition() {
        for (int i = 0; i < 25; i++) {
            product("Walk " + i, "family", "walk", "refillDays", i % 3 == 0 ? "" : (Object) (i % 5 + 1));
        }
        for (String sort : List.of("name", "-refillDays,name", "refillDays", "-createdAt", "code,-name")) {
            var forward = new ArrayList<String>();
            String cursor = "";
            Api.Answer page = null;
            do {
                page = admin.get("/api/v1/products?limit=7&fields=name,refillDays&filter="
                        + encoded("family == \"walk\"") + "&sort=" + sort + cursor);
                assertThat(page.status()).as(page.toString()).isEqualTo(200);
                page.json()
                        .path("items")
                        .forEach(item -> forward.add(item.path("name").asString()));
                cursor = "&cursor=" + page.json().path("next").asString("");
            } while (!page.json().path("next").isNull());
            assertThat(forward).as(sort).hasSize(25);
            assertThat(new HashSet<>(forward)).as(sort).hasSize(25);

            var backward = new ArrayList<String>();
            page.json()
                    .path("items")
                    .forEach(item -> backward.add(item.path("name").asString()));
            while (!page.json().path("previous").isNull()) {
                page = admin.get(
                        "/api/v1/products?limit=7&fields=name&filter=" + encoded("family == \"walk\"") + "&sort=" + sort
                                + "&cursor=" + page.json().path("previous").asString());
                var before = new ArrayList<String>();
                page.json()
                        .path("items")
                        .forEach(item -> before.add(item.path("name").asString()));
                backward.addAll(0, before);
            }
            assertThat(backward).as(sort).isEqualTo(forward);
        }
    }

    @Test
    void theBinGivesBackWhatWasDeleted() {
        String path = "/api/v1/products/" + product("Bin candle").path("id").asString();

        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(names("/api/v1/products?bin=true")).contains("Bin candle");
        assertThat(names("/api/v1/products?filter=" + encoded("name == \"Bin candle\"")))
                .isEmpty();
        assertThat(admin.get(path).json().path("deletedAt").asString()).isNotBlank();
        assertThat(admin.post(path + "/restoration", null).status()).isEqualTo(200);
        assertThat(admin.get(path).json().has("deletedAt")).isFalse();
        assertThat(names("/api/v1/products?filter=" + encoded("name == \"Bin candle\"")))
                .containsExactly("Bin candle");
    }

    @Test
    void theHistoryTellsEveryChangeAndGivesAnEarlierValueBack() {
        String path = "/api/v1/products/" + product("First name").path("id").asString();
        admin.patch(path, Map.of("name", "Second name"));

        JsonNode entry = admin.get(path + "/history").json().path("items").get(0);
        assertThat(entry.path("action").asString()).isEqualTo("change");
        JsonNode change = entry.path("changes").get(0);
        assertThat(change.path("before").asString()).isEqualTo("First name");
        assertThat(change.path("after").asString()).isEqualTo("Second name");

        Api.Answer restored =
                admin.post(path + "/history/" + entry.path("id").asString() + "/restoration", Map.of("field", "name"));
        assertThat(restored.status()).as(restored.toString()).isEqualTo(204);
        assertThat(admin.get(path).text("name")).isEqualTo("First name");
    }

    @Test
    void allUnreadableValuesAreRefusedTogether() {
        Api.Answer answer =
                admin.post("/api/v1/products", Map.of("price", "12", "refillDays", "many", "colour", "red"));

        assertThat(answer.status()).isEqualTo(422);
        var fields = new HashSet<String>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        assertThat(fields).containsExactlyInAnyOrder("price", "refillDays", "colour");
    }

    @Test
    void theSameCreationSentEightTimesAtOnceMakesOneRecord() throws Exception {
        Api once = admin.with("Idempotency-Key", "sent-eight-times");
        var answers = new ArrayList<java.util.concurrent.Future<Api.Answer>>();
        try (var senders = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(senders.submit(
                        () -> once.post("/api/v1/products", Map.of("name", "Sent once", "family", "idempotent"))));
            }
        }
        var ids = new HashSet<String>();
        for (var answer : answers) {
            assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(201);
            ids.add(answer.get().text("id"));
        }
        assertThat(ids).hasSize(1);
        assertThat(names("/api/v1/products?filter=" + encoded("family == \"idempotent\"")))
                .containsExactly("Sent once");
    }

    @Test
    void aReaderCannotWrite() {
        Api.Answer answer = as(BuiltInRole.READ_ONLY).post("/api/v1/products", Map.of("name", "Mine"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("records.not-allowed");
    }

    @Test
    void sumsAreKeptApartByCurrency() {
        product("Sum 1", "family", "sums", "price", Map.of("amount", "1.10", "currency", "EUR"));
        product("Sum 2", "family", "sums", "price", Map.of("amount", "2.20", "currency", "EUR"));
        product("Sum 3", "family", "sums", "price", Map.of("amount", "5.00", "currency", "UAH"));
        product("Sum 4", "family", "sums");

        JsonNode sums = admin.get("/api/v1/products/sums?fields=price&filter=" + encoded("family == \"sums\""))
                .json();

        assertThat(sums.path("count").path("value").asLong()).isEqualTo(4);
        JsonNode price = sums.path("fields").get(0);
        assertThat(price.path("missing").asLong()).isEqualTo(1);
        assertThat(price.path("sum").toString()).contains("\"3.30\"").contains("\"5.00\"");
    }

    @Test
    void wordsAndPartsFindARecordInAnySpelling() {
        product("Крем для рук Карпатська сосна", "code", "KS-7781");

        for (String typed : List.of("крем", "кремы", "karpatska", "сосна", "7781", "KS-77")) {
            JsonNode found = admin.get("/api/v1/search?q=" + encoded(typed)).json();
            assertThat(found.path("items").toString()).as(typed).contains("Крем для рук");
        }
    }

    @Test
    void aSearchTellsInWhichFieldItFound() {
        String id = product("Night cream", "code", "QX-77123").path("id").asString();

        JsonNode byCode =
                admin.get("/api/v1/search?q=77123").json().path("items").get(0);
        assertThat(byCode.path("id").asString()).isEqualTo(id);
        assertThat(byCode.path("matched").path("field").asString()).isEqualTo("code");
        assertThat(byCode.path("matched").path("value").asString()).isEqualTo("QX-77123");

        JsonNode byName = admin.get("/api/v1/search?objects=product&q=Night%20cream")
                .json()
                .path("items")
                .get(0);
        assertThat(byName.path("id").asString()).isEqualTo(id);
        assertThat(byName.path("matched").isNull()).isTrue();
        assertThat(admin.get("/api/v1/search?objects=customer&q=77123").json().path("items"))
                .isEmpty();
    }

    @Test
    void aWrongFilterSaysWhereItIsWrong() {
        Api.Answer answer = admin.get("/api/v1/products?filter=" + encoded("nme == \"x\""));

        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo("filter");
        assertThat(error.path("detail").asString()).contains("nme");
    }

    private List<String> names(String path) {
        var names = new ArrayList<String>();
        admin.get(path)
                .json()
                .path("items")
                .forEach(item -> names.add(item.path("name").asString()));
        return names;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
