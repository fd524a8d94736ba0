package relata.work.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What stands on the list, in which order, and when it comes and goes. */
@RelataTest(shared = "work")
class WorkListTest extends WorkItemTests {

    @Test
    void theListIsInOrderOfWorthWithComplaintsAndOverduePromisesFirst() {
        UUID small = customer("Small", seller.id());
        UUID large = customer("Large", seller.id());
        UUID angry = customer("Angry", seller.id());
        UUID promised = customer("Promised", seller.id());
        choose(small, "call", "act", 100, null);
        choose(large, "mail", "act", 50, 9_000.0);
        choose(angry, "solve", "control", 10, null);
        records.create(
                "task",
                Map.of(
                        "subject",
                        "Send the price list",
                        "customer",
                        promised,
                        "owner",
                        seller.id(),
                        "promise",
                        true,
                        "dueAt",
                        Instant.now().minus(Duration.ofHours(2))));

        assertThat(list(api, ""))
                .extracting(item -> item.path("customer").path("name").asString())
                .containsExactly("Angry", "Promised", "Large", "Small");
        JsonNode first = list(api, "?limit=3").getFirst();
        assertThat(first.path("first").asBoolean()).isTrue();
        String next = api.get("/api/v1/work-items?limit=3").text("next");
        assertThat(list(api, "?limit=3&cursor=" + next))
                .extracting(item -> item.path("customer").path("name").asString())
                .containsExactly("Small");
        assertThat(only(large).path("reasons")).hasSize(3);
        assertThat(only(large).path("worth").path("amount").asString()).isEqualTo("9000.00");

        JsonNode summary = api.get("/api/v1/work-items/summary").json();
        assertThat(summary.path("count").asInt()).isEqualTo(4);
        assertThat(summary.path("worth").path("amount").asString()).isEqualTo("9110.00");
        assertThat(list(api, "?kind=message")).hasSize(1);
        assertThat(list(Api.at(port).bearing(people.with(BuiltInRole.SALES).token()), "?whose=all"))
                .isEmpty();
        assertThat(api.get("/api/v1/work-items?cursor=nonsense").code()).isEqualTo("work.wrong-cursor");
    }

    @Test
    void aChoiceThatIsReplacedExpires() {
        UUID customer = customer("Replaced", seller.id());
        UUID first = choose(customer, "call", "act", 100, null);
        choose(customer, "leave", "act", 0, null);
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        assertThat(outcome(first)).containsEntry("outcome", "expired").containsEntry("by_user", null);
    }

    @Test
    void theControlGroupIsLeftAlone() {
        UUID customer = customer("Control", seller.id());
        choose(customer, "call", "control", 100, null);
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        JsonNode next =
                api.get("/api/v1/customers/" + customer + "/next-action").json();
        assertThat(next.path("item").isNull()).isTrue();
        assertThat(next.path("choice").path("arm").asString()).isEqualTo("control");
    }

    @Test
    void aTaskIsAnItemUntilItIsDoneAndTellsWhenItIsDue() {
        UUID customer = customer("With a task", seller.id());
        var administrator = people.actor(people.with(BuiltInRole.ADMINISTRATOR));
        UUID task = records.create(
                administrator,
                "task",
                Map.of(
                        "subject",
                        "Send samples",
                        "customer",
                        customer,
                        "kind",
                        "mail",
                        "owner",
                        seller.id(),
                        "dueAt",
                        Instant.now().minusSeconds(30)));
        reminders.pass();
        reminders.pass();
        assertThat(records.column("select kind from notification where record_id = ? order by created_at, kind", task))
                .containsExactly("assigned", "due");
        JsonNode item = only(customer);
        assertThat(item.path("title").asString()).isEqualTo("Send samples");

        String id = item.path("id").asString();
        assertThat(post(id, "done", Map.of("answer", "reached")).status()).isEqualTo(200);
        assertThat(records.row("task", task)).containsEntry("state", "done").containsEntry("outcome", "reached");
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        assertThat(post(id, "undo", Map.of()).status()).isEqualTo(200);
        assertThat(records.row("task", task)).containsEntry("state", "open");
        records.change("task", task, Map.of("state", "done"));
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        var refused = api.post("/api/v1/tasks", Map.of("subject", "To nobody", "promise", true));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("work.promise-to-nobody");
    }

    @Test
    void aKeyCustomerWhomNobodyContactsComesToTheListAndGoesWhenContacted() {
        UUID customer = customer("Neglected", seller.id());
        jdbc.sql("update customer set key_customer = true, created_at = now() - interval '40 days' where id = ?")
                .param(customer)
                .update();
        reminders.catchUp();
        JsonNode item = only(customer);
        assertThat(item.path("source").asString()).isEqualTo("neglect");
        post(item.path("id").asString(), "rejection", Map.of("reason", "not-now"));
        reminders.catchUp();
        assertThat(list(api, "?customer=" + customer)).isEmpty();

        jdbc.sql("update customer set created_at = now() - interval '70 days' where id = ?")
                .param(customer)
                .update();
        reminders.catchUp();
        assertThat(list(api, "?customer=" + customer)).hasSize(1);
        jdbc.sql("update customer set last_contact_at = now() where id = ?")
                .param(customer)
                .update();
        pictures.recompute(List.of(customer));
        assertThat(list(api, "?customer=" + customer)).isEmpty();
    }
}
