package relata.work.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import org.springframework.test.context.TestPropertySource;
import relata.customers.privacy.Erasures;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Choices are written by hand here, so nothing else may look at the marked customers meanwhile. */
@RelataTest
@TestPropertySource(properties = "relata.marks.pause=1h")
class WorkListTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    CustomerItems pictures;

    @Autowired
    Reminders reminders;

    @Autowired
    Erasures erasures;

    private Records records;
    private People.Person seller;
    private Api api;

    @BeforeEach
    void somebodySells() {
        records = new Records(changes, jdbc);
        seller = people.with(BuiltInRole.SALES);
        api = Api.at(port).bearing(seller.token());
    }

    private UUID customer(String name, UUID owner) {
        return records.create("customer", Map.of("kind", "person", "name", name, "owner", owner));
    }

    private UUID choose(UUID customer, String action, String arm, double gain, @Nullable Double atStake) {
        UUID choice = Ids.next();
        jdbc.sql("delete from next_action where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("""
                 insert into next_action (customer_id, choice_id, action, channel, gain, at_stake, reasons, assumed, arm)
                 values (:customer, :choice, :action, 'phone', :gain, :stake,
                         '[{"code": "overdue", "figures": {"days": 41, "usual": 30}}, {"code": "b"}, {"code": "c"}, {"code": "d"}]',
                         true, :arm)
                 """)
                .param("customer", customer)
                .param("choice", choice)
                .param("action", action)
                .param("gain", gain)
                .param("stake", atStake)
                .param("arm", arm)
                .update();
        pictures.recompute(List.of(customer));
        return choice;
    }

    private List<JsonNode> list(Api reader, String query) {
        JsonNode json = reader.get("/api/v1/work-items" + query).json();
        var items = new ArrayList<JsonNode>();
        json.path("items").forEach(items::add);
        return items;
    }

    private JsonNode only(UUID customer) {
        List<JsonNode> items = list(api, "?customer=" + customer);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private String item(UUID customer) {
        return only(customer).path("id").asString();
    }

    private Api.Answer post(String item, String verb, Map<String, ?> body) {
        return api.post("/api/v1/work-items/" + item + "/" + verb, body);
    }

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

    private Map<String, @Nullable Object> outcome(UUID choice) {
        return jdbc.sql("select * from action_outcome where choice_id = ?")
                .param(choice)
                .query()
                .singleRow();
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

    @Test
    void aMentionReachesTheColleagueOnceAndNobodyWhoMayNotOpenTheRecord() {
        UUID customer = customer("Talked about", seller.id());
        String comments = "/api/v1/customers/" + customer + "/comments";
        var closed = people.with(BuiltInRole.SALES);
        var refused = api.post(comments, Map.of("text", "@Person look", "mentions", List.of(closed.id())));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body()).contains("may not open this record");

        var open = people.with(BuiltInRole.SERVICE);
        var wish = new HashMap<String, Object>(Map.of("text", "@Colleague look", "mentions", List.of(open.id())));
        var added = api.post(comments, wish);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        wish.put("text", "@Colleague look again");
        assertThat(api.patch("/api/v1/comments/" + added.text("id"), wish).status())
                .isEqualTo(200);
        Api theirs = Api.at(port).bearing(open.token());
        JsonNode told = theirs.get("/api/v1/notifications?kind=mentioned").json();
        assertThat(told.path("items")).hasSize(1);
        assertThat(told.path("items").path(0).path("text").asString()).isEqualTo("@Colleague look again");
        assertThat(theirs.patch("/api/v1/comments/" + added.text("id"), Map.of("text", "Mine now"))
                        .code())
                .isEqualTo("work.comment-of-another");
        assertThat(api.get("/api/v1/customers/" + customer + "/timeline").body())
                .contains("look again");

        assertThat(api.delete("/api/v1/comments/" + added.text("id")).status()).isEqualTo(204);
        assertThat(theirs.get(comments).json().path("items")).isEmpty();
        assertThat(api.post("/api/v1/comments/" + added.text("id") + "/restoration", null)
                        .status())
                .isEqualTo(200);
        assertThat(theirs.get(comments).json().path("items")).hasSize(1);
    }

    @Test
    void whatIsToBeDoneFollowsACustomerIntoTheOneThatIsLeft() {
        UUID left = customer("Merged Left", seller.id());
        UUID merged = customer("Merged Gone", seller.id());
        records.create("task", Map.of("subject", "Call the second card", "customer", merged, "owner", seller.id()));
        api.post("/api/v1/customers/" + merged + "/comments", Map.of("text", "Said of the second card"));
        Api administrator =
                Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var done =
                administrator.post("/api/v1/customers/" + left + "/merge", Map.of("other", merged, "confirmed", true));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);

        assertThat(only(left).path("title").asString()).isEqualTo("Call the second card");
        assertThat(api.get("/api/v1/customers/" + left + "/comments").body()).contains("Said of the second card");
        assertThat(api.get("/api/v1/customers/" + left + "/timeline").body())
                .contains("Said of the second card", "Call the second card");
    }

    @Test
    void nothingOfThisIsLeftOfAPersonWhoIsForgotten() {
        UUID customer = customer("Zenovia Forgotten", seller.id());
        choose(customer, "call", "act", 100, null);
        records.create("task", Map.of("subject", "Call Zenovia Forgotten", "customer", customer, "owner", seller.id()));
        api.post("/api/v1/customers/" + customer + "/comments", Map.of("text", "Zenovia Forgotten is kind"));
        post(item(customer, "choice"), "done", Map.of("note", "Zenovia Forgotten will call"));
        assertThat(records.column("select count(*) from work_item where customer_id = ?", customer))
                .containsExactly(2L);
        String everything = Api.at(port)
                .bearing(people.with(BuiltInRole.ADMINISTRATOR).token())
                .get("/api/v1/customers/" + customer + "/everything")
                .body();
        assertThat(everything).contains("Call Zenovia Forgotten", "is kind", "will call");

        erasures.erase(Actor.SYSTEM, customer, "asked");
        for (String table : List.of("work_item", "task", "comment", "notification")) {
            assertThat(records.column("select id from " + table + " where customer_id = ?", customer))
                    .as(table)
                    .isEmpty();
        }
    }

    private String item(UUID customer, String source) {
        return list(api, "?customer=" + customer).stream()
                .filter(item -> item.path("source").asString().equals(source))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
