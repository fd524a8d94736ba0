package relata.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StorableJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Written with 0 for NUL and / for the backslash. */
    @ParameterizedTest
    @CsvSource({"a0b,ab", "00,''", "/u0000,/u0000", "//u0000,//u0000", "/0,/", "//0/u00000,///u0000", "plain,plain"})
    void onlyNulIsLost(String written, String kept) {
        String text = written.replaceAll("u0000", "U")
                .replace('0', '\0')
                .replace("U", "u0000")
                .replace('/', '\\');
        String json = StorableJson.of(JSON.writeValueAsString(Map.of("text", text)));
        assertThat(JSON.readTree(json).path("text").asString()).isEqualTo(kept.replace('/', '\\'));
    }
}
