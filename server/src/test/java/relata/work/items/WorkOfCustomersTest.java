package relata.work.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import relata.customers.privacy.Erasures;
import relata.platform.Actor;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Tasks, comments and items of customers that are talked about, merged and forgotten. */
@RelataTest(shared = "work")
class WorkOfCustomersTest extends WorkItemTests {

    @Autowired
    Erasures erasures;

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
}
