package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "platform")
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoGivesTheRightPasswordIsSignedInUntilTheySignOut() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port);
        assertThat(browser.get("/api/v1/me").code()).isEqualTo("platform.not-signed-in");

        var answer = signIn(browser, person.email().toUpperCase(java.util.Locale.ROOT), People.PASSWORD);
        assertThat(answer.text("next")).isEqualTo("done");
        var me = browser.get("/api/v1/me").json();
        assertThat(me.path("id").asString()).isEqualTo(person.id().toString());
        assertThat(me.path("roles").get(0).path("name").asString()).isEqualTo("Sales");
        assertThat(me.path("administrator").asBoolean()).isFalse();

        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aChangeWithoutTheCsrfHeaderIsRefused() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port);
        signIn(browser, person.email(), People.PASSWORD);
        var answer = browser.with("X-XSRF-TOKEN", "another").delete("/api/v1/session");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("platform.csrf");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    }

    /** A page asks many things at once: were the cookie new in each answer, a change sent meanwhile would be refused. */
    @Test
    void theCsrfCookieStaysAsItIsWhileSomebodyIsSignedIn() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port);
        signIn(browser, person.email(), People.PASSWORD);
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();
        for (int i = 0; i < 3; i++) {
            var answer = browser.get("/api/v1/me");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(browser.cookie("XSRF-TOKEN")).contains(token);
        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
    }

    @Test
    void afterTenWrongTriesTheRightPasswordIsRefusedTooExceptOnAKnownDevice() {
        var person = people.with(BuiltInRole.SALES);
        Api known = Api.at(port);
        signIn(known, person.email(), People.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(Api.at(port), person.email(), "wrong " + i).code())
                    .isEqualTo("platform.wrong-password");
        }
        var refused = signIn(Api.at(port), person.email(), People.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("platform.too-many-tries");
        assertThat(signIn(known, person.email(), People.PASSWORD).status()).isEqualTo(200);

        var other = people.with(BuiltInRole.SALES);
        assertThat(signIn(Api.at(port), other.email(), People.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void someoneUnknownIsRefusedInTheSameWordsAndCountedTheSame() {
        var person = people.with(BuiltInRole.SALES);
        var wrong = signIn(Api.at(port), person.email(), "wrong");
        var unknown = signIn(Api.at(port), "nobody-" + person.email(), "wrong");
        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
        for (int i = 0; i < 9; i++) {
            signIn(Api.at(port), "nobody-" + person.email(), "wrong");
        }
        assertThat(signIn(Api.at(port), "nobody-" + person.email(), "wrong").status())
                .isEqualTo(429);
    }

    @Test
    void aTokenActsForItsUserWithoutCookies() {
        var person = people.with(BuiltInRole.ANALYST);
        var me = Api.at(port).bearing(person.token()).get("/api/v1/me");
        assertThat(me.text("email")).isEqualTo(person.email());
        assertThat(me.header("Set-Cookie")).doesNotContain("relata_session");
        assertThat(Api.at(port).bearing(person.token() + "x").get("/api/v1/me").status())
                .isEqualTo(401);
    }

    @Test
    void whoIsDeactivatedIsOutAtTheNextRequest() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port);
        signIn(browser, person.email(), People.PASSWORD);
        jdbc.sql("update app_user set active = false where id = ?")
                .param(person.id())
                .update();
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(Api.at(port).bearing(person.token()).get("/api/v1/me").status())
                .isEqualTo(401);
        assertThat(signIn(browser, person.email(), People.PASSWORD).code()).isEqualTo("platform.wrong-password");
    }

    @Test
    void problemsSpeakTheLanguageOfTheUserAndCarryTheRequestId() {
        var person = people.speaking(Language.RU, BuiltInRole.SALES);
        var answer = Api.at(port)
                .with("X-Request-Id", "trace-1")
                .bearing(person.token())
                .get("/api/v1/no-such-things/at/all");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("detail")).isEqualTo("По этому адресу ничего нет.");
        assertThat(answer.text("requestId")).isEqualTo("trace-1");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void answersForbidFramesForeignScriptsAndGuessing() {
        var answer = Api.at(port).get("/api/v1/setup");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self';");
    }

    @Test
    void noSpellingOfAnAddressGetsTriesOfItsOwn() {
        var person = people.with(BuiltInRole.SALES);
        jdbc.sql("update app_user set email = 'k' || email where id = ?")
                .param(person.id())
                .update();
        String kelvin = "\u212a" + person.email();
        for (int i = 0; i < Tries.MOST; i++) {
            String email = i % 2 == 0 ? " K" + person.email() + " " : kelvin.toUpperCase(java.util.Locale.ROOT);
            assertThat(signIn(Api.at(port), email, "wrong").status()).isEqualTo(401);
        }
        assertThat(signIn(Api.at(port), "k" + person.email(), People.PASSWORD).status())
                .isEqualTo(429);
    }

    @Test
    void whoHoldsASessionGuessesItsPasswordNoOftener() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port);
        signIn(browser, person.email(), People.PASSWORD);
        for (int i = 0; i < Tries.MOST / 2; i++) {
            assertThat(signIn(browser.with(), person.email(), "wrong").status()).isEqualTo(401);
            assertThat(browser.put("/api/v1/me/password", Map.of("current", "wrong", "password", "nine dry sparrows"))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(browser.put("/api/v1/me/password", Map.of("current", "wrong", "password", "nine dry sparrows"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void whoComesInAndWhoIsRefusedStandsInTheLogWithoutWhatTheyTyped(CapturedOutput log) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("relata.platform.web.RefusalLog", LogLevel.INFO);
        var person = people.with(BuiltInRole.SALES);
        signIn(Api.at(port), person.email(), "my secret word");
        signIn(Api.at(port), person.email(), People.PASSWORD);
        Api.at(port).bearing(person.token()).get("/api/v1/audit");
        assertThat(log.getAll())
                .contains(
                        "POST /api/v1/session refused: platform.wrong-password, to somebody not signed in from 127.0.0.1")
                .contains("Signed in by password: " + person.id() + " from 127.0.0.1")
                .contains("GET /api/v1/audit refused: platform.forbidden, to " + person.id())
                .doesNotContain("my secret word")
                .doesNotContain(person.email());
    }

    private static Api.Answer signIn(Api api, String email, String password) {
        return api.post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
