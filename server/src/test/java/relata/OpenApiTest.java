package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.testing.Api;
import relata.testing.RelataTest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed description of the API is what the server offers. {@code -Dopenapi.write} writes it anew. */
@Tag("check")
@RelataTest(shared = "openapi")
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @LocalServerPort
    int port;

    @Test
    void theCommittedDescriptionIsWhatTheServerOffers() throws IOException {
        Api.Answer answer = Api.at(port).get("/api/openapi.json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String offered = JSON.writeValueAsString(JSON.readValue(answer.body(), java.util.TreeMap.class))
                        .replaceAll("http://localhost:\\d+", "http://localhost:8080")
                + "\n";
        Path committed = Path.of("..", "openapi.json");
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(committed, offered);
        }
        assertThat(offered)
                .as("run mvn -pl server -am test -Dtest=OpenApiTest -Dopenapi.write, and commit openapi.json")
                .isEqualTo(Files.readString(committed));
    }
}
