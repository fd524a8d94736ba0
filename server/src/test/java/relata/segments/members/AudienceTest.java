package relata.segments.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relata.platform.Actor;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Lists by hand, what is told of a set before it is kept, and who sees what of a segment. */
@RelataTest(shared = "segments")
class AudienceTest extends SegmentTests {

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
