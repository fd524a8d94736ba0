package relata.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import relata.testing.VirtualAuthenticator;

@RelataTest(shared = "platform")
class PasskeyTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /** What a web client does, in the words of the browser's own interface. */
    private static final String CLIENT = """
            async ([email, password, step]) => {
              const csrf = () => decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]);
              const send = async (method, path, body) => {
                await fetch('/api/v1/setup');
                const answer = await fetch(path, {method, body: body && JSON.stringify(body),
                  headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrf()}});
                const text = await answer.text();
                return {status: answer.status, body: text ? JSON.parse(text) : null};
              };
              if (step === 'register') {
                await send('POST', '/api/v1/session', {email, password});
                const asked = await send('POST', '/webauthn/register/options');
                const made = await navigator.credentials.create(
                  {publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.body)});
                const sent = await send('POST', '/webauthn/register',
                  {publicKey: {credential: made.toJSON(), label: 'My key'}});
                await send('DELETE', '/api/v1/session');
                return sent.status;
              }
              const asked = await send('POST', '/webauthn/authenticate/options');
              const proof = await navigator.credentials.get(
                {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.body)});
              const first = await send('POST', '/login/webauthn', proof.toJSON());
              const me = await fetch('/api/v1/me').then(answer => answer.json());
              const replayed = await send('POST', '/login/webauthn', proof.toJSON());
              return first.status + ' ' + me.email + ' ' + replayed.status;
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void aPasskeyIsRegisteredSignsInOnceAndIsRemoved() {
        Assumptions.assumeTrue(Files.exists(CHROMIUM), "Chromium is missing");
        var person = people.with(BuiltInRole.SALES);
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setChromiumSandbox(false)
                                .setArgs(List.of("--disable-gpu", "--disable-background-networking")))) {
            var page = browser.newPage();
            VirtualAuthenticator.into(page);
            page.navigate("http://localhost:" + port + "/api/v1/setup");
            assertThat(page.evaluate(CLIENT, List.of(person.email(), People.PASSWORD, "register")))
                    .isEqualTo(200);
            assertThat(page.evaluate(CLIENT, List.of("", "", "sign in"))).isEqualTo("200 " + person.email() + " 401");
        }
        Api api = Api.at(port);
        api.post("/api/v1/session", Map.of("email", person.email(), "password", People.PASSWORD));
        var passkey = api.get("/api/v1/me/passkeys").json().path("items").get(0);
        assertThat(passkey.path("name").asString()).isEqualTo("My key");
        String address = "/api/v1/me/passkeys/" + passkey.path("id").asString();
        assertThat(api.patch(address, Map.of("name", "Old key")).status()).isEqualTo(204);
        assertThat(Api.at(port).bearing(person.token()).delete(address).status())
                .isEqualTo(403);
        assertThat(api.delete(address).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/me/passkeys").json().path("items").size()).isZero();
    }

    @Test
    void onlyASignedInPersonRegistersAPasskey() {
        assertThat(Api.at(port).post("/webauthn/register/options", null).status())
                .isEqualTo(401);
        var token = people.with(BuiltInRole.SALES).token();
        assertThat(Api.at(port)
                        .bearing(token)
                        .post("/webauthn/register/options", null)
                        .status())
                .isEqualTo(403);
    }
}
