package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.ServerProcess;

/** Two nodes share one database: tries, sessions and known devices are the same on both, also after one was killed. */
@RelataTest(shared = "platform")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInOnNodesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Environment environment;

    Path home;
    ServerProcess second;

    @BeforeAll
    void startTheSecondNode(@TempDir(cleanup = CleanupMode.NEVER) Path directory) throws Exception {
        home = directory;
        second = node();
    }

    @AfterAll
    void stopTheSecondNode() {
        second.close();
    }

    @Test
    void tenTriesAreAllOverNodesAndRestartsYetAKnownDeviceGetsIn() throws Exception {
        var person = people.with(BuiltInRole.SALES);
        Api known = Api.at(port);
        assertThat(signIn(known, person, People.PASSWORD)).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            assertThat(signIn(Api.at(port), person, "wrong " + i)).isEqualTo(401);
            assertThat(signIn(Api.at(secondPort()), person, "wrong too " + i)).isEqualTo(401);
        }
        second.kill();
        second = node();
        assertThat(signIn(Api.at(secondPort()), person, "wrong")).isEqualTo(401);
        assertThat(signIn(Api.at(port), person, "wrong")).isEqualTo(401);

        assertThat(signIn(Api.at(secondPort()), person, People.PASSWORD)).isEqualTo(429);
        assertThat(signIn(Api.at(port), person, People.PASSWORD)).isEqualTo(429);
        assertThat(signIn(known.on(secondPort()), person, People.PASSWORD)).isEqualTo(200);
        assertThat(known.get("/api/v1/me").status())
                .as("a session is one on all nodes")
                .isEqualTo(200);
    }

    @Test
    void ofFortyTriesAtOnceOnBothNodesTenAreLookedAt() throws Exception {
        var person = people.with(BuiltInRole.SALES);
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 40; i++) {
            var api = Api.at(i % 2 == 0 ? port : secondPort());
            tries.add(() -> signIn(api, person, "wrong"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(tries).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(Collections.frequency(statuses, 401)).isEqualTo(Tries.MOST);
            assertThat(Collections.frequency(statuses, 429)).isEqualTo(40 - Tries.MOST);
        }
    }

    @Test
    void aNewPasswordOnOneNodeEndsSessionsAndForgetsDevicesOnTheOther() {
        var person = people.with(BuiltInRole.SALES);
        Api there = Api.at(secondPort());
        assertThat(signIn(there, person, People.PASSWORD)).isEqualTo(200);
        Api here = Api.at(port);
        assertThat(signIn(here, person, People.PASSWORD)).isEqualTo(200);
        assertThat(here.put("/api/v1/me/password", Map.of("current", People.PASSWORD, "password", "nine dry sparrows"))
                        .status())
                .isEqualTo(204);

        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(signIn(Api.at(port), person, "wrong " + i)).isEqualTo(401);
        }
        assertThat(signIn(there, person, "nine dry sparrows")).isEqualTo(429);
        assertThat(signIn(here, person, "nine dry sparrows")).isEqualTo(200);
    }

    private int secondPort() {
        return URI.create(second.address()).getPort();
    }

    private ServerProcess node() throws IOException, InterruptedException {
        Path key = Path.of(environment.getRequiredProperty("relata.home"), "secret.key");
        return ServerProcess.started(
                home,
                Map.of(
                        "RELATA_DATABASE_URL", environment.getRequiredProperty("relata.database.url"),
                        "RELATA_DATABASE_USER", environment.getRequiredProperty("relata.database.user"),
                        "RELATA_DATABASE_PASSWORD", environment.getRequiredProperty("relata.database.password"),
                        "RELATA_SECRET_KEY", Files.readString(key).strip()));
    }

    private static int signIn(Api api, People.Person person, String password) {
        return api.post("/api/v1/session", Map.of("email", person.email(), "password", password))
                .status();
    }
}
