package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** CDNOW goes in as orders and comes out as the published figures (Fader, Hardie and Lee 2005; data of 2,357 buyers). */
@RelataTest
class PurchaseModelsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Uploads user;

    @BeforeEach
    void signIn() {
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void purchasesOfCdnowAreLearnedJudgedAndToldOfEachCustomer() throws IOException {
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);

        JsonNode asked = fitted(Map.of("asOf", "1998-06-30", "heldOutWeeks", 39));
        assertThat(asked.path("state").asString()).as(asked.toString()).isEqualTo("done");
        JsonNode report = asked.path("report");
        assertThat(report.path("customers").asInt()).isEqualTo(2_357);
        assertThat(report.path("cut").asString()).isEqualTo("1997-09-30");
        shown(report, "BG/NBD", -9582.429, .243, 4.414, .793, 2.426);
        shown(report, "MBG/NBD", -9582.13, .525, 6.183, .891, 1.614);
        shown(report, "Pareto/NBD", -9594.976, .553, 10.578, .606, 11.669);
        assertThat(accuracy(report, "BG/NBD").path("bias").asDouble()).isCloseTo(-.122, within(.001));
        assertThat(accuracy(report, "BG/NBD").path("meanAbsoluteError").asDouble())
                .isCloseTo(.7855, within(.00005));
        assertThat(accuracy(report, "Pareto/NBD").path("area").asDouble()).isCloseTo(.779, within(.0005));
        assertThat(report.path("bestForChurn").asString()).isEqualTo("Pareto/NBD");
        assertThat(report.path("poor").asBoolean(true)).isFalse();
        judged(report);
        assertThat(user.api
                        .get("/api/v1/purchase-models/current")
                        .json()
                        .path("fit")
                        .path("id"))
                .isEqualTo(asked.path("fit").path("id"));
        JsonNode newest =
                user.api.get("/api/v1/purchase-models").json().path("items").path(0);
        assertThat(newest.path("inUse").asBoolean()).isTrue();
        assertThat(newest.path("best").asString()).isEqualTo("Pareto/NBD");
        assertThat(newest.path("heldOutWeeks").asInt()).isEqualTo(39);
        assertThat(orders(newest.path("ordersFilter").asString())).isEqualTo(6_919);

        JsonNode faithful = valueOf("01760", "1998-06-30");
        JsonNode once = valueOf("00018", "1998-06-30");
        assertThat(faithful.path("purchases").asInt()).isEqualTo(44);
        assertThat(once.path("purchases").asInt()).isEqualTo(1);
        assertThat(once.path("daysBetween").isNull()).isTrue();
        assertThat(faithful.path("model").path("churnName").asString()).isEqualTo("Pareto/NBD");
        assertThat(faithful.path("model").path("active").asDouble())
                .isGreaterThan(once.path("model").path("active").asDouble());
        assertThat(worth(faithful, "low")).isLessThan(worth(faithful, "expected"));
        assertThat(worth(faithful, "high")).isGreaterThan(worth(faithful, "expected"));
        assertThat(worth(faithful, "expected")).isGreaterThan(worth(once, "expected"));
        everybodyStandsAsOfTheDataEnd();
    }

    private void everybodyStandsAsOfTheDataEnd() {
        var set = user.api.put("/api/v1/insight-settings", Map.of("timeZone", "UTC", "dataEndOn", "1998-06-30"));
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        JsonNode run = run();
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.path("asOf").asString()).isEqualTo("1998-06-30");
        assertThat(run.path("customers").asInt()).isEqualTo(2_357);

        BigDecimal whole = contribution("contribution > 0");
        BigDecimal best = contribution("tier == \"A\"");
        BigDecimal better = contribution("tier == \"A\" || tier == \"B\"");
        assertThat(best.divide(whole, MathContext.DECIMAL32).doubleValue()).isBetween(.8, .81);
        assertThat(better.divide(whole, MathContext.DECIMAL32).doubleValue()).isBetween(.95, .955);
        assertThat(count("tier == \"A\"")).isLessThan(count("tier == \"C\"") + count("tier == \"B\""));
        assertThat(count("stage == \"dissolution\"")).isBetween(600, 2_000);
        assertThat(count("stage == \"commitment\"")).isPositive();
        assertThat(count("churnRisk > 0.61 && stage != \"dissolution\"")).isZero();

        JsonNode faithful = valueOf("01760", "1998-06-30");
        assertThat(faithful.path("tier").path("tier").asString()).isEqualTo("A");
        assertThat(faithful.path("scores").path("frequency").asInt()).isEqualTo(5);
        assertThat(jdbc.sql("select count(distinct as_of) from stage_change")
                        .query(Integer.class)
                        .single())
                .as("days of steps, from the first purchases on")
                .isGreaterThan(100);
        aNewOrderMovesTheCustomerAtOnce();
    }

    private void aNewOrderMovesTheCustomerAtOnce() {
        JsonNode before = valueOf("00018", "1998-06-30");
        String id = customer("00018");
        var ordered = user.api.post(
                "/api/v1/orders",
                Map.of(
                        "customer",
                        Map.of("id", id),
                        "placedAt",
                        "1998-06-29T10:00:00Z",
                        "total",
                        Map.of("amount", "5000", "currency", "USD")));
        assertThat(ordered.status()).as(ordered.toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode row = user.api.get("/api/v1/customers/" + id).json();
            assertThat(row.path("tier").path("code").asString(row.path("tier").asString()))
                    .as(row.toString())
                    .isEqualTo("A");
        });
        JsonNode after = valueOf("00018", "1998-06-30");
        assertThat(after.path("model").path("active").asDouble())
                .isGreaterThan(before.path("model").path("active").asDouble());
        JsonNode steps =
                user.api.get("/api/v1/customers/" + id + "/stages").json().path("steps");
        assertThat(steps.path(0).path("from").asString()).isEqualTo("dissolution");
        assertThat(steps.path(0).path("to").asString()).isEqualTo("exploration");
        assertThat(steps.path(steps.size() - 1).path("cause").asString()).isEqualTo("first-purchases");
        itStandsOnTheTimeline(id);
    }

    private void itStandsOnTheTimeline(String id) {
        JsonNode entries = user.api
                .get("/api/v1/customers/" + id + "/timeline?kind=standing")
                .json()
                .path("items");
        assertThat(entries).hasSize(steps(id) + 1);
        for (JsonNode entry : entries) {
            boolean risk = entry.path("object").asString().equals("risk");
            assertThat(entry.path("kind").asString()).isEqualTo("standing");
            assertThat(risk ? entry.path("from").asDouble() : 1.0)
                    .isGreaterThan(risk ? entry.path("to").asDouble() : 0.0);
        }
        assertThat(entries.path(0).path("occurredAt").asString()).startsWith("1998-06-30T23:59:59");
        var nobody = new Uploads(port, people.with().token());
        assertThat(nobody.api
                        .get("/api/v1/customers/" + id + "/timeline?kind=standing")
                        .status())
                .isIn(403, 404);
    }

    private int steps(String id) {
        return user.api
                .get("/api/v1/customers/" + id + "/stages")
                .json()
                .path("steps")
                .size();
    }

    private JsonNode run() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !user.api
                        .get("/api/v1/standing-runs/current")
                        .json()
                        .path("state")
                        .asString()
                        .equals("waiting"));
        return user.api.get("/api/v1/standing-runs/current").json();
    }

    private int count(String filter) {
        return jdbc.sql("select count(*) from customer where deleted_at is null and " + sql(filter))
                .query(Integer.class)
                .single();
    }

    private BigDecimal contribution(String filter) {
        return jdbc.sql("select sum(contribution) from customer where deleted_at is null and " + sql(filter))
                .query(BigDecimal.class)
                .single();
    }

    /** These filters read alike in SQL but for their signs and quotes. */
    private static String sql(String filter) {
        return "("
                + filter.replace("==", "=")
                        .replace("!=", "<>")
                        .replace("\"", "'")
                        .replace("&&", "and")
                        .replace("||", "or")
                        .replace("churnRisk", "churn_risk")
                + ")";
    }

    @Test
    void withTooFewPurchasesItSaysWhyThereIsNoModel() {
        JsonNode asked = fitted(Map.of("asOf", "1990-01-01", "heldOutWeeks", 4));
        assertThat(asked.path("state").asString()).as(asked.toString()).isEqualTo("refused");
        assertThat(asked.path("fit").path("refusal").asString()).contains("too few repeat purchases");
        assertThat(asked.path("fit").path("notFitted"))
                .extracting(each ->
                        each.path("model").asString() + " " + each.path("code").asString())
                .containsExactly(
                        "BG/NBD no-repeat-purchases", "MBG/NBD no-repeat-purchases", "Pareto/NBD no-repeat-purchases");
        assertThat(user.api
                        .post("/api/v1/purchase-models", Map.of("heldOutWeeks", 0))
                        .status())
                .isEqualTo(422);
    }

    /** What the page shows of the 39 weeks held out: against sums of the data themselves. */
    private static void judged(JsonNode report) {
        assertThat(report.path("orders").asLong()).isEqualTo(6_919);
        assertThat(report.path("seconds").asDouble()).isBetween(0.0, 60.0);
        JsonNode weeks = report.path("weeks");
        assertThat(weeks.path("numbers")).hasSize(39);
        assertThat(weeks.path("happened").path(38).asInt()).isEqualTo(1_882);
        double expected =
                model(report, "Pareto/NBD").path("expectedByWeek").path(38).asDouble();
        assertThat(expected / 1_882 - 1)
                .isCloseTo(accuracy(report, "Pareto/NBD").path("bias").asDouble(), within(1e-6));

        JsonNode never = report.path("frequencies").path(0);
        assertThat(never.path("purchases").asInt()).isZero();
        assertThat(never.path("customers").asInt()).isEqualTo(1_411);
        double customers = 0;
        double happened = 0;
        for (JsonNode group : report.path("frequencies")) {
            customers += group.path("customers").asInt();
            happened += group.path("customers").asInt() * group.path("happened").asDouble();
            assertThat(group.path("low").asDouble())
                    .isLessThan(group.path("expected").asDouble());
            assertThat(group.path("high").asDouble())
                    .isGreaterThan(group.path("expected").asDouble());
        }
        assertThat(customers).isEqualTo(2_357);
        assertThat(happened).isCloseTo(1_882, within(1e-6));

        assertThat(measure(report, "total-error").path("model").asDouble()).isCloseTo(.115, within(.001));
        assertThat(measure(report, "error-per-customer").path("model").asDouble())
                .isCloseTo(.7545, within(.00005));
        assertThat(measure(report, "inside-interval").path("model").asDouble()).isBetween(.7, .9);
        assertThat(measure(report, "inside-interval").path("rule").isNull()).isTrue();
        JsonNode churn = report.path("churn");
        assertThat(churn.path("chance").path("predictor").asString()).isEqualTo("Pareto/NBD");
        // on these data the days since the last order put customers in order as well as the chance does
        assertThat(churn.path("chance").path("area").asDouble()).isCloseTo(.771, within(.0005));
        assertThat(churn.path("areaOfRule").asDouble()).isCloseTo(.771, within(.0005));
        assertThat(churn.path("chance").path("bins")).hasSize(10);
    }

    private static JsonNode measure(JsonNode report, String code) {
        for (JsonNode each : report.path("measures")) {
            if (each.path("code").asString().equals(code)) {
                return each;
            }
        }
        throw new AssertionError(code + " is not in " + report);
    }

    private static double worth(JsonNode value, String figure) {
        return value.path("model").path("worth").path(figure).asDouble();
    }

    private static JsonNode model(JsonNode report, String name) {
        for (JsonNode each : report.path("models")) {
            if (each.path("name").asString().equals(name)) {
                return each;
            }
        }
        throw new AssertionError(name + " is not in " + report);
    }

    private static JsonNode accuracy(JsonNode report, String name) {
        return model(report, name).path("accuracy");
    }

    private static void shown(JsonNode report, String name, double logLikelihood, double... values) {
        JsonNode shown = model(report, name).path("shown");
        assertThat(shown.path("logLikelihood").asDouble()).as(name).isCloseTo(logLikelihood, within(.01));
        for (int n = 0; n < values.length; n++) {
            assertThat(shown.path("values").path(n).path("value").asDouble())
                    .as(name + " " + n)
                    .isCloseTo(values[n], within(.0006));
        }
    }

    private JsonNode fitted(Map<String, Object> wish) {
        var begun = user.api.post("/api/v1/purchase-models", wish);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        for (int look = 0; look < 6_000; look++) {
            JsonNode asked =
                    user.api.get("/api/v1/purchase-models/" + begun.text("id")).json();
            if (!asked.path("state").asString().equals("waiting")) {
                return asked;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("it is not fitted");
    }

    private long orders(String filter) {
        String query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        var answer = user.api.get("/api/v1/orders?limit=1&total=exact&filter=" + query);
        return answer.json().path("total").path("value").asLong();
    }

    private JsonNode valueOf(String number, String asOf) {
        var answer = user.api.get("/api/v1/customers/" + customer(number) + "/value?asOf=" + asOf);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String customer(String number) {
        String filter = URLEncoder.encode("externalId == \"" + number + "\"", StandardCharsets.UTF_8);
        return user.api
                .get("/api/v1/customers?filter=" + filter)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }
}
