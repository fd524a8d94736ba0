package relata.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relata.insight.PurchaseReport.NotFitted;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Unlearnable.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class NotFittedTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void aReasonIsKeptAsACodeWithItsFigures() {
        var refused = new Unlearnable(Reason.TOO_FEW_HISTORIES, Map.of("histories", 3.0, "least", 5.0), "Only 3");
        var notFitted = NotFitted.of("BG/NBD", refused);
        assertThat(notFitted)
                .isEqualTo(new NotFitted("BG/NBD", "too-few-histories", Map.of("histories", 3.0, "least", 5.0), null));
        assertThat(read(json.writeValueAsString(List.of(notFitted)))).containsExactly(notFitted);
        assertThat(NotFitted.of("BG/NBD", new IllegalArgumentException("r must be"))
                        .code())
                .isEqualTo("other");
    }

    @Test
    void earlierReportsKeepTheirSentences() {
        assertThat(read("[\"No customer has bought again\"]"))
                .containsExactly(new NotFitted(null, "earlier", Map.of(), "No customer has bought again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk"})
    void thereAreWordsForEveryReason(String language) throws IOException {
        Map<String, String> words = json.readValue(
                Files.readString(Path.of("../web/src/features/insight/messages/" + language + ".json")),
                new TypeReference<>() {});
        for (Reason reason : Reason.values()) {
            String code =
                    NotFitted.of("x", new Unlearnable(reason, Map.of(), "")).code();
            assertThat(words).containsKey("models.notFitted." + code);
        }
    }

    private List<NotFitted> read(String stored) {
        return json.readValue(stored, new TypeReference<>() {});
    }
}
