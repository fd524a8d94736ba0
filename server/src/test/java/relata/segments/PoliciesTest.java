package relata.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest(shared = "policies")
class PoliciesTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Policies policies;

    @Autowired
    ContactLimits limits;

    @Autowired
    People people;

    private Records records;
    private Api api;

    @BeforeEach
    void signIn() {
        records = new Records(changes, jdbc);
        api = Api.at(port).bearing(people.with(BuiltInRole.MARKETING).token());
    }

    private String segment(String name, String rule) {
        Api.Answer made = api.post("/api/v1/segments", Map.of("name", name, "rule", rule));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.text("id");
    }

    private Map<String, Object> wish(String name, String segment) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "segment",
                segment,
                "channels",
                List.of("email", "phone"),
                "actions",
                List.of("call", "mail", "leave"),
                "cadenceDays",
                30,
                "answerMinutes",
                240,
                "quietFrom",
                "21:00",
                "quietUntil",
                "08:00",
                "limits",
                List.of(Map.of("channel", "email", "contacts", 2, "days", 7))));
    }

    private String policy(String name, String segment) {
        Api.Answer made = api.post("/api/v1/policies", wish(name, segment));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.text("id");
    }

    @Test
    void theFirstPolicyByPriorityWhoseSegmentHoldsACustomerGovernsIt() {
        String wide = policy("Wide", segment("Policy wide", "region == \"Policy\""));
        String narrow = policy("Narrow", segment("Policy narrow", "city == \"Policysk\""));
        UUID both = records.create(
                "customer", Map.of("kind", "person", "name", "Політика Перша", "region", "Policy", "city", "Policysk"));
        UUID none = records.create("customer", Map.of("kind", "person", "name", "Політика Друга"));
        await().atMost(Duration.ofSeconds(10)).until(() -> governing(both).equals(wide));
        assertThat(policies.of(List.of(none))).isEmpty();
        Policy policy = policies.of(List.of(both)).get(both);
        assertThat(policy).isNotNull();
        assertThat(policy.cadence()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.serviceLevel()).isEqualTo(Duration.ofHours(4));
        assertThat(policy.quiet()).isNotNull();

        var order = new ArrayList<String>();
        api.get("/api/v1/policies")
                .json()
                .path("items")
                .forEach(item -> order.add(item.path("id").asString()));
        order.remove(narrow);
        order.add(order.indexOf(wide), narrow);
        assertThat(api.put("/api/v1/policies/order", Map.of("ids", order)).status())
                .isEqualTo(200);
        assertThat(governing(both)).isEqualTo(narrow);
        assertThat(api.put("/api/v1/policies/order", Map.of("ids", List.of(narrow)))
                        .status())
                .isEqualTo(422);
    }

    private String governing(UUID customer) {
        Policy policy = policies.of(List.of(customer)).get(customer);
        return policy == null ? "" : policy.id().toString();
    }

    @Test
    void contactsOfOursUseUpTheLimitsAndTheSimulationCountsThem() {
        String id = policy("Limited", segment("Policy limited", "city == \"Limitsk\""));
        UUID customer = records.create("customer", Map.of("kind", "person", "name", "Межа Перша", "city", "Limitsk"));
        await().atMost(Duration.ofSeconds(10)).until(() -> governing(customer).equals(id));
        assertThat(limits.left(List.of(customer)).get(customer)).containsEntry("email", 2);
        for (String direction : List.of("out", "out", "in")) {
            records.create(
                    "interaction",
                    Map.of(
                            "customer",
                            customer,
                            "kind",
                            "mail",
                            "channel",
                            "email",
                            "direction",
                            direction,
                            "occurredAt",
                            Instant.now().minusSeconds(60)));
        }
        assertThat(limits.left(List.of(customer)).get(customer))
                .containsEntry("email", 0)
                .containsEntry("phone", ContactLimits.UNLIMITED);
        jdbc.sql("""
                 insert into action_outcome (id, customer_id, choice_id, action, policy_id, outcome, reason)
                 values (?, ?, ?, 'call', ?, 'rejected', 'not-now')
                 """)
                .params(Ids.next(), customer, Ids.next(), UUID.fromString(id))
                .update();
        JsonNode simulation = api.get("/api/v1/policies/simulation").json();
        JsonNode mine = null;
        for (JsonNode each : simulation.path("policies")) {
            mine = each.path("policy").asString().equals(id) ? each : mine;
        }
        assertThat(mine).isNotNull();
        assertThat(mine.path("customers").asLong()).isEqualTo(1);
        assertThat(mine.path("limits").path(0).path("customers").asLong()).isEqualTo(1);
        assertThat(simulation.path("rejected").toString()).contains("not-now").contains(id);
        assertThat(simulation.path("none").asLong())
                .isLessThan(simulation.path("customers").asLong());
    }

    @Test
    void aPolicyIsCheckedVersionedAuditedAndKeptFromThoseWhoMayNot() {
        String segment = segment("Policy checked", "city == \"Checksk\"");
        var wrong = wish(" ", segment);
        wrong.put("channels", List.of("pigeon"));
        wrong.put("actions", List.of());
        wrong.put("quietUntil", null);
        wrong.put("cadenceDays", 0);
        Api.Answer refused = api.post("/api/v1/policies", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("name", "channels", "actions", "quietUntil", "cadenceDays");
        String id = policy("Checked", segment);
        assertThat(api.put("/api/v1/policies/" + id, wish("Renamed", segment)).status())
                .isEqualTo(400);
        assertThat(api.with("If-Match", "\"1\"")
                        .put("/api/v1/policies/" + id, wish("Renamed", segment))
                        .status())
                .isEqualTo(200);
        assertThat(api.with("If-Match", "\"1\"")
                        .put("/api/v1/policies/" + id, wish("Late", segment))
                        .status())
                .isEqualTo(412);
        assertThat(records.column(
                                "select changes::text from audit where record_id = ? and action = 'change'",
                                UUID.fromString(id))
                        .toString())
                .contains("Renamed");
        assertThat(api.delete("/api/v1/segments/" + segment).body()).contains("segments.has-policies");
        Api sales = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
        assertThat(sales.get("/api/v1/policies/" + id).status()).isEqualTo(200);
        assertThat(sales.post("/api/v1/policies", wish("Theirs", segment)).status())
                .isEqualTo(403);
        assertThat(sales.get("/api/v1/segment-settings").status()).isEqualTo(403);
        assertThat(api.delete("/api/v1/policies/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/policies/" + id).status()).isEqualTo(404);
    }
}
