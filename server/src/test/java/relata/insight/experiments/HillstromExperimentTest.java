package relata.insight.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.insight.learning.Learner;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** The e-mail experiment of the MineThatData challenge (2008), a random half: 32,120 customers in three arms. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HillstromExperimentTest {

    private static final String MENS = "Mens E-Mail";
    private static final String WOMENS = "Womens E-Mail";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Learner admin;
    private JsonNode experiment;

    @BeforeAll
    void compare() throws IOException {
        admin = new Learner(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        admin.brought("mailing", "mailings", Files.readString(DataSets.path("hillstrom/hillstrom_half.csv")), Map.of());
        experiment = admin.compared(Map.of(
                "object", "mailing",
                "arm", "cf_segment",
                "control", "No E-Mail",
                "outcomes", List.of(Map.of("field", "cf_visit"), Map.of("field", "cf_spend")),
                "before", "cf_history",
                "known",
                        List.of(
                                "cf_recency",
                                "cf_history",
                                "cf_mens",
                                "cf_womens",
                                "cf_newbie",
                                "cf_zip_code",
                                "cf_channel",
                                "cf_conversion")));
        assertThat(experiment.path("state").asString())
                .as(experiment.toString())
                .isEqualTo("done");
    }

    private JsonNode lift(String outcome, String arm) {
        for (JsonNode each : experiment.path("report").path("outcomes")) {
            for (JsonNode lift : each.path("lifts")) {
                if (each.path("field").asString().equals(outcome)
                        && lift.path("arm").asString().equals(arm)) {
                    return lift;
                }
            }
        }
        throw new AssertionError(arm + " is not compared by " + outcome + " in " + experiment);
    }

    private void shows(String outcome, String arm, double estimate, double error, double digit) {
        JsonNode difference = lift(outcome, arm).path("difference");
        assertThat(difference.path("value").asDouble()).isCloseTo(estimate, within(digit));
        assertThat(difference.path("standardError").asDouble()).isCloseTo(error, within(digit));
        assertThat(difference.path("low").asDouble()).isCloseTo(estimate - 1.96 * error, within(3 * digit));
        assertThat(difference.path("high").asDouble()).isCloseTo(estimate + 1.96 * error, within(3 * digit));
        assertThat(difference.path("verdict").asString()).isEqualTo("HIGHER");
    }

    @Test
    void theDifferencesAreThePublishedOnes() {
        shows("cf_visit", MENS, .0647, .0048, .00005);
        shows("cf_spend", MENS, .823, .201, .0005);
        shows("cf_visit", WOMENS, .0370, .0046, .00005);
        shows("cf_spend", WOMENS, .579, .190, .0005);
        JsonNode total = lift("cf_spend", MENS).path("total");
        assertThat(total.path("value").asDouble()).isCloseTo(.823 * 10_757, within(10.0));
        assertThat(lift("cf_spend", MENS).path("smallestVisible").asDouble()).isCloseTo(2.8 * .201, within(.01));
        assertThat(lift("cf_spend", MENS).path("sharpened").path("less").asDouble())
                .isBetween(0.0, .01);
        JsonNode report = experiment.path("report");
        assertThat(report.path("ratio").path("standing").asString()).isEqualTo("AS_PLANNED");
        assertThat(report.path("ratio").path("pValue").asDouble()).isCloseTo(.2568, within(.0005));
        assertThat(report.path("arms")).hasSize(3);
    }

    @Test
    void nobodyIsRankedWhereTheMailChangesNobodyMoreThanOthers() {
        for (String outcome : List.of("cf_visit", "cf_spend")) {
            JsonNode ranking = lift(outcome, MENS).path("ranking");
            assertThat(ranking.path("standing").asString()).isEqualTo("NO_USABLE_DIFFERENCE");
            assertThat(ranking.path("qini").path("interval").path("low").asDouble())
                    .isLessThanOrEqualTo(0);
            Api.Answer refused = admin.api.get(address() + "/ranking?arm=Mens%20E-Mail&outcome=" + outcome);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("detail")).contains("No usable difference between customers");
        }
    }

    @Test
    void whereTheOrderIsBetterThanChanceItIsShown() {
        JsonNode ranking = lift("cf_visit", WOMENS).path("ranking");
        assertThat(ranking.path("standing").asString()).isEqualTo("USABLE");
        assertThat(ranking.path("qini").path("interval").path("low").asDouble()).isPositive();
        assertThat(ranking.path("fifths")).hasSize(5);
        JsonNode first = admin.api
                .get(address() + "/ranking?arm=Womens%20E-Mail&outcome=cf_visit&limit=5")
                .json()
                .path("items");
        assertThat(first).hasSize(5);
        assertThat(first.path(0).path("effect").asDouble())
                .isGreaterThan(.04)
                .isGreaterThanOrEqualTo(first.path(4).path("effect").asDouble());
    }

    @Test
    void whatCameAfterTheMailIsNotTakenForKnownBefore() {
        assertThat(experiment.path("report").path("unbalanced").toString()).isEqualTo("[\"cf_conversion\"]");
    }

    private String address() {
        return "/api/v1/experiments/" + experiment.path("id").asString();
    }

    @Test
    void armsThatAreNotThereAndFieldsThatDoNotFitAreRefused() {
        refused("arm", Map.of("arm", "cf_none"));
        refused("arm", Map.of("arm", "cf_spend"));
        refused("control", Map.of("control", " "));
        refused("outcomes", Map.of("outcomes", List.of()));
        refused("outcomes", Map.of("outcomes", List.of(Map.of("field", "cf_segment"))));
        refused("outcomes", Map.of("outcomes", List.of(Map.of("field", "cf_channel"))));
        refused("before", Map.of("before", "cf_channel"));
        refused("known", Map.of("known", List.of("cf_visit")));
        refused("shares", Map.of("shares", Map.of("No E-Mail", -1)));
        JsonNode empty = admin.compared(wish(Map.of("filter", "cf_segment != \"No E-Mail\"")));
        assertThat(empty.path("state").asString()).isEqualTo("refused");
        assertThat(empty.path("refusal").asString()).contains("0 records are in the control arm “No E-Mail”");
        var stranger = Api.at(port).bearing(people.with().token());
        assertThat(stranger.get(address()).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/experiments", wish(Map.of())).status())
                .isEqualTo(403);
    }

    private static Map<String, Object> wish(Map<String, Object> other) {
        var wish = new java.util.HashMap<String, Object>(Map.of(
                "object", "mailing",
                "arm", "cf_segment",
                "control", "No E-Mail",
                "outcomes", List.of(Map.of("field", "cf_visit"))));
        wish.putAll(other);
        return wish;
    }

    private void refused(String field, Map<String, Object> other) {
        Api.Answer answer = admin.api.post("/api/v1/experiments", wish(other));
        assertThat(answer.status()).as(other + " " + answer).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }
}
