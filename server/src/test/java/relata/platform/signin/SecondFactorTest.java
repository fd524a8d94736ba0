package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Secrets;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest(shared = "platform")
class SecondFactorTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Secrets secrets;

    @Test
    void aCodeIsAskedForAfterThePasswordAndGoodOnce() {
        var person = people.with(BuiltInRole.SALES);
        Api first = signedIn(person);
        var recovery = turnOn(first, person).json().path("recoveryCodes");
        assertThat(recovery.size()).isEqualTo(10);

        Api browser = Api.at(port);
        assertThat(password(browser, person, People.PASSWORD).text("next")).isEqualTo("totp");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(code(browser, "000000").code()).isEqualTo("platform.wrong-code");
        String later = Totp.code(secret(person), Instant.now().plusSeconds(30));
        assertThat(code(browser, later).text("next")).isEqualTo("done");
        assertThat(browser.get("/api/v1/me").json().path("totp").asBoolean()).isTrue();

        Api again = Api.at(port);
        password(again, person, People.PASSWORD);
        assertThat(code(again, later).code()).isEqualTo("platform.wrong-code");
        assertThat(code(again, recovery.get(3).asString()).text("next")).isEqualTo("done");

        Api once = Api.at(port);
        password(once, person, People.PASSWORD);
        assertThat(code(once, recovery.get(3).asString()).code()).isEqualTo("platform.wrong-code");
    }

    @Test
    void codesCannotBeGuessedOneAfterAnother() {
        var person = people.with(BuiltInRole.SALES);
        turnOn(signedIn(person), person);
        Api browser = Api.at(port);
        password(browser, person, People.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(code(browser, "00000" + i).status()).isEqualTo(401);
        }
        assertThat(code(browser, "000010").status()).isEqualTo(429);
        password(browser, person, People.PASSWORD);
        assertThat(code(browser, "000010").status()).isEqualTo(429);
    }

    @Test
    void whoKnowsThePasswordAloneDoesNotLockItsPersonOutOnAKnownDevice() {
        var person = people.with(BuiltInRole.SALES);
        Api known = signedIn(person);
        turnOn(known, person);
        Api stranger = Api.at(port);
        password(stranger, person, People.PASSWORD);
        for (int i = 0; i < Tries.MOST; i++) {
            code(stranger, "00000" + i);
        }
        assertThat(code(stranger, "000010").status()).isEqualTo(429);

        assertThat(password(known, person, People.PASSWORD).text("next")).isEqualTo("totp");
        String later = Totp.code(secret(person), Instant.now().plusSeconds(30));
        assertThat(code(known, later).text("next")).isEqualTo("done");
    }

    /** A browser left open must not become a way in that lasts. */
    @Test
    void whatChangesSigningInAsksForASignInOfTheLastMinutes() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = signedIn(person);
        turnOn(browser, person);
        jdbc.sql("update sign_in set created_at = created_at - interval '16 minutes' where user_id = ?")
                .param(person.id())
                .update();
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(browser.post("/api/v1/me/totp", null).code()).isEqualTo("platform.sign-in-again");
        assertThat(browser.delete("/api/v1/me/totp").code()).isEqualTo("platform.sign-in-again");
        assertThat(browser.post("/api/v1/tokens", Map.of("name", "shop")).code())
                .isEqualTo("platform.sign-in-again");
        assertThat(browser.post("/webauthn/register/options", null).code()).isEqualTo("platform.sign-in-again");
        assertThat(browser.delete("/api/v1/me/passkeys/" + java.util.UUID.randomUUID())
                        .code())
                .isEqualTo("platform.sign-in-again");

        Api again = Api.at(port);
        password(again, person, People.PASSWORD);
        code(again, Totp.code(secret(person), Instant.now().plusSeconds(30)));
        assertThat(again.delete("/api/v1/me/totp").status()).isEqualTo(204);
    }

    @Test
    void theSecretIsNotReadableInTheDatabase() {
        var person = people.with(BuiltInRole.SALES);
        var begun = signedIn(person).post("/api/v1/me/totp", null).json();
        byte[] kept = jdbc.sql("select totp_begun from app_user where id = ?")
                .param(person.id())
                .query(byte[].class)
                .single();
        assertThat(Totp.base32(secrets.decrypted(kept)))
                .isEqualTo(begun.path("secret").asString());
        assertThat(kept).hasSizeGreaterThan(Totp.SECRET_BYTES + 27);
        assertThat(begun.path("uri").asString())
                .startsWith("otpauth://totp/Relata:person")
                .contains("&issuer=Relata");
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        var person = people.with(BuiltInRole.SALES);
        Api here = signedIn(person);
        Api there = signedIn(person);
        assertThat(here.put("/api/v1/me/password", Map.of("current", "wrong", "password", "nine dry sparrows"))
                        .status())
                .isEqualTo(422);
        assertThat(here.put("/api/v1/me/password", Map.of("current", People.PASSWORD, "password", "nine dry sparrows"))
                        .status())
                .isEqualTo(204);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(password(Api.at(port), person, People.PASSWORD).status()).isEqualTo(401);
        assertThat(password(Api.at(port), person, "nine dry sparrows").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsToldOnceWorksAndEnds() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = signedIn(person);
        var issued = browser.post("/api/v1/tokens", Map.of("name", "shop"));
        assertThat(issued.status()).isEqualTo(201);
        Api program = Api.at(port).bearing(issued.text("token"));
        assertThat(program.get("/api/v1/me").text("email")).isEqualTo(person.email());
        assertThat(program.post("/api/v1/tokens", Map.of("name", "more")).code())
                .isEqualTo("platform.only-in-browser");
        var listed = browser.get("/api/v1/tokens");
        assertThat(listed.body()).contains("\"name\":\"shop\"").doesNotContain(issued.text("token"));
        assertThat(browser.get("/api/v1/tokens?everybody=true").status()).isEqualTo(403);
        Api other = signedIn(people.with(BuiltInRole.SALES));
        assertThat(other.delete("/api/v1/tokens/" + issued.text("id")).status()).isEqualTo(404);
        assertThat(browser.delete("/api/v1/tokens/" + issued.text("id")).status())
                .isEqualTo(204);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsAfterItsLastDay() {
        Api browser = signedIn(people.with(BuiltInRole.SALES));
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(browser.post("/api/v1/tokens", Map.of("name", "late", "expiresOn", today.minusDays(1)))
                        .status())
                .isEqualTo(422);
        var issued = browser.post("/api/v1/tokens", Map.of("name", "short", "expiresOn", today.plusDays(1)));
        Api program = Api.at(port).bearing(issued.text("token"));
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);

        jdbc.sql("update api_token set expires_on = ? where id = cast(? as uuid)")
                .params(today.minusDays(1), issued.text("id"))
                .update();

        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/tokens").body()).contains("\"expiresOn\":\"" + today.minusDays(1) + "\"");
    }

    @Test
    void peopleChooseTheirOwnNameLanguageAndZone() {
        Api browser = signedIn(people.with(BuiltInRole.SALES));
        var me = browser.patch(
                "/api/v1/me", Map.of("name", "Олена", "language", "uk", "timeZone", "Europe/Kyiv", "roles", "x"));
        assertThat(me.text("name")).isEqualTo("Олена");
        assertThat(me.text("timeZone")).isEqualTo("Europe/Kyiv");
        assertThat(browser.get("/api/v1/me")
                        .json()
                        .path("roles")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Продажі");
        assertThat(browser.patch("/api/v1/me", Map.of("timeZone", "Mars/Olympus"))
                        .status())
                .isEqualTo(422);
    }

    private Api signedIn(People.Person person) {
        Api browser = Api.at(port);
        password(browser, person, People.PASSWORD);
        return browser;
    }

    private Api.Answer turnOn(Api browser, People.Person person) {
        assertThat(browser.post("/api/v1/me/totp", null).status()).isEqualTo(200);
        byte[] begun = jdbc.sql("select totp_begun from app_user where id = ?")
                .param(person.id())
                .query(byte[].class)
                .single();
        var answer = browser.put("/api/v1/me/totp", Map.of("code", Totp.code(secrets.decrypted(begun), Instant.now())));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private byte[] secret(People.Person person) {
        return secrets.decrypted(jdbc.sql("select totp_secret from app_user where id = ?")
                .param(person.id())
                .query(byte[].class)
                .single());
    }

    private static Api.Answer password(Api api, People.Person person, String password) {
        return api.post("/api/v1/session", Map.of("email", person.email(), "password", password));
    }

    private static Api.Answer code(Api api, String code) {
        return api.post("/api/v1/session/totp", Map.of("code", code));
    }
}
