package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

@RelataTest(shared = "records")
class ExpressionsApiTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private JsonNode asked(String path, String parameter, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        Api.Answer answer = Api.at(port)
                .bearing(people.with(BuiltInRole.ADMINISTRATOR).token())
                .get("/api/v1/expressions/" + path + "?object=customer&" + parameter + "=" + encoded);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndWhatWasExpected() {
        JsonNode answer = asked("check", "expression", "kind == \"persn\"");

        assertThat(answer.path("valid").asBoolean()).isFalse();
        JsonNode problem = answer.path("problems").path(0);
        assertThat(problem.path("column").asInt()).isEqualTo(9);
        assertThat(problem.path("message").asString()).contains("persn");
        assertThat(problem.path("expected").toString()).isEqualTo("[\"person\",\"organization\"]");
    }

    @Test
    void aPlainFilterComesBackAsChips() {
        JsonNode answer = asked("check", "expression", "kind == \"person\" && owner == me");

        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("conditions").size()).isEqualTo(2);
        assertThat(answer.path("conditions").path(1).path("value").asString()).isEqualTo("me");
    }

    @Test
    void namesAreProposed() {
        assertThat(asked("completions", "prefix", "kind == \"person\" && ord")
                        .path("items")
                        .toString())
                .contains("\"orders\"");
    }
}
