package relata.insight.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Subscribers of a telephone company who left or stayed (IBM sample, 7,043), brought in as a custom object. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelcoPredictionTest {

    private static final Map<String, Object> LEAVES =
            Map.of("object", "subscriber", "target", "cf_churn", "yes", "Yes", "name", "Who leaves");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Learner admin;
    private JsonNode prediction;

    @BeforeAll
    void learn() throws IOException {
        admin = new Learner(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        admin.brought(
                "subscriber",
                "subscribers",
                Files.readString(DataSets.path("telco/wa_churn.csv")),
                Map.of("churn", "text"));
        prediction = admin.predicted(LEAVES);
    }

    private String address() {
        return "/api/v1/predictions/" + prediction.path("id").asString();
    }

    private JsonNode report() {
        return prediction.path("report");
    }

    @Test
    void whoLeavesIsForetoldAsWellAsIsKnownOfThisFile() {
        assertThat(report().path("verdict").asString())
                .as(prediction.toString())
                .isEqualTo("usable");
        assertThat(report().path("rows").asInt()).isEqualTo(7_043);
        assertThat(report().path("yes").asInt()).isEqualTo(1_869);
        for (String model : List.of("baseline", "stronger")) {
            JsonNode quality = report().path(model);
            assertThat(quality.path("auc").asDouble()).as(model).isBetween(.83, .86);
            assertThat(quality.path("low").asDouble())
                    .isLessThan(quality.path("auc").asDouble());
            assertThat(quality.path("logLoss").asDouble())
                    .isLessThan(quality.path("baseLogLoss").asDouble());
            assertThat(quality.path("tenths")).hasSize(10);
        }
        boolean trees =
                report().path("gain").asDouble() > report().path("gainError").asDouble();
        assertThat(report().path("chosen").asString()).isEqualTo(trees ? "boosted-trees" : "logistic-regression");
        assertThat(report().path("importances").path(0).path("feature").asString())
                .isIn("cf_contract", "cf_tenure", "cf_total_charges");
        assertThat(report().path("leaks")).isEmpty();
    }

    @Test
    void blankChargesAreMissingAndNamesAreNotLearnedFrom() {
        var missing = new java.util.HashMap<String, Integer>();
        report().path("inputs")
                .forEach(input -> missing.put(
                        input.path("name").asString(), input.path("missing").asInt()));
        assertThat(missing).containsEntry("cf_total_charges", 11).containsEntry("cf_tenure", 0);
        assertThat(missing).hasSize(19).doesNotContainKeys("name", "cf_churn", "createdAt", "owner");
    }

    @Test
    void everybodyIsJudgedTheLikeliestFirstWithReasons() {
        JsonNode first = admin.api.get(address() + "/scores?limit=50").json();
        assertThat(first.path("items")).hasSize(50);
        double before = 1;
        for (JsonNode item : first.path("items")) {
            assertThat(item.path("probability").asDouble()).isBetween(0.0, before);
            before = item.path("probability").asDouble();
            assertThat(item.path("name").asString()).startsWith("subscriber");
            assertThat(item.path("reasons")).hasSize(3);
        }
        JsonNode next = admin.api
                .get(address() + "/scores?limit=50&cursor=" + first.path("next").asString())
                .json();
        assertThat(next.path("items").path(0).path("probability").asDouble()).isLessThanOrEqualTo(before);
        assertThat(next.path("items").toString())
                .doesNotContain(first.path("items").path(49).path("record").asString());

        JsonNode highest = first.path("items").path(0);
        JsonNode one = admin.api
                .get(address() + "/scores/" + highest.path("record").asString())
                .json();
        assertThat(one.path("probability").asDouble())
                .isEqualTo(highest.path("probability").asDouble());
        assertThat(one.path("reasons").size()).isBetween(4, 10);
        assertThat(one.path("reasons").toString()).contains("cf_contract", "Month-to-month");
        JsonNode filtered = admin.api
                .get(address() + "/scores?limit=5&filter=cf_contract%20%3D%3D%20%22Two%20year%22")
                .json();
        assertThat(filtered.path("items").path(0).path("probability").asDouble())
                .isLessThan(.6);
        assertThat(count()).isEqualTo(7_043);
        assertThat(jdbc.sql("select avg(probability) from prediction_score where version_id = ?")
                        .param(java.util.UUID.fromString(
                                prediction.path("current").asString()))
                        .query(Double.class)
                        .single())
                .isCloseTo(1_869 / 7_043.0, within(.01));
    }

    private long count() {
        return jdbc.sql("select count(*) from prediction_score where version_id = ?")
                .param(java.util.UUID.fromString(prediction.path("current").asString()))
                .query(Long.class)
                .single();
    }

    @Test
    void probabilitiesGoIntoAFieldThatListsCanFilterBy() {
        var label = Map.of("en", "Chance of leaving");
        admin.api.post(
                "/api/v1/catalog/subscriber/fields", Map.of("name", "cf_chance", "type", "number", "label", label));
        Api.Answer refused = admin.api.put(address() + "/field", Map.of("field", "cf_tenure_of_nobody"));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        Api.Answer begun = admin.api.put(address() + "/field", Map.of("field", "cf_chance"));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
        JsonNode writing = begun.json().path("writing");
        for (int look = 0; look < 6_000 && writing.path("state").asString().equals("waiting"); look++) {
            LockSupport.parkNanos(10_000_000);
            writing = admin.api.get(address()).json().path("writing");
        }
        assertThat(writing.path("state").asString()).isEqualTo("done");
        assertThat(writing.path("written").asInt()).isEqualTo(7_043);
        JsonNode top = admin.api
                .get(address() + "/scores?limit=1")
                .json()
                .path("items")
                .path(0);
        JsonNode record = admin.api
                .get("/api/v1/subscribers/" + top.path("record").asString())
                .json();
        assertThat(record.path("cf_chance").asDouble())
                .isCloseTo(top.path("probability").asDouble(), within(.0001));
        long likely = admin.user.count("subscribers", "cf_chance > 0.5");
        assertThat(likely).isBetween(1_000L, 2_000L);
        JsonNode fields = admin.api
                .get("/api/v1/predictions/fields?object=subscriber")
                .json()
                .path("fields");
        for (JsonNode field : fields) {
            if (field.path("name").asString().equals("cf_chance")) {
                assertThat(field.path("use").asString()).isEqualTo("when-named");
                assertThat(field.path("target").asBoolean()).isFalse();
            }
        }
        admin.api.delete(address() + "/field");
    }

    @Test
    void othersSeeItAsFarAsTheyReadWhatItIsMadeOf() {
        var blind = new Learner(port, reader("all", "cf_contract"));
        JsonNode seen = blind.api.get(address()).json();
        assertThat(seen.path("report").path("rows").asInt()).isEqualTo(7_043);
        assertThat(seen.path("report").path("hidden").asInt()).isEqualTo(1);
        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(seen.toString()).doesNotContain("cf_contract");
        Api.Answer scores = blind.api.get(address() + "/scores?limit=20");
        assertThat(scores.json().path("items").path(0).path("reasons")).hasSize(3);
        assertThat(scores.toString()).doesNotContain("cf_contract", "Month-to-month");
        assertThat(blind.api
                        .get(address() + "/scores?filter=cf_contract%20%3D%3D%20%22x%22")
                        .status())
                .isEqualTo(422);
        assertThat(blind.api.post(address() + "/versions", Map.of()).status()).isEqualTo(403);
        assertThat(blind.api.delete(address()).status()).isEqualTo(403);

        for (String token : List.of(reader("all", "cf_churn"), reader("own", "cf_none"), reader("none", "cf_none"))) {
            Api stranger = Api.at(port).bearing(token);
            assertThat(stranger.get(address()).status()).isEqualTo(404);
            assertThat(stranger.get(address() + "/scores").status()).isEqualTo(404);
            assertThat(stranger.get("/api/v1/predictions").json().path("items")).isEmpty();
        }
    }

    @Test
    void whoeverAsksLearnsFromWhatTheyRead() {
        var blind = new Learner(port, reader("all", "cf_contract"));
        JsonNode own = blind.predicted(Map.of("object", "subscribers", "target", "cf_churn", "yes", "yes"));
        assertThat(own.path("report").path("verdict").asString()).isEqualTo("usable");
        assertThat(own.path("report").path("inputs")).hasSize(18);
        assertThat(own.path("name").asString()).isEqualTo("subscriber: churn");
        var narrow = new Learner(port, reader("own", "cf_none"));
        JsonNode nothing = narrow.predicted(LEAVES);
        assertThat(nothing.path("runs").path(0).path("state").asString()).isEqualTo("refused");
        assertThat(nothing.path("runs").path(0).path("refusal").asString()).contains("0 yes and 0 no");
    }

    private String reader(String scope, String hidden) {
        var role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "Reader " + role)
                .param(
                        "grants",
                        "{\"subscriber\": {\"read\": \"" + scope + "\", \"hiddenFields\": [\"" + hidden + "\"]}}")
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        return person.token();
    }

    @Test
    void askingForWhatCannotBeLearnedIsRefusedAtOnce() {
        refused(Map.of("object", "subscriber", "target", "cf_churn"), "yes");
        refused(Map.of("object", "subscriber", "target", "cf_none", "yes", "1"), "target");
        refused(Map.of("object", "subscriber", "target", "name", "yes", "1"), "target");
        refused(Map.of("object", "subscriber", "target", "owner", "yes", "1"), "target");
        refused(Map.of("object", "subscriber", "kind", "guess"), "kind");
        refused(Map.of("object", "subscriber", "kind", "leaves", "days", 30), "kind");
        refused(Map.of("object", "customer", "kind", "leaves"), "days");
        refused(Map.of("object", "customer", "kind", "buys-product", "days", 9), "product");
        refused(Map.of("object", "customer", "kind", "buys-category", "days", 9, "category", "none"), "category");
        refused(
                Map.of("object", "subscriber", "target", "cf_churn", "yes", "Yes", "fields", List.of("name")),
                "fields");
        refused(Map.of("object", "subscriber", "target", "cf_churn", "yes", "Yes", "fields", List.of()), "fields");
        assertThat(admin.api
                        .post(
                                "/api/v1/predictions",
                                Map.of(
                                        "object",
                                        "subscriber",
                                        "target",
                                        "cf_churn",
                                        "yes",
                                        "Yes",
                                        "filter",
                                        "cf_churn =="))
                        .status())
                .isEqualTo(422);
        assertThat(admin.api
                        .post("/api/v1/predictions", Map.of("object", "nothings"))
                        .status())
                .isEqualTo(404);
    }

    private void refused(Map<String, ?> wish, String field) {
        Api.Answer answer = admin.api.post("/api/v1/predictions", wish);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .doesNotContain("insight.");
    }

    @Test
    void aFieldThatTellsTheAnswerIsShownAndNothingIsSaidUntilItIsLeftOutOrTrusted() {
        var csv = new StringBuilder("left,reason,visits,farewell\n");
        for (int i = 0; i < 600; i++) {
            boolean left = (i * 37) % 100 < 30 + i % 3 * 10;
            csv.append(left ? "true" : "false")
                    .append(',')
                    .append(left && i % 4 == 0 ? "price" + i % 3 : "")
                    .append(',')
                    .append(i % 3)
                    .append(',')
                    .append(left && i % 50 != 0 ? 1 : 0)
                    .append('\n');
        }
        admin.brought("visitor", "visitors", csv.toString(), Map.of());
        JsonNode leaking = admin.predicted(Map.of("object", "visitor", "target", "cf_left"));
        assertThat(leaking.path("report").path("verdict").asString())
                .as(leaking.toString())
                .isEqualTo("leaks");
        assertThat(leaking.path("report").path("leaks").toString())
                .contains("\"input\":\"cf_farewell\",\"sign\":\"tells\"")
                .contains("\"input\":\"cf_reason\",\"sign\":\"filled-for-yes\"");
        String id = leaking.path("id").asString();
        assertThat(admin.api.get("/api/v1/predictions/" + id + "/scores").json().path("items"))
                .isEmpty();

        admin.api.post(
                "/api/v1/predictions/" + id + "/versions",
                Map.of("leftOut", List.of("cf_farewell"), "trusted", List.of("cf_reason")));
        JsonNode trusted = admin.learned(id);
        assertThat(trusted.path("runs")).hasSize(2);
        assertThat(trusted.path("report").path("verdict").asString()).isEqualTo("usable");
        admin.api.post(
                "/api/v1/predictions/" + id + "/versions",
                Map.of("leftOut", List.of("cf_farewell", "cf_reason", "cf_visits", "cf_none")));
        assertThat(admin.api
                        .post(
                                "/api/v1/predictions/" + id + "/versions",
                                Map.of("fields", List.of("cf_visits"), "leftOut", List.of("cf_visits")))
                        .status())
                .isEqualTo(422);
        assertThat(admin.api.delete("/api/v1/predictions/" + id).status()).isEqualTo(204);
    }

    @Test
    void whatIsPureChanceIsCalledSoAndNobodyIsJudgedByIt() {
        var random = new java.util.Random(3);
        var csv = new StringBuilder("won,heads,shade\n");
        for (int i = 0; i < 500; i++) {
            csv.append(random.nextBoolean() ? "true" : "false")
                    .append(',')
                    .append(random.nextInt(1000))
                    .append(',')
                    .append(random.nextBoolean() ? "red" : "blue")
                    .append('\n');
        }
        admin.brought("toss", "tosses", csv.toString(), Map.of());
        JsonNode chance = admin.predicted(Map.of("object", "toss", "target", "cf_won"));
        assertThat(chance.path("report").path("verdict").asString())
                .as(chance.toString())
                .isEqualTo("no-better-than-chance");
        assertThat(admin.api
                        .get("/api/v1/predictions/" + chance.path("id").asString() + "/scores")
                        .json()
                        .path("items"))
                .isEmpty();
    }
}
