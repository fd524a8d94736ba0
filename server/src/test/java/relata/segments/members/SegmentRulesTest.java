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
import relata.testing.Api;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What may stand in the rule of a segment, what an edit does, and what becomes of one that can be evaluated no more. */
@RelataTest(shared = "segments")
class SegmentRulesTest extends SegmentTests {

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
        String beyondTheCalendar = "o.placedAt" + " - days(36500)".repeat(70) + " < now";
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
}
