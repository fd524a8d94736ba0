package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.HeldMemory;
import relata.testing.People;
import relata.testing.RelataTest;

/**
 * Whatever is sent to the API, it answers with what was asked for or says what is wrong: never 5xx, never the inside of
 * the program, never with more than 64 MB in its hands. As many requests as {@code -Drelata.requests} says; {@code -Drelata.seed} repeats a run.
 */
@RelataTest
class RandomRequestsTest {

    private static final int REQUESTS = Integer.getInteger("relata.requests", 2_000);
    /** What is loaded with the first requests stays. */
    private static final int WARM = 500;

    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\bat (relata|java|org)\\.|PSQL|select .* from|java\\.(lang|util)");
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?\"([0-9a-f-]{36})\"");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private final List<String> findings = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long seed = Long.getLong("relata.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HostileValues values = new HostileValues(random);

    @Test
    void noRequestBreaksTheServerNorShowsItsInsideNorHoldsMuchMemory() throws Exception {
        System.out.println("RandomRequestsTest: -Drelata.seed=" + seed + " -Drelata.requests=" + REQUESTS);
        Api api = administrator();
        var specimens = new Specimens(api, jdbc, people);
        specimens
                .objects()
                .forEach(object -> values.know(
                        "/api/v1/" + specimens.path(object),
                        specimens.make(object, Whose.OTHER, people.with().id())));
        var requests = new RandomRequests(api.get("/api/openapi.json").json(), random, values);
        send(requests, WARM);
        long held = HeldMemory.megabytes(Duration.ofSeconds(1), () -> send(requests, REQUESTS - WARM));
        System.out.println("RandomRequestsTest: answers by status " + statuses + ", held " + held + " MB at most");
        assertThat(String.join("\n", findings)).isEmpty();
        assertThat(held).as("megabytes held").isLessThan(HeldMemory.MOST_MEGABYTES);
        assertThat(statuses.getOrDefault(200, 0))
                .as("requests that were understood")
                .isGreaterThan(REQUESTS / 10);
    }

    private void send(RandomRequests requests, int many) {
        Api api = administrator();
        for (int n = 0; n < many && findings.size() < 20; n++) {
            RandomRequests.Request request = requests.next();
            Api.Answer answer = api.with(request.headers().toArray(String[]::new))
                    .send(request.method(), request.address(), request.body());
            statuses.merge(answer.status(), 1, Integer::sum);
            boolean shown = answer.status() >= 400
                    && INSIDE.matcher(withoutSent(answer)).find();
            if (answer.status() >= 500 || shown) {
                findings.add(n + ": " + request + "\n   -> " + answer);
            }
            if (answer.status() < 300) {
                ID.matcher(answer.body())
                        .results()
                        .limit(5)
                        .forEach(found -> values.know(request.address(), found.group(1)));
            }
            if (answer.status() == 401) {
                api = administrator();
            }
        }
    }

    private Api administrator() {
        return Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
    }

    /** Refusals quote what was sent in their detail; only what is the server's own counts. */
    private static String withoutSent(Api.Answer answer) {
        if (!answer.header("Content-Type").contains("json")) {
            return answer.body();
        }
        var json = answer.json();
        return json.has("trace") ? "Exception" : json.has("code") ? "" : answer.body();
    }
}
