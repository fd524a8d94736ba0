package relata.insight.nextaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** From a fact to the choice, its arm and its item; and from the choices to whether they work. */
@RelataTest
class NextActionsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SituationQuery situations;

    private Api user;
    private UUID owner;

    @BeforeEach
    void signIn() {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        user = Api.at(port).bearing(administrator.token());
        owner = administrator.id();
    }

    private String customer(String name) {
        var made = user.post("/api/v1/customers", Map.of("kind", "person", "name", name, "owner", Map.of("id", owner)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.text("id");
    }

    private Map<String, Object> chosen(String customer) {
        return jdbc.sql(
                        "select action, arm, choice_id, reasons -> 0 ->> 'code' as reason from next_action where customer_id = ?")
                .param(UUID.fromString(customer))
                .query()
                .singleRow();
    }

    private void awaitAction(String customer, String action) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(chosen(customer)).containsEntry("action", action));
    }

    @Test
    void aComplaintIsToBeSolvedFirstAndLeavesWithIt() {
        String id = customer("Скарга Перша");
        awaitAction(id, "leave");
        assertThat(chosen(id)).containsEntry("reason", "no-purchase");
        var opened = user.post(
                "/api/v1/open-matters",
                Map.of(
                        "customer", Map.of("id", id),
                        "kind", "complaint",
                        "source", "test",
                        "sourceId", id,
                        "title", "Parcel was damaged",
                        "state", "open",
                        "since", Instant.now().minus(2, ChronoUnit.DAYS).toString()));
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        awaitAction(id, "solve");
        assertThat(chosen(id)).containsEntry("arm", "outside").containsEntry("reason", "complaint");
        assertThat(jdbc.sql(
                                "select count(*) from work_item where customer_id = ? and action = 'solve' and state = 'open'")
                        .param(UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .isOne();
        user.delete("/api/v1/open-matters/" + opened.text("id"));
        awaitAction(id, "leave");
    }

    @Test
    void anOfferThatSomebodyMadeIsKnownForThreeMonths() {
        UUID customer = UUID.fromString(customer("Offered to lately"));
        UUID balm = offer(customer, "done", 10);
        offer(customer, "done", 120);
        offer(customer, "rejected", 10);
        assertThat(situations.of(List.of(customer)).getFirst().situation().offeredLately())
                .containsExactly(balm);
    }

    private UUID offer(UUID customer, String outcome, int daysAgo) {
        UUID choice = Ids.next();
        UUID product = Ids.next();
        jdbc.sql("""
                 insert into chosen_action (choice_id, customer_id, action, channel, product_id, arm, assumed, gain)
                 values (?, ?, 'offer', 'email', ?, 'act', true, 1)
                 """).params(choice, customer, product).update();
        jdbc.sql("""
                 insert into action_outcome (id, customer_id, choice_id, action, outcome, at)
                 values (?, ?, ?, 'offer', ?, now() - make_interval(days => ?))
                 """).params(Ids.next(), customer, choice, outcome, daysAgo).update();
        return product;
    }

    @Test
    void withoutOwnerAndPolicyNothingIsChosen() {
        String id = customer("Нічийна Особа");
        awaitAction(id, "leave");
        user.patch("/api/v1/customers/" + id, Map.of("owner", Map.of()));
        jdbc.sql("update customer set owner_id = null where id = ?")
                .param(UUID.fromString(id))
                .update();
        jdbc.sql("insert into customer_mark (customer_id) values (?) on conflict do nothing")
                .param(UUID.fromString(id))
                .update();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from next_action where customer_id = ?")
                                .param(UUID.fromString(id))
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    /** 150 acted upon of whom 120 buy for 100, 50 left alone of whom 20 do; one more was chosen too lately to be followed. */
    @Test
    void theEffectIsTheDifferenceOfTheArmsFromTheChoiceOn() {
        choices("act", 150, 120);
        choices("control", 50, 20);
        jdbc.sql(
                        "insert into chosen_action (choice_id, customer_id, action, arm, assumed, gain, chosen_at) values (?, ?, 'visit', 'act', true, 1, now())")
                .params(Ids.next(), UUID.fromString(customer("Щойно Вибрана")))
                .update();
        JsonNode effect =
                user.get("/api/v1/next-actions/effect?days=30&action=visit").json();
        assertThat(effect.path("acted").path("customers").asInt())
                .as(effect.toString())
                .isEqualTo(150);
        assertThat(effect.path("control").path("customers").asInt()).isEqualTo(50);
        assertThat(effect.path("margin").path("estimate").asDouble()).isCloseTo(80 - 40, within(1e-9));
        assertThat(effect.path("kept").path("estimate").asDouble()).isCloseTo(.8 - .4, within(1e-9));
        assertThat(effect.path("kept").path("verdict").asString()).isEqualTo("higher");
        assertThat(effect.path("ratio").asString()).isEqualTo("broken");
        JsonNode nothing =
                user.get("/api/v1/next-actions/effect?days=30&action=mail").json();
        assertThat(nothing.path("margin").isNull()).isTrue();
        assertThat(user.get("/api/v1/next-actions/effect?days=0").status()).isEqualTo(422);
    }

    private void choices(String arm, int customers, int buyers) {
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < customers; n++) {
            ids.add(Ids.next());
        }
        UUID[] all = ids.toArray(UUID[]::new);
        UUID[] bought = ids.subList(0, buyers).toArray(UUID[]::new);
        jdbc.sql("insert into customer (id, kind, name) select id, 'person', 'Chosen' from unnest(?::uuid[]) as id")
                .param(all)
                .update();
        jdbc.sql("""
                 insert into chosen_action (choice_id, customer_id, action, arm, assumed, gain, chosen_at)
                 select id, id, 'visit', ?, true, 1, now() - interval '90 days' from unnest(?::uuid[]) as id
                 """).params(List.of(arm, all)).update();
        jdbc.sql("""
                 insert into sales_order (id, customer_id, placed_at, currency, total, total_reporting, margin_reporting)
                 select gen_random_uuid(), id, now() - interval '80 days', 'EUR', 100, 100, 100 from unnest(?::uuid[]) as id
                 """).params(List.of((Object) bought)).update();
    }
}
