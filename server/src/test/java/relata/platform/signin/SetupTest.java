package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.testing.Api;
import relata.testing.RelataTest;

@RelataTest
class SetupTest {

    @LocalServerPort
    int port;

    @Test
    void ofEightWhoSetUpAtOnceOneBecomesAdministrator() throws Exception {
        Api refused = Api.at(port);
        assertThat(refused.get("/api/v1/setup").json().path("needed").asBoolean())
                .isTrue();
        var tooShort = refused.with("Accept-Language", "uk").post("/api/v1/setup", wishes(0, "short"));
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.body()).contains("У паролі має бути щонайменше 8 символів.");

        List<Callable<Api.Answer>> all = IntStream.range(0, 8)
                .<Callable<Api.Answer>>mapToObj(
                        i -> () -> Api.at(port).post("/api/v1/setup", wishes(i, "seven wet umbrellas")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(all).stream()
                    .map(answer -> answer.resultNow().status())
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        }
        assertThat(Api.at(port).get("/api/v1/setup").json().path("needed").asBoolean())
                .isFalse();
    }

    private static String wishes(int number, String password) {
        return """
               {"company": "Аромат", "name": "Олена", "email": "olena%d@example.com", "password": "%s",
                "language": "uk", "currency": "UAH", "timeZone": "Europe/Kyiv"}
               """.formatted(number, password);
    }
}
