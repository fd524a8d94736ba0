package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.merge.Merges;
import relata.customers.privacy.Erasures;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import tools.jackson.databind.JsonNode;

/** What tests of segments do again and again: make customers and segments, and wait for members. */
abstract class SegmentTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merges merges;

    @Autowired
    Erasures erasures;

    @Autowired
    People people;

    Records records;
    Api api;

    @BeforeEach
    void signIn() {
        records = new Records(changes, jdbc);
        api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    UUID person(String name, Object... more) {
        var values = new java.util.HashMap<String, Object>(Map.of("kind", "person", "name", name));
        for (int n = 0; n < more.length; n += 2) {
            values.put((String) more[n], more[n + 1]);
        }
        return records.create("customer", values);
    }

    UUID segment(String rule) {
        String name = "Segment " + NUMBER.incrementAndGet();
        Api.Answer made = api.post(
                "/api/v1/segments", rule.isEmpty() ? Map.of("name", name) : Map.of("name", name, "rule", rule));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        UUID id = UUID.fromString(made.text("id"));
        counted(id);
        return id;
    }

    void counted(UUID segment) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !"counting".equals(records.row("segment", segment).get("state")));
    }

    boolean isIn(UUID segment, UUID customer) {
        return jdbc.sql("select exists (select from segment_member where segment_id = ? and customer_id = ?)")
                .params(segment, customer)
                .query(Boolean.class)
                .single();
    }

    void comes(UUID segment, UUID customer) {
        await().atMost(Duration.ofSeconds(5)).until(() -> isIn(segment, customer));
    }

    void goes(UUID segment, UUID customer) {
        await().atMost(Duration.ofSeconds(5)).until(() -> !isIn(segment, customer));
    }

    static String asks(UUID segment) {
        return "segments.exists(s, s.segment == \"" + segment + "\")";
    }

    JsonNode shown(UUID segment) {
        for (JsonNode each : api.get("/api/v1/segments/overview").json().path("items")) {
            if (each.path("id").asString().equals(segment.toString())) {
                return each;
            }
        }
        throw new AssertionError("not in the overview");
    }
}
