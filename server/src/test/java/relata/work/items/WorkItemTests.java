package relata.work.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import tools.jackson.databind.JsonNode;

/** What tests of work items share. Choices are written by hand, so nothing else may look at the marked customers meanwhile. */
@TestPropertySource(properties = "relata.marks.pause=1h")
abstract class WorkItemTests {

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

    Records records;
    People.Person seller;
    Api api;

    @BeforeEach
    void somebodySells() {
        records = new Records(changes, jdbc);
        seller = people.with(BuiltInRole.SALES);
        api = Api.at(port).bearing(seller.token());
    }

    UUID customer(String name, UUID owner) {
        return records.create("customer", Map.of("kind", "person", "name", name, "owner", owner));
    }

    UUID choose(UUID customer, String action, String arm, double gain, @Nullable Double atStake) {
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

    List<JsonNode> list(Api reader, String query) {
        JsonNode json = reader.get("/api/v1/work-items" + query).json();
        var items = new ArrayList<JsonNode>();
        json.path("items").forEach(items::add);
        return items;
    }

    JsonNode only(UUID customer) {
        List<JsonNode> items = list(api, "?customer=" + customer);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    String item(UUID customer) {
        return only(customer).path("id").asString();
    }

    Api.Answer post(String item, String verb, Map<String, ?> body) {
        return api.post("/api/v1/work-items/" + item + "/" + verb, body);
    }

    Map<String, @Nullable Object> outcome(UUID choice) {
        return jdbc.sql("select * from action_outcome where choice_id = ?")
                .param(choice)
                .query()
                .singleRow();
    }

    String item(UUID customer, String source) {
        return list(api, "?customer=" + customer).stream()
                .filter(item -> item.path("source").asString().equals(source))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
