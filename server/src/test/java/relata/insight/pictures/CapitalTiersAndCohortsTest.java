package relata.insight.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Six customers whose figures are set by hand, one for each way that a customer can go within a year. */
@RelataTest
class CapitalTiersAndCohortsTest {

    private static final String END = "2026-09-30";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Api admin;
    private People.Person seller;
    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void signIn() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        seller = people.with(BuiltInRole.SALES);
    }

    @Test
    void picturesTellTheExactFiguresOfThoseWhomOneSees() {
        sixCustomers();
        whatTheBaseIsWorth();
        whomToSaveFirst();
        whoMovedBetweenTiers();
        whoCameBack();
        whereTheyStandInTheirLifecycle();
        ownCustomersOnly();
        tiersOnAnyTwoDays();
    }

    private void sixCustomers() {
        assertThat(admin.put("/api/v1/insight-settings", Map.of("dataEndOn", "-999999999-01-01"))
                        .body())
                .as("a day that cannot be reckoned from")
                .contains("insight.day-between");
        assertThat(admin.put("/api/v1/insight-settings", Map.of("timeZone", "UTC", "dataEndOn", END))
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/standing-runs/current")
                        .path("state")
                        .asString("")
                        .equals("done"));
        for (String name : List.of("Nova", "Riser", "Grower", "Faller", "Leaver", "Shrinker")) {
            var made = admin.post("/api/v1/customers", Map.of("kind", "organization", "name", name));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            ids.put(name, made.json().path("id").asString(""));
        }
        settled();
        jdbc.sql("delete from customer_value").update();
        jdbc.sql("delete from tiering").update();
        jdbc.sql("""
                 insert into tiering (as_of, measure, cut_a, cut_b, cut_a_before, cut_b_before, recency, frequency, monetary)
                 values (?::date, 'CONTRIBUTION', 100, 50, 100, 50, '{30,90,180,365}', '{1,2,4,8}', '{1,2,3,4}')
                 """).param(END).update();
        row("Nova", "2026-02-10", "2026-09-20", 2, 2, 0, 2, 300, 300, 0, 150, 0, 5, .9, 500, null, "exploration");
        row("Riser", "2024-05-01", "2026-08-01", 9, 6, 3, 9, 360, 240, 120, 120, 60, 1, .8, 400, 300, "commitment");
        row("Grower", "2024-05-01", "2026-09-01", 4, 2, 2, 4, 250, 140, 110, 70, 55, 1, .8, 250, 200, "expansion");
        row("Faller", "2023-05-01", "2026-01-15", 6, 1, 5, 6, 260, 40, 220, 20, 110, 1, .4, 90, 290, "expansion");
        row("Leaver", "2024-01-10", "2025-06-01", 2, 0, 2, 2, 160, 0, 160, 0, 80, 33, .1, 30, 180, "dissolution");
        row("Shrinker", "2023-05-01", "2026-09-29", 8, 4, 4, 8, 760, 400, 360, 200, 180, 1, .3, 800, 1000, "expansion");
        step("Leaver", null, "exploration", "2024-01-10", "first-purchases");
        step("Leaver", "exploration", "dissolution", "2026-03-10", "probably-left");
    }

    private void settled() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from customer_mark")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private void row(
            String name,
            String first,
            String last,
            int orders,
            int yearOrders,
            int beforeOrders,
            int purchases,
            int spent,
            int yearSpent,
            int beforeSpent,
            int contribution,
            int contributionBefore,
            long quarters,
            double active,
            int value,
            @Nullable Integer before,
            String stage) {
        var values = new ArrayList<@Nullable Object>(List.of(
                UUID.fromString(ids.get(name)),
                END,
                first,
                last,
                orders,
                yearOrders,
                beforeOrders,
                purchases,
                spent,
                yearSpent,
                beforeSpent,
                contribution,
                contributionBefore,
                quarters,
                active,
                value));
        values.add(before);
        values.addAll(List.of(stage, LocalDate.parse(END).minusDays(orders).toString()));
        jdbc.sql("""
                 insert into customer_value (customer_id, as_of, first_on, last_on, orders, year_orders, year_before_orders, purchases,
                        spent, year_spent, year_before_spent, year_contribution, year_before_contribution, quarters, active,
                        lifetime_value, lifetime_value_before, stage, stage_since, service_cost)
                 values (?, ?::date, ?::date, ?::date, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, 7)
                 """).params(values).update();
    }

    private void step(String name, @Nullable String from, String to, String day, String cause) {
        var values = new ArrayList<@Nullable Object>(List.of(Ids.next(), UUID.fromString(ids.get(name))));
        values.add(from);
        values.addAll(List.of(to, day, cause));
        jdbc.sql("""
                 insert into stage_change (id, customer_id, from_stage, to_stage, as_of, cause, figures)
                 values (?, ?, ?, ?, ?::date, ?, '{}')
                 """).params(values).update();
    }

    private void whatTheBaseIsWorth() {
        JsonNode capital = get("/api/v1/insight/capital");
        assertThat(amount(capital, "now")).isEqualByComparingTo("2070");
        assertThat(amount(capital, "before")).isEqualByComparingTo("1970");
        var changes = new HashMap<String, Integer>();
        capital.path("steps").forEach(step -> {
            assertThat(step.path("customers").asInt()).isEqualTo(1);
            changes.put(step.path("step").asString(""), amount(step, "change").intValueExact());
        });
        assertThat(changes)
                .isEqualTo(Map.of("new", 500, "up", 100, "grown", 50, "down", -200, "lost", -150, "shrunk", -200));
        assertThat(capital.path("trust").asString("")).isEqualTo("NONE");
        assertThat(names(set("set=capital&step=down"))).containsExactly("Faller");
    }

    private void whomToSaveFirst() {
        JsonNode risk = get("/api/v1/insight/at-risk");
        assertThat(risk.path("sample").size()).isEqualTo(6);
        assertThat(amount(risk, "valueFrom")).isEqualByComparingTo("500");
        assertThat(risk.path("customers").asInt()).isEqualTo(1);
        assertThat(amount(risk, "value")).isEqualByComparingTo("800");
        assertThat(risk.path("largest").path(0).path("name").asString("")).isEqualTo("Shrinker");
        assertThat(risk.path("filter").asString("")).isEqualTo("churnRisk >= 0.5 && lifetimeValue >= 500");
        assertThat(names(set("set=at-risk"))).containsExactly("Shrinker");
    }

    private void whoMovedBetweenTiers() {
        assertThat(moves(get("/api/v1/insight/tiers")))
                .containsExactlyInAnyOrder(
                        "A>A 1 180>200", "A>C 1 110>20", "B>A 1 60>120", "B>B 1 55>70", "B>- 1 80>0", "->A 1 0>150");
        JsonNode up = set("set=moved-up");
        assertThat(names(up)).containsExactly("Nova", "Riser");
        assertThat(causes(up)).containsExactly("FIRST_ORDERS", "MORE_ORDERS");
        JsonNode down = set("set=moved-down");
        assertThat(names(down)).containsExactly("Faller", "Leaver");
        assertThat(causes(down)).containsExactly("FEWER_ORDERS", "NO_ORDERS");
        assertThat(names(set("set=moved&from=B&to=none"))).containsExactly("Leaver");
        JsonNode next = set("set=next-tier&to=A");
        assertThat(names(next)).containsExactly("Grower");
        assertThat(amount(next.path("items").path(0), "missing")).isEqualByComparingTo("30");
        assertThat(set("set=tier&to=A").path("filter").asString("")).isEqualTo("tier == \"A\"");
        assertThat(names(set("set=tier&to=A"))).containsExactly("Shrinker", "Nova", "Riser");
    }

    private void whoCameBack() {
        JsonNode cohorts = get("/api/v1/insight/cohorts");
        assertThat(cohorts.path("running").asBoolean(true)).isFalse();
        JsonNode newest = cohorts.path("items").path(cohorts.path("items").size() - 1);
        assertThat(newest.path("quarter").asString("")).isEqualTo("2026-01-01");
        assertThat(newest.path("active").toString()).isEqualTo("[1,0,1]");
        JsonNode first = cohorts.path("items").path(0);
        assertThat(first.path("quarter").asString("")).isEqualTo("2024-01-01");
        assertThat(first.path("active").toString()).isEqualTo("[1,0,0,0,0,1,0,0,0,0,0]");
        assertThat(names(set("set=cohort&quarter=2026-01-01&after=2"))).containsExactly("Nova");
        assertThat(names(set("set=cohort&quarter=2026-01-01&after=1"))).isEmpty();

        var cells = new ArrayList<String>();
        get("/api/v1/insight/rfm")
                .path("cells")
                .forEach(cell -> cells.add(cell.path("recency").asInt() + "/"
                        + cell.path("frequency").asInt() + " "
                        + amount(cell, "spent").intValueExact()));
        assertThat(cells).containsExactly("1/2 160", "2/4 260", "4/5 360", "5/2 300", "5/3 250", "5/4 760");
        assertThat(names(set("set=rfm&recency=5&frequency=4"))).containsExactly("Shrinker");
    }

    private void whereTheyStandInTheirLifecycle() {
        JsonNode lifecycle = get("/api/v1/insight/lifecycle");
        JsonNode expansion = lifecycle.path("stages").path(2);
        assertThat(expansion.path("customers").asInt()).isEqualTo(3);
        assertThat(expansion.path("days").asInt()).isEqualTo(6);
        assertThat(amount(expansion, "cost")).isEqualByComparingTo("21");
        assertThat(amount(expansion, "spent")).isEqualByComparingTo("580");
        assertThat(lifecycle.path("reasons").path(0).path("reason").isNull()).isTrue();
        JsonNode steps = get("/api/v1/insight/lifecycle-steps").path("items");
        assertThat(steps.size()).isEqualTo(1);
        assertThat(steps.path(0).path("from").asString("")).isEqualTo("exploration");
        assertThat(steps.path(0).path("days").asInt()).isEqualTo(790);

        assertThat(set("set=lost").path("items").path(0).path("reason").isNull())
                .isTrue();
        String leaver = ids.get("Leaver");
        assertThat(admin.put(
                                "/api/v1/customers/" + leaver + "/dissolution",
                                Map.of("reason", "alternative", "endedBy", "customer"))
                        .status())
                .isEqualTo(200);
        JsonNode lost = set("set=lost");
        assertThat(names(lost)).containsExactly("Leaver");
        assertThat(lost.path("items").path(0).path("reason").asString("")).isEqualTo("alternative");
        assertThat(get("/api/v1/insight/lifecycle")
                        .path("reasons")
                        .path(0)
                        .path("reason")
                        .asString(""))
                .isEqualTo("alternative");
    }

    private void ownCustomersOnly() {
        Api own = Api.at(port).bearing(seller.token());
        assertThat(own.get("/api/v1/insight/capital").json().path("customers").asInt())
                .isZero();
        jdbc.sql("update customer_value set owner_id = ? where customer_id = ?")
                .params(seller.id(), UUID.fromString(ids.get("Riser")))
                .update();
        jdbc.sql("update customer set owner_id = ? where id = ?")
                .params(seller.id(), UUID.fromString(ids.get("Riser")))
                .update();
        JsonNode capital = own.get("/api/v1/insight/capital").json();
        assertThat(amount(capital, "now")).isEqualByComparingTo("400");
        assertThat(capital.path("history").size()).isZero();
        assertThat(moves(own.get("/api/v1/insight/tiers").json())).containsExactly("B>A 1 60>120");
        JsonNode up = own.get("/api/v1/insight/customers?set=moved-up").json();
        assertThat(names(up)).containsExactly("Riser");
        assertThat(up.path("customers").asInt()).isEqualTo(1);
        assertThat(own.get("/api/v1/insight/at-risk").json().path("sample").size())
                .isEqualTo(1);
        assertThat(own.get("/api/v1/insight/customers?set=nonsense").code()).isEqualTo("records.invalid");
    }

    private void tiersOnAnyTwoDays() {
        String rising = bought("2025-03-01", "100", "2026-03-01", "300");
        bought("2025-03-05", "300");
        settled();
        JsonNode found = get("/api/v1/tier-migration?from=2025-09-30&to=2026-09-30");
        assertThat(moves(found)).containsExactlyInAnyOrder("A>A 1 100>300", "A>- 1 300>0");
        assertThat(amount(found.path("cuts"), "cutA")).isEqualByComparingTo("300");
        assertThat(amount(found.path("cuts"), "cutABefore")).isEqualByComparingTo("100");
        assertThat(moves(get("/api/v1/tier-migration?from=2025-03-02&to=2025-09-30")))
                .containsExactlyInAnyOrder("A>A 1 100>100", "->A 1 0>300");
        assertThat(admin.get("/api/v1/tier-migration?from=2026-01-01&to=2025-01-01")
                        .status())
                .isEqualTo(422);
        assertThat(rising).isNotEmpty();
    }

    private String bought(String... daysAndAmounts) {
        String id = admin.post("/api/v1/customers", Map.of("kind", "organization", "name", "Buyer"))
                .json()
                .path("id")
                .asString("");
        for (int n = 0; n < daysAndAmounts.length; n += 2) {
            var order = admin.post(
                    "/api/v1/orders",
                    Map.of(
                            "customer", Map.of("id", id),
                            "placedAt", daysAndAmounts[n] + "T10:00:00Z",
                            "total", Map.of("amount", daysAndAmounts[n + 1], "currency", "EUR")));
            assertThat(order.status()).as(order.toString()).isEqualTo(201);
        }
        return id;
    }

    private JsonNode get(String path) {
        var answer = admin.get(path);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(200);
        return answer.json();
    }

    private JsonNode set(String query) {
        return get("/api/v1/insight/customers?" + query);
    }

    private static BigDecimal amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return new BigDecimal(value.isString() ? value.asString("") : value.toString());
    }

    private static List<String> names(JsonNode page) {
        var names = new ArrayList<String>();
        page.path("items").forEach(item -> names.add(item.path("name").asString("")));
        return names;
    }

    private static List<String> causes(JsonNode page) {
        var causes = new ArrayList<String>();
        page.path("items").forEach(item -> causes.add(item.path("cause").asString("")));
        return causes;
    }

    private static List<String> moves(JsonNode tiering) {
        var moves = new ArrayList<String>();
        tiering.path("moves")
                .forEach(move -> moves.add(tier(move, "from") + ">" + tier(move, "to") + " "
                        + move.path("customers").asInt() + " "
                        + amount(move, "before").intValueExact() + ">"
                        + amount(move, "after").intValueExact()));
        return moves;
    }

    private static String tier(JsonNode move, String field) {
        return move.path(field).isNull() ? "-" : move.path(field).asString("");
    }
}
