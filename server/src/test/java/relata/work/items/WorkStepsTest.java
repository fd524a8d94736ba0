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

/** What people do with an item: done, rejected, put off, handed over, taken back. */
@RelataTest(shared = "work")
class WorkStepsTest extends WorkItemTests {

    @Test
    void whatIsDoneStandsOnTheTimelineAndIsToldToWhoeverChoosesNext() {
        UUID customer = customer("Done", seller.id());
        UUID choice = choose(customer, "call", "act", 100, null);
        String item = item(customer);

        var done = post(item, "done", Map.of("answer", "bought", "note", "Ten boxes."));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        JsonNode entry = api.get("/api/v1/customers/" + customer + "/timeline")
                .json()
                .path("items")
                .path(0);
        assertThat(entry.path("kind").asString()).isEqualTo("call");
        assertThat(entry.path("outcome").asString()).isEqualTo("Bought");
        assertThat(entry.path("body").asString()).isEqualTo("Ten boxes.");
        assertThat(outcome(choice)).containsEntry("outcome", "done").containsEntry("answer", "bought");
        assertThat(post(item, "done", Map.of()).code()).isEqualTo("work.item-closed");

        assertThat(post(item, "undo", Map.of()).status()).isEqualTo(200);
        assertThat(item(customer)).isEqualTo(item);
        assertThat(api.get("/api/v1/customers/" + customer + "/timeline").json().path("items"))
                .isEmpty();
        assertThat(records.column("select outcome from action_outcome where choice_id = ?", choice))
                .isEmpty();
        assertThat(post(item, "undo", Map.of()).code()).isEqualTo("work.undo-too-late");
    }

    @Test
    void whoeverWasNotReachedWasNotContacted() {
        UUID customer = customer("Not reached", seller.id());
        choose(customer, "call", "act", 100, null);
        post(item(customer), "done", Map.of("answer", "not-reached"));
        assertThat(records.column(
                        "select direction from interaction where customer_id = ? and kind = 'call'", customer))
                .containsExactly("internal");
    }

    @Test
    void aRejectedChoiceComesBackOnlyAsAnotherChoice() {
        UUID customer = customer("Rejected", seller.id());
        UUID choice = choose(customer, "call", "act", 100, null);
        var rejected = post(item(customer), "rejection", Map.of("reason", "wrong-action", "note", "Writes only."));
        assertThat(rejected.status()).as(rejected.toString()).isEqualTo(200);
        pictures.recompute(List.of(customer));
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        assertThat(outcome(choice)).containsEntry("outcome", "rejected").containsEntry("reason", "wrong-action");
        assertThat(api.get("/api/v1/customers/" + customer + "/next-action")
                        .json()
                        .path("choice")
                        .path("answered")
                        .asString())
                .isEqualTo("rejected");

        Api administrator =
                Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        JsonNode groups =
                administrator.get("/api/v1/work-items/rejections").json().path("groups");
        assertThat(groups).anySatisfy(group -> {
            assertThat(group.path("personId").asString()).isEqualTo(seller.id().toString());
            assertThat(group.path("reason").asString()).isEqualTo("wrong-action");
            assertThat(group.path("notes").path(0).asString()).isEqualTo("Writes only.");
        });
        assertThat(api.get("/api/v1/work-items/rejections").status()).isEqualTo(403);

        choose(customer, "mail", "act", 100, null);
        assertThat(only(customer).path("action").asString()).isEqualTo("mail");
    }

    @Test
    void whatIsSnoozedComesBackWithAWordAndOnlyOnce() {
        UUID customer = customer("Snoozed", seller.id());
        choose(customer, "call", "act", 100, null);
        String item = item(customer);
        assertThat(post(
                                item,
                                "snooze",
                                Map.of("until", Instant.now().minusSeconds(60).toString()))
                        .status())
                .isEqualTo(422);
        var until = Instant.now().plus(Duration.ofHours(3)).toString();
        assertThat(post(item, "snooze", Map.of("until", until)).status()).isEqualTo(200);
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        reminders.pass();
        assertThat(list(api, "?customer=" + customer)).isEmpty();

        jdbc.sql("update work_item set snoozed_until = now() - interval '1 minute' where id = ?::uuid")
                .param(item)
                .update();
        reminders.pass();
        reminders.pass();
        assertThat(item(customer)).isEqualTo(item);
        assertThat(records.column("select kind from notification where customer_id = ?", customer))
                .containsExactly("snooze-over");
    }

    @Test
    void workIsHandedOverToSomebodyWhoMayOpenTheCustomer() {
        UUID customer = customer("Handed over", seller.id());
        choose(customer, "call", "act", 100, null);
        String item = item(customer);
        var colleague = people.with(BuiltInRole.SALES);
        var refused = post(item, "handover", Map.of("user", colleague.id().toString()));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body()).contains("may not open this customer");

        var service = people.with(BuiltInRole.SERVICE);
        var handed = post(item, "handover", Map.of("user", service.id().toString(), "note", "Speaks Polish"));
        assertThat(handed.status()).as(handed.toString()).isEqualTo(200);
        assertThat(list(api, "?customer=" + customer)).isEmpty();
        Api theirs = Api.at(port).bearing(service.token());
        assertThat(list(theirs, "?customer=" + customer)).hasSize(1);
        JsonNode told = theirs.get("/api/v1/notifications").json();
        assertThat(told.path("unread").asInt()).isEqualTo(1);
        assertThat(told.path("items").path(0).path("kind").asString()).isEqualTo("handed-over");
        assertThat(told.path("items").path(0).path("text").asString()).isEqualTo("Speaks Polish");

        pictures.recompute(List.of(customer));
        assertThat(list(theirs, "?customer=" + customer)).hasSize(1);
        assertThat(post(item, "undo", Map.of()).status()).isEqualTo(200);
        assertThat(item(customer)).isEqualTo(item);
        theirs.post("/api/v1/notifications/read", null);
        assertThat(theirs.get("/api/v1/notifications/unread")
                        .json()
                        .path("unread")
                        .asInt())
                .isZero();
    }

    @Test
    void whoMayNotChangeTheCustomerDoesNotWorkItsItems() {
        UUID customer = customer("Watched", seller.id());
        choose(customer, "call", "act", 100, null);
        Api reader = Api.at(port).bearing(people.with(BuiltInRole.READ_ONLY).token());
        String item = item(customer);
        assertThat(list(reader, "?whose=all&customer=" + customer)).hasSize(1);
        assertThat(reader.post("/api/v1/work-items/" + item + "/done", Map.of()).status())
                .isEqualTo(403);
        Api stranger = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
        assertThat(stranger.post("/api/v1/work-items/" + item + "/done", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
