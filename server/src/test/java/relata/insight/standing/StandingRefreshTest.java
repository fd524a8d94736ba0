package relata.insight.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

/** What a pass over everybody moves reaches lists and segments, though no customer has a new fact. */
@RelataTest
class StandingRefreshTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    private Records records;
    private Api admin;

    @BeforeEach
    void signIn() {
        records = new Records(changes, jdbc);
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void segmentsFollowTiersThatAreCutElsewhere() {
        UUID large = spent("Large", 700);
        UUID small = spent("Small", 300);
        cut(0.5, 0.6);
        Api.Answer made = admin.post("/api/v1/segments", Map.of("name", "The best", "rule", "tier == \"A\""));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        UUID best = UUID.fromString(made.text("id"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(isIn(best, large)).isTrue());
        assertThat(isIn(best, small)).isFalse();
        assertThat(tier(small)).isEqualTo("C");

        cut(0.9, 0.95);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(isIn(best, small)).isTrue());
        assertThat(tier(small)).isEqualTo("A");
    }

    private UUID spent(String name, int amount) {
        UUID customer = records.create("customer", Map.of("kind", "person", "name", name));
        records.create(
                "order",
                Map.of(
                        "customer",
                        customer,
                        "externalId",
                        name,
                        "placedAt",
                        Instant.now().minus(Duration.ofDays(10)),
                        "total",
                        new Money(BigDecimal.valueOf(amount), "EUR"),
                        "status",
                        "paid"));
        return customer;
    }

    /** Changes the shares of the tiers, and waits for the pass over everybody that follows. */
    private void cut(double shareA, double shareB) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select not exists (select from customer_mark)")
                        .query(Boolean.class)
                        .single());
        Api.Answer set = admin.put(
                "/api/v1/insight-settings",
                Map.of("tiering", Map.of("measure", "SPENT", "shareA", shareA, "shareB", shareB)));
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select not exists (select from standing_run where state = 'waiting')")
                        .query(Boolean.class)
                        .single());
    }

    private boolean isIn(UUID segment, UUID customer) {
        return jdbc.sql("select exists (select from segment_member where segment_id = ? and customer_id = ?)")
                .params(segment, customer)
                .query(Boolean.class)
                .single();
    }

    private String tier(UUID customer) {
        return jdbc.sql("select tier from customer where id = ?")
                .param(customer)
                .query(String.class)
                .single();
    }
}
