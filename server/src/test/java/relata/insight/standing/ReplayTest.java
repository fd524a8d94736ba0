package relata.insight.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

/**
 * Whatever is told of a customer, in any order, twice, first wrongly and then right: its picture is that of the facts. A new
 * walk each time; {@code -Drelata.steps} tells of more customers, {@code -Drelata.seed} repeats a walk.
 */
@RelataTest
class ReplayTest {

    private static final int CUSTOMERS = Integer.getInteger("relata.steps", 60);
    private static final List<String> CHANNELS = List.of("web", "store", "phone");

    /** A customer's figures; neither who it is, nor how often it was written, nor what was told of its risk last. */
    private static final String ROW = "to_jsonb(v) - 'customer_id' - 'revision' - 'risk_noted'";

    private static final String COLUMNS =
            "jsonb_build_object('tier', c.tier, 'stage', c.stage, 'value', c.lifetime_value,"
                    + " 'risk', c.churn_risk, 'contribution', c.contribution, 'orders', c.order_count, 'last', c.last_order_at)";

    private static final String STEPS = """
            (select jsonb_agg(jsonb_build_array(s.from_stage, s.to_stage, s.as_of, s.cause, s.figures) order by s.id)
               from stage_change s where s.customer_id = c.id)""";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    private final long seed = Long.getLong("relata.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Records records;
    private Uploads user;

    /** One thing that happened to a customer, as it is in truth. */
    private record Fact(String object, Map<String, Object> values) {}

    @BeforeEach
    void signIn() {
        System.out.println("ReplayTest: -Drelata.seed=" + seed + " -Drelata.steps=" + CUSTOMERS);
        records = new Records(changes, jdbc);
        user = new Uploads(port, people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    @Test
    void aHistoryToldInAnyOrderGivesTheSamePictureWithoutAModel() {
        compare();
    }

    @Test
    void aHistoryToldInAnyOrderGivesTheSamePictureByAModel() throws Exception {
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
        user.api.post("/api/v1/purchase-models", Map.of());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select exists (select from standing_run where state = 'done')"
                                + " and not exists (select from standing_run where state = 'waiting')"
                                + " and exists (select from capital_day)")
                        .query(Boolean.class)
                        .single());
        compare();
    }

    private void compare() {
        var pairs = new ArrayList<UUID[]>();
        var tellings = new ArrayList<Runnable>();
        for (int n = 0; n < CUSTOMERS; n++) {
            UUID plainly = customer("Plainly " + n);
            UUID anyhow = customer("Anyhow " + n);
            pairs.add(new UUID[] {plainly, anyhow});
            List<Fact> life = life();
            life.forEach(fact -> tellings.add(() -> tell(plainly, fact)));
            tellings.add(() -> tellAnyhow(anyhow, life));
        }
        tellings.forEach(Runnable::run);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select count(*) from customer_mark")
                        .query(Long.class)
                        .single()
                        .equals(0L));
        for (UUID[] pair : pairs) {
            assertThat(picture(pair[1])).as("-Drelata.seed=" + seed).isEqualTo(picture(pair[0]));
        }
        assertThat(jdbc.sql("select count(distinct stage) from customer_value")
                        .query(Integer.class)
                        .single())
                .as("lives of several kinds are compared")
                .isGreaterThan(2);
    }

    private UUID customer(String name) {
        return records.create("customer", Map.of("kind", "person", "name", name));
    }

    private @Nullable String picture(UUID customer) {
        return jdbc.sql("select concat(" + ROW + ", " + COLUMNS + ", " + STEPS + ") from customer c"
                        + " left join customer_value v on v.customer_id = c.id where c.id = ?")
                .param(customer)
                .query(String.class)
                .single();
    }

    /** Some live for years, some came once; the last of it may be of today. */
    private List<Fact> life() {
        var facts = new ArrayList<Fact>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(1));
        int days = 20 + random.nextInt(1_200);
        int orders = random.nextInt(14);
        for (int n = 0; n < orders; n++) {
            var order = new HashMap<String, Object>(Map.of(
                    "externalId",
                    UUID.randomUUID().toString(),
                    "placedAt",
                    now.minus(Duration.ofHours(random.nextInt(24 * days))),
                    "total",
                    new Money(BigDecimal.valueOf(100 + random.nextInt(20_000), 2), "EUR"),
                    "status",
                    random.nextInt(10) == 0 ? "cancelled" : "paid"));
            if (random.nextBoolean()) {
                order.put("cost", new Money(BigDecimal.valueOf(random.nextInt(100), 2), "EUR"));
            }
            facts.add(new Fact("order", order));
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            facts.add(new Fact(
                    "interaction",
                    Map.of(
                            "occurredAt",
                            now.minus(Duration.ofHours(random.nextInt(24 * days))),
                            "channel",
                            CHANNELS.get(random.nextInt(CHANNELS.size())),
                            "direction",
                            random.nextBoolean() ? "in" : "out",
                            "kind",
                            "call")));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            facts.add(new Fact(
                    "cost",
                    Map.of(
                            "kind",
                            random.nextBoolean() ? "acquisition" : "service",
                            "incurredOn",
                            LocalDate.now().minusDays(random.nextInt(days)),
                            "amount",
                            new Money(BigDecimal.valueOf(random.nextInt(5_000), 2), "EUR"))));
        }
        facts.sort(Comparator.comparing(fact -> String.valueOf(fact.values()
                .getOrDefault(
                        "placedAt",
                        fact.values().getOrDefault("occurredAt", fact.values().get("incurredOn"))))));
        return facts;
    }

    private UUID tell(UUID customer, Fact fact) {
        return records.create(fact.object(), with(customer, fact.values()));
    }

    private static Map<String, Object> with(UUID customer, Map<String, Object> values) {
        var all = new HashMap<String, Object>(values);
        all.put("customer", customer);
        all.computeIfPresent("externalId", (_, id) -> id + " of " + customer);
        return all;
    }

    /** In any order; some twice, some wrongly at first, some of somebody else at first, some thrown away and brought back. */
    private void tellAnyhow(UUID customer, List<Fact> life) {
        var shuffled = new ArrayList<>(life);
        Collections.shuffle(shuffled, random);
        for (Fact fact : shuffled) {
            // what happened is told once and stands; orders and costs are corrected
            switch (fact.object().equals("interaction") ? 0 : random.nextInt(5)) {
                case 0 -> tell(customer, fact);
                case 1 -> {
                    UUID id = tell(customer, fact);
                    records.delete(fact.object(), id);
                    rest();
                    records.restore(fact.object(), id);
                }
                case 2 -> {
                    UUID id = tell(customer, fact);
                    rest();
                    records.change(fact.object(), id, with(customer, fact.values()));
                }
                case 3 -> {
                    UUID id = tell(customer, wrong(fact));
                    rest();
                    records.change(fact.object(), id, with(customer, fact.values()));
                }
                default -> {
                    UUID twice = tell(customer, new Fact(fact.object(), withoutExternalId(fact)));
                    rest();
                    records.delete(fact.object(), twice);
                    tell(customer, fact);
                }
            }
            rest();
        }
    }

    /** Now and then the customer's picture is computed in between. */
    private void rest() {
        if (random.nextInt(40) == 0) {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Map<String, Object> withoutExternalId(Fact fact) {
        var values = new HashMap<>(fact.values());
        values.remove("externalId");
        return values;
    }

    private Fact wrong(Fact fact) {
        var values = new HashMap<>(fact.values());
        if (fact.object().equals("order")) {
            values.put("placedAt", Instant.parse("2020-05-05T10:00:00Z"));
            values.put("total", new Money(BigDecimal.valueOf(77_777, 2), "EUR"));
        } else {
            values.put("amount", new Money(BigDecimal.ONE, "EUR"));
        }
        return new Fact(fact.object(), values);
    }
}
