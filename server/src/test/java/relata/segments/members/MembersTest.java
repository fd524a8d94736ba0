package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Members as facts come: each kind of fact of a customer moves it within a second, the night finds nothing more. */
@RelataTest(shared = "segments")
class MembersTest extends SegmentTests {

    @Test
    void membersFollowEveryKindOfFact() {
        UUID inCity = segment("city == \"Segmentsk\"");
        UUID ordered = segment("orders.exists(o, o.total.amount > 100)");
        UUID bought = segment("orders.exists(o, o.lines.exists(l, l.description == \"Segment lamp\"))");
        UUID complained = segment("interactions.exists(i, i.kind == \"complaint\")");
        UUID consented = segment("consents.exists(k, k.purpose == \"offers\" && k.state == \"given\")");
        UUID reached = segment("contactPoints.exists(p, p.kind == \"telegram\")");
        UUID working = segment("relationships.exists(r, r.kind == \"works-at\")");
        UUID open = segment("openMatters.exists(m, m.kind == \"deal\")");
        UUID mine = segment("has(owner)");
        UUID outside = segment("!has(city)");

        UUID customer = person("Факт Перший");
        comes(outside, customer);
        records.change("customer", customer, Map.of("city", "Segmentsk"));
        comes(inCity, customer);
        goes(outside, customer);
        records.change(
                "customer",
                customer,
                Map.of("owner", people.with(BuiltInRole.SALES).id()));
        comes(mine, customer);
        UUID order = records.create(
                "order", Map.of("customer", customer, "placedAt", Instant.now(), "total", Money.of("150", "EUR")));
        comes(ordered, customer);
        records.change("order", order, Map.of("total", Money.of("50", "EUR")));
        goes(ordered, customer);
        UUID line = records.create(
                "orderLine",
                Map.of(
                        "order",
                        order,
                        "description",
                        "Segment lamp",
                        "quantity",
                        java.math.BigDecimal.ONE,
                        "amount",
                        Money.of("50", "EUR")));
        comes(bought, customer);
        records.delete("orderLine", line);
        goes(bought, customer);
        UUID complaint = records.create(
                "interaction",
                Map.of("customer", customer, "kind", "complaint", "channel", "phone", "occurredAt", Instant.now()));
        comes(complained, customer);
        records.delete("interaction", complaint);
        goes(complained, customer);
        UUID consent = records.create(
                "consent",
                Map.of(
                        "customer",
                        customer,
                        "purpose",
                        "offers",
                        "channel",
                        "any",
                        "state",
                        "given",
                        "evidence",
                        "test"));
        comes(consented, customer);
        records.change("consent", consent, Map.of("state", "refused"));
        goes(consented, customer);
        records.create("contactPoint", Map.of("customer", customer, "kind", "telegram", "value", "@fact_first"));
        comes(reached, customer);
        UUID firm = records.create("customer", Map.of("kind", "organization", "name", "Фірма Сегментів"));
        records.create("relationship", Map.of("customer", customer, "other", firm, "kind", "works-at"));
        comes(working, customer);
        records.create(
                "openMatter",
                Map.of(
                        "customer",
                        customer,
                        "kind",
                        "deal",
                        "source",
                        "test",
                        "sourceId",
                        "seg-1",
                        "title",
                        "Deal",
                        "state",
                        "open",
                        "since",
                        Instant.now()));
        comes(open, customer);
        records.delete("customer", customer);
        goes(inCity, customer);
        records.restore("customer", customer);
        comes(inCity, customer);
        assertThat(shown(inCity).path("dated").asBoolean()).isFalse();
        assertThat(shown(inCity).path("members").asLong()).isEqualTo(1);
    }

    @Test
    void whatHappensToAParentReachesThoseBelowIt() {
        UUID parent = records.create("customer", Map.of("kind", "organization", "name", "Холдинг Сегмент"));
        UUID child =
                records.create("customer", Map.of("kind", "organization", "name", "Дочірня Сегмент", "parent", parent));
        UUID below = segment("parent.city == \"Holdingsk\"");
        assertThat(isIn(below, child)).isFalse();
        records.change("customer", parent, Map.of("city", "Holdingsk"));
        comes(below, child);
        assertThat(shown(below).path("dated").asBoolean()).isTrue();
    }

    @Test
    void aCustomObjectOfTheCompanyIsAFactToo() {
        api.post(
                "/api/v1/catalog/objects",
                Map.of("name", "gadget", "label", Map.of("en", "Gadget"), "pluralLabel", Map.of("en", "Gadgets")));
        var field = api.post(
                "/api/v1/catalog/gadget/fields",
                Map.of(
                        "name",
                        "cf_holder",
                        "type",
                        "reference",
                        "target",
                        "customer",
                        "inverse",
                        "gadgets",
                        "label",
                        Map.of("en", "Holder")));
        assertThat(field.status()).as(field.toString()).isEqualTo(201);
        UUID having = segment(relation("gadget") + ".exists(g, true)");
        UUID customer = person("Річ Перша");
        UUID gadget = records.create("gadget", Map.of("name", "Thing", "cf_holder", customer));
        comes(having, customer);
        records.delete("gadget", gadget);
        goes(having, customer);
    }

    private String relation(String object) {
        for (JsonNode each : api.get("/api/v1/catalog").json().path("objects")) {
            if (each.path("name").asString().equals("customer")) {
                for (JsonNode relation : each.path("relations")) {
                    if (relation.path("object").asString().equals(object)) {
                        return relation.path("name").asString();
                    }
                }
            }
        }
        throw new AssertionError("no relation to " + object);
    }

    @Test
    void whateverHappensTheFactsBringWhatTheNightWouldFind() {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        var random = new java.util.Random(seed);
        String here = "region == \"Law " + seed + "\" && ";
        UUID bought = segment(here + "orders.exists(o, o.status != \"cancelled\" && o.total.amount > 50)");
        List<UUID> segments = List.of(
                bought,
                segment(here + "orderCount >= 2"),
                segment(here + "!" + asks(bought)),
                segment(here + "interactions.exists(i, i.kind == \"complaint\")"),
                segment(here + "has(city)"));
        var customers = new java.util.ArrayList<UUID>();
        var orders = new java.util.ArrayList<UUID>();
        for (int n = 0; n < 8; n++) {
            customers.add(person("Закон " + n, "region", "Law " + seed));
        }
        for (int step = 0; step < 80; step++) {
            UUID customer = customers.get(random.nextInt(customers.size()));
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    orders.add(records.create(
                            "order",
                            Map.of(
                                    "customer", customer,
                                    "placedAt", Instant.now().minusSeconds(random.nextInt(9_000_000)),
                                    "total", Money.of(String.valueOf(random.nextInt(100)), "EUR"))));
                case 2 -> {
                    if (!orders.isEmpty()) {
                        records.change(
                                "order", orders.get(random.nextInt(orders.size())), Map.of("status", "cancelled"));
                    }
                }
                case 3 ->
                    records.create(
                            "interaction",
                            Map.of(
                                    "customer",
                                    customer,
                                    "kind",
                                    random.nextBoolean() ? "complaint" : "call",
                                    "channel",
                                    "phone",
                                    "occurredAt",
                                    Instant.now()));
                case 4 -> {
                    var values = new java.util.HashMap<String, Object>();
                    values.put("city", random.nextBoolean() ? "Lawsk" : null);
                    records.change("customer", customer, values);
                }
                default -> api.post("/api/v1/segments/" + segments.get(random.nextInt(5)) + "/counts", null);
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> records.column("select 1 from customer_mark").isEmpty()
                        && records.column("select 1 from job").isEmpty());
        for (UUID segment : segments) {
            records.column("update segment_count set unexpected = null where segment_id = ? returning 1", segment);
            api.post("/api/v1/segments/" + segment + "/counts", null);
            await().until(() ->
                    records.column("select unexpected from segment_count where segment_id = ?", segment).stream()
                            .noneMatch(java.util.Objects::isNull));
            assertThat(records.column("select unexpected from segment_count where segment_id = ?", segment))
                    .as("seed " + seed)
                    .containsExactly(0L);
        }
    }

    @Test
    void whatTheNightFindsBesideTheFactsIsMendedAndTold() {
        UUID customer = person("Ніч Перша", "city", "Nightsk");
        UUID night = segment("city == \"Nightsk\"");
        jdbc.sql("delete from segment_member where segment_id = ?").param(night).update();
        api.post("/api/v1/segments/" + night + "/counts", null);
        await().until(() -> isIn(night, customer));
        await().until(() -> shown(night).path("unexpected").asLong() == 1);
    }
}
