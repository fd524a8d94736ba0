package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Segments over HTTP and their members as facts come: the acceptance of part 3.0. */
@RelataTest
class SegmentsTest {

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

    private Records records;
    private Api api;

    @BeforeEach
    void signIn() {
        records = new Records(changes, jdbc);
        api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    private UUID person(String name, Object... more) {
        var values = new java.util.HashMap<String, Object>(Map.of("kind", "person", "name", name));
        for (int n = 0; n < more.length; n += 2) {
            values.put((String) more[n], more[n + 1]);
        }
        return records.create("customer", values);
    }

    private UUID segment(String rule) {
        String name = "Segment " + NUMBER.incrementAndGet();
        Api.Answer made = api.post(
                "/api/v1/segments", rule.isEmpty() ? Map.of("name", name) : Map.of("name", name, "rule", rule));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        UUID id = UUID.fromString(made.text("id"));
        counted(id);
        return id;
    }

    private void counted(UUID segment) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !"counting".equals(records.row("segment", segment).get("state")));
    }

    private boolean isIn(UUID segment, UUID customer) {
        return jdbc.sql("select exists (select from segment_member where segment_id = ? and customer_id = ?)")
                .params(segment, customer)
                .query(Boolean.class)
                .single();
    }

    private void comes(UUID segment, UUID customer) {
        await().atMost(Duration.ofSeconds(5)).until(() -> isIn(segment, customer));
    }

    private void goes(UUID segment, UUID customer) {
        await().atMost(Duration.ofSeconds(5)).until(() -> !isIn(segment, customer));
    }

    private static String asks(UUID segment) {
        return "segments.exists(s, s.segment == \"" + segment + "\")";
    }

    private JsonNode shown(UUID segment) {
        for (JsonNode each : api.get("/api/v1/segments/overview").json().path("items")) {
            if (each.path("id").asString().equals(segment.toString())) {
                return each;
            }
        }
        throw new AssertionError("not in the overview");
    }

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
    void segmentsAskAboutSegmentsButNotInACircle() {
        UUID first = segment("city == \"Kolosk\"");
        UUID second = segment(asks(first) + " && has(region)");
        UUID third = segment("!" + asks(second));
        UUID customer = person("Коло Перше", "city", "Kolosk");
        comes(first, customer);
        comes(third, customer);
        records.change("customer", customer, Map.of("region", "Kolo"));
        comes(second, customer);
        goes(third, customer);

        Api.Answer circle = api.send("PATCH", "/api/v1/segments/" + first, Map.of("rule", asks(third)));
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("segments.circle").contains("→");
        assertThat(api.post("/api/v1/segments", Map.of("name", "Any", "rule", "segments.exists(s, true)"))
                        .body())
                .contains("segments.name-the-segment");
        assertThat(api.post("/api/v1/segments", Map.of("name", "Any", "rule", asks(UUID.randomUUID())))
                        .body())
                .contains("segments.no-such-segment");
        assertThat(api.post("/api/v1/segments", Map.of("name", "Any", "rule", "owner == me"))
                        .body())
                .contains("segments.nobody-asks");
        assertThat(api.post("/api/v1/segments", Map.of("name", "Any", "rule", "citty == \"x\""))
                        .status())
                .isEqualTo(422);
        assertThat(api.delete("/api/v1/segments/" + first).body()).contains("segments.asked-about");
        assertThat(api.delete("/api/v1/segments/" + third).status()).isEqualTo(204);
        await().until(() -> records.column("select 1 from segment_member where segment_id = ?", third)
                .isEmpty());
    }

    @Test
    void anEditedSegmentKeepsItsMembersUntilAllAreCountedAnewAndTellsWhoFollows() {
        UUID before = person("Зміна Перша", "city", "Before");
        UUID after = person("Зміна Друга", "city", "After");
        UUID edited = segment("city == \"Before\"");
        UUID follower = segment(asks(edited));
        assertThat(isIn(follower, before)).isTrue();
        api.send("PATCH", "/api/v1/segments/" + edited, Map.of("rule", "city == \"After\""));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> isIn(edited, after)
                        && !isIn(edited, before)
                        && isIn(follower, after)
                        && !isIn(follower, before));
        counted(edited);
        assertThat(records.column("select unexpected from segment_count where segment_id = ?", edited))
                .containsOnlyNulls();
        api.post("/api/v1/segments/" + edited + "/counts", null);
        await().until(() -> records.column("select unexpected from segment_count where segment_id = ?", edited)
                .equals(List.of(0L)));
        assertThat(records.column("select 1 from audit where record_id = ? and action = 'count'", edited))
                .hasSizeGreaterThanOrEqualTo(3);
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

    @Test
    void aRuleWhoseFieldIsDeletedKeepsItsMembersAndSaysWhy() {
        assertThat(api.post(
                                "/api/v1/catalog/customer/fields",
                                Map.of("name", "cf_sort", "type", "text", "label", Map.of("en", "Sort")))
                        .status())
                .isEqualTo(201);
        UUID customer = person("Поле Перше", "cf_sort", "old");
        UUID sorted = segment("cf_sort == \"old\"");
        assertThat(isIn(sorted, customer)).isTrue();
        assertThat(api.delete("/api/v1/catalog/customer/fields/cf_sort").status())
                .isLessThan(300);
        records.change("customer", customer, Map.of("city", "Elsewhere"));
        await().until(() -> records.row("segment", sorted).get("state").equals("broken"));
        JsonNode shown = shown(sorted);
        assertThat(shown.path("state").asString()).isEqualTo("broken");
        assertThat(shown.path("problem").asString()).contains("cf_sort");
        assertThat(isIn(sorted, customer)).isTrue();
        assertThat(isIn(segment("city == \"Elsewhere\""), customer)).isTrue();
    }

    @Test
    void aRuleThatCannotBeComputedForSomebodyIsMarkedAndStopsNoOther() {
        UUID customer = person("Межа Чисел", "city", "Endlessk");
        UUID fine = segment("city == \"Endlessk\"");
        String beyondTheCalendar = "o.placedAt - days(700000) - days(700000) - days(700000) - days(700000) < now";
        UUID wild = segment("city == \"Endlessk\" && orders.exists(o, " + beyondTheCalendar + ")");
        UUID bought = segment("city == \"Endlessk\" && orders.exists(o, true)");
        records.create("order", Map.of("customer", customer, "placedAt", Instant.now(), "total", Money.of("1", "EUR")));
        comes(fine, customer);
        comes(bought, customer);
        await().until(() -> records.row("segment", wild).get("state").equals("broken"));
        assertThat(shown(wild).path("problem").asString()).contains("out of range");
        assertThat(records.row("segment", fine)).containsEntry("state", "current");
        api.send("PATCH", "/api/v1/segments/" + wild, Map.of("rule", "city == \"Endlessk\""));
        comes(wild, customer);
        await().until(() -> records.row("segment", wild).get("state").equals("current"));
    }

    @Test
    void listsAreChosenByHandAndLastThroughMergeUndoAndErasure() {
        UUID one = person("Вручну Перший");
        UUID other = person("Вручну Другий");
        UUID third = person("Вручну Третій");
        UUID list = segment("");
        UUID asking = segment(asks(list));
        assertThat(add(list, Map.of("ids", List.of(one, other))).text("customers"))
                .isEqualTo("2");
        assertThat(add(list, Map.of("filter", "name == \"Вручну Перший\"")).text("customers"))
                .isEqualTo("0");
        comes(asking, one);
        assertThat(add(list, Map.of()).status()).isEqualTo(422);
        assertThat(add(asking, Map.of("ids", List.of(one))).code()).isEqualTo("segments.has-conditions");

        UUID merge = merges.merge(Actor.SYSTEM, one, other, Map.of(), true);
        await().until(() -> isIn(list, one) && isIn(asking, one));
        assertThat(isIn(list, other)).isFalse();
        merges.undo(Actor.SYSTEM, merge);
        comes(list, other);
        comes(asking, other);

        erasures.erase(Actor.SYSTEM, other, "asked");
        goes(list, other);
        assertThat(api.post("/api/v1/segments/" + list + "/removals", Map.of("ids", List.of(one, third)))
                        .text("customers"))
                .isEqualTo("1");
        goes(asking, one);
    }

    private Api.Answer add(UUID segment, Object chosen) {
        return api.post("/api/v1/segments/" + segment + "/members", chosen);
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
    void beforeItIsKeptASegmentTellsHowManyWhoAndHowWellTheyAreKnown() {
        person("Перегляд Перша", "city", "Previewsk", "email", "first@previewsk.example");
        UUID second = person("Перегляд Друга", "city", "Previewsk", "birthday", LocalDate.parse("1990-01-01"));
        UUID other = segment("city == \"Previewsk\" && has(birthday)");
        comes(other, second);
        records.create(
                "consent", Map.of("customer", second, "purpose", "offers", "channel", "any", "state", "refused"));
        await().until(() -> records.column("select 1 from customer_flaws where customer_id = ?", second)
                .equals(List.of(1)));
        String filter = "?filter=" + URLEncoder.encode("city == \"Previewsk\"", StandardCharsets.UTF_8);
        JsonNode preview = api.get("/api/v1/segments/preview" + filter).json();
        assertThat(preview.path("count").path("value").asLong()).isEqualTo(2);
        assertThat(preview.path("sample")).hasSize(2);
        assertThat(preview.path("dated").asBoolean()).isFalse();
        assertThat(api.put("/api/v1/segment-settings", Map.of("weakQuality", 60))
                        .status())
                .isEqualTo(200);
        JsonNode reach = api.get("/api/v1/segments/preview/reach" + filter).json();
        assertThat(reach.path("unknown").path("limit").asInt()).isEqualTo(60);
        assertThat(reach.path("unknown").path("share").asDouble()).isEqualTo(.5);
        assertThat(reach.path("unknown").path("noWay").asDouble()).isEqualTo(.5);
        JsonNode email = reach.path("channels").path(0);
        assertThat(email.path("channel").asString()).isEqualTo("email");
        assertThat(email.path("noAddress").asDouble()).isEqualTo(.5);
        assertThat(email.path("notAsked").asDouble()).isEqualTo(.5);
        JsonNode overlap = api.get("/api/v1/segments/preview/overlap" + filter).json();
        assertThat(overlap.path("segments").path(0).path("id").asString()).isEqualTo(other.toString());
        assertThat(overlap.path("segments").path(0).path("share").asDouble()).isEqualTo(.5);
        assertThat(api.get("/api/v1/segments/preview?filter=nonsense").status()).isEqualTo(422);
    }

    @Test
    void whoSeesOnlySomeCustomersSeesOnlyThoseOfASegment() {
        People.Person seller = people.with(BuiltInRole.SALES);
        Api theirs = Api.at(port).bearing(seller.token());
        UUID own = person("Свій Перший", "city", "Ownsk", "owner", seller.id());
        UUID foreign = person("Чужий Перший", "city", "Ownsk");
        UUID segment = segment("city == \"Ownsk\"");
        assertThat(isIn(segment, foreign)).isTrue();
        JsonNode members =
                theirs.get("/api/v1/segments/" + segment + "/members").json();
        assertThat(members.path("items")).hasSize(1);
        assertThat(members.path("items").path(0).path("id").asString()).isEqualTo(own.toString());
        String filter = "?filter=" + URLEncoder.encode(asks(segment), StandardCharsets.UTF_8);
        assertThat(theirs.get("/api/v1/segments/preview" + filter)
                        .json()
                        .path("count")
                        .path("value")
                        .asLong())
                .isEqualTo(1);
        assertThat(theirs.get("/api/v1/customers" + filter).json().path("items"))
                .hasSize(1);
        for (JsonNode each : theirs.get("/api/v1/segments/overview").json().path("items")) {
            if (each.path("id").asString().equals(segment.toString())) {
                assertThat(each.path("members").asLong()).isEqualTo(1);
            }
        }
        assertThat(theirs.get("/api/v1/customers/" + own + "/segments").body()).contains(segment.toString());
        assertThat(theirs.get("/api/v1/customers/" + foreign + "/segments").status())
                .isEqualTo(404);
        assertThat(theirs.post("/api/v1/segments", Map.of("name", "Mine", "rule", "has(city)"))
                        .status())
                .isEqualTo(403);
        assertThat(theirs.post("/api/v1/segments/" + segment + "/members", Map.of("ids", List.of(own)))
                        .status())
                .isEqualTo(403);
    }
}
