package relata.work.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.merge.Merges;
import relata.customers.privacy.Erasures;
import relata.platform.Actor;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest
class FollowingTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    private Records records;
    private People.Person seller;
    private People.Person watcher;
    private Api api;
    private Api theirs;
    private UUID task;
    private String address;

    @BeforeEach
    void aSellerHasATask() {
        records = new Records(changes, jdbc);
        seller = people.with(BuiltInRole.SALES);
        watcher = people.with(BuiltInRole.READ_ONLY);
        api = Api.at(port).bearing(seller.token());
        theirs = Api.at(port).bearing(watcher.token());
        task = records.create("task", Map.of("subject", "Call about the order", "owner", seller.id()));
        address = "/api/v1/tasks/" + task;
    }

    private UUID customer(String name) {
        return records.create("customer", Map.of("kind", "person", "name", name, "owner", seller.id()));
    }

    private Api.Answer relate(String object, UUID id) {
        return api.put(address + "/related-record", Map.of("object", object, "id", id));
    }

    private JsonNode related(Api reader) {
        return reader.get(address + "/related-record").json().path("related");
    }

    /** Kinds and texts, the oldest first. */
    private List<String> told() {
        var told = new ArrayList<String>();
        theirs.get("/api/v1/notifications")
                .json()
                .path("items")
                .forEach(item -> told.addFirst(
                        item.path("kind").asString() + " " + item.path("text").asString("")));
        return told;
    }

    @Test
    void whoFollowsATaskIsToldOfEachChangeAndCommentOfOthers() {
        assertThat(theirs.put(address + "/followers/" + watcher.id(), null).status())
                .isEqualTo(204);
        assertThat(api.put(address + "/followers/" + seller.id(), null).status())
                .isEqualTo(204);
        JsonNode followers = theirs.get(address + "/followers").json();
        assertThat(followers.path("items")).hasSize(2);
        assertThat(followers.path("following").asBoolean()).isTrue();

        api.patch(address, Map.of("dueAt", "2027-01-10T10:00:00Z", "priority", "high"));
        api.post(address + "/comments", Map.of("text", "They moved"));
        String item = api.get("/api/v1/work-items")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        api.post("/api/v1/work-items/" + item + "/done", Map.of("answer", "reached"));
        records.delete("task", task);
        assertThat(told())
                .containsExactly(
                        "changed dueAt,priority", "commented They moved", "changed state,outcome", "changed deleted");
        assertThat(records.column("select kind from notification where user_id = ? order by created_at", seller.id()))
                .as("of what others did")
                .containsExactly("assigned", "changed");

        records.restore("task", task);
        assertThat(theirs.delete(address + "/followers/" + watcher.id()).status())
                .isEqualTo(204);
        records.change("task", task, Map.of("note", "Nobody hears of it"));
        assertThat(told()).hasSize(5).endsWith("changed restored");
        assertThat(records.column(
                        "select action from record_history where record_id = ? and action like '%follow'", task))
                .containsExactlyInAnyOrder("follow", "follow", "unfollow");
    }

    @Test
    void othersAreAddedByWhoeverMayChangeTheTaskAndOnlyThoseWhoMayReadIt() {
        assertThat(api.put(address + "/followers/" + watcher.id(), null).status())
                .isEqualTo(204);
        assertThat(told()).containsExactly("followed ");
        var stranger = people.with(BuiltInRole.SALES);
        var refused = api.put(address + "/followers/" + stranger.id(), null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("may not open this task");
        assertThat(theirs.put(address + "/followers/" + seller.id(), null).status())
                .isEqualTo(403);
        assertThat(Api.at(port)
                        .bearing(stranger.token())
                        .put(address + "/followers/" + stranger.id(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsGivenTheTaskIsToldOnce() {
        var colleague = people.with(BuiltInRole.SERVICE);
        records.change("task", task, Map.of("owner", colleague.id()));
        records.change("task", task, Map.of("owner", seller.id()));
        UUID another = records.create("task", Map.of("subject", "Another", "owner", seller.id()));
        Api administrator =
                Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        administrator.put("/api/v1/tasks/" + another + "/followers/" + colleague.id(), null);
        records.change("task", another, Map.of("owner", colleague.id()));
        assertThat(records.column(
                        "select kind from notification where record_id = ? and user_id = ?", another, colleague.id()))
                .containsExactlyInAnyOrder("followed", "assigned");
    }

    @Test
    void aTaskIsAboutARecordOfAnyObjectThatTheReaderMayOpen() {
        UUID customer = customer("With an order");
        UUID order = records.create(
                "order",
                Map.of(
                        "customer",
                        customer,
                        "number",
                        "R-77",
                        "placedAt",
                        Instant.now(),
                        "total",
                        new Money(BigDecimal.TEN, "EUR")));
        assertThat(relate("order", order).status()).isEqualTo(200);
        assertThat(related(api).path("title").asString()).isEqualTo("R-77");
        JsonNode item = api.get("/api/v1/work-items").json().path("items").path(0);
        assertThat(item.path("related").path("path").asString()).isEqualTo("orders");
        assertThat(item.path("related").path("title").asString()).isEqualTo("R-77");
        assertThat(item.path("following").asBoolean(true)).isFalse();
        JsonNode about = api.get("/api/v1/orders/" + order + "/tasks").json().path("items");
        assertThat(about).hasSize(1);
        assertThat(about.path(0).path("subject").asString()).isEqualTo("Call about the order");

        UUID closed = records.create("customer", Map.of("kind", "person", "name", "Of another"));
        assertThat(relate("customer", closed).status()).isEqualTo(404);
        assertThat(relate("nothing", order).status()).isEqualTo(422);
        assertThat(relate("task", task).body()).contains("work.related-to-itself");
        assertThat(theirs.delete(address + "/related-record").status()).isEqualTo(403);
        jdbc.sql("update task_related set object = 'customer', record_id = ?, customer_id = ? where task_id = ?")
                .params(closed, closed, task)
                .update();
        assertThat(related(api).path("title").isNull()).isTrue();
        assertThat(api.delete(address + "/related-record").status()).isEqualTo(204);
        assertThat(related(api).isNull()).isTrue();
        assertThat(records.column("select action from record_history where record_id = ? and action = 'relate'", task))
                .hasSize(2);
    }

    @Test
    void aMergedCustomerGoesOnAndAnErasedOneIsForgotten() {
        UUID survivor = customer("Kept");
        UUID merged = customer("Merged");
        relate("customer", merged);
        UUID merge = merges.merge(Actor.SYSTEM, survivor, merged, Map.of(), false);
        assertThat(related(api).path("id").asString()).isEqualTo(survivor.toString());
        assertThat(api.get("/api/v1/customers/" + merged + "/tasks").json().path("items"))
                .hasSize(1);
        merges.undo(Actor.SYSTEM, merge);
        assertThat(related(api).path("id").asString()).isEqualTo(merged.toString());
        erasures.erase(Actor.SYSTEM, merged, "asked");
        assertThat(related(api).isNull()).isTrue();
        assertThat(records.row("task", task)).containsEntry("subject", "Call about the order");
    }
}
