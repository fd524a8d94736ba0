package relata.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** What browsers are told to forbid, on every kind of answer, and how a file that somebody uploaded is handed out. */
@RelataTest(shared = "platform")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityHeadersTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    Stream<String> answers() {
        return Stream.of(
                "/",
                "/scheme.js",
                "/customers",
                "/api/v1/me",
                "/api/v1/customers",
                "/api/v1/no-such-things",
                "/api/v1/customers/nobody",
                "/api/openapi.json",
                "/actuator/health",
                "/api/v1/audit/export");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerForbidsFramesForeignScriptsAndGuessing(String address) {
        Api admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        for (Api api : new Api[] {admin, Api.at(port)}) {
            var answer = api.get(address);
            String policy = answer.header("Content-Security-Policy");
            assertThat(policy)
                    .contains("default-src 'self'")
                    .contains("script-src 'self';")
                    .contains("object-src 'none'")
                    .contains("base-uri 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(policy.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
            if (address.startsWith("/api/v1")) {
                assertThat(answer.header("Cache-Control")).contains("no-store");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "drawing.svg", "script.js", "note.pdf"})
    void anUploadedFileIsADownloadThatRunsNowhere(String name) {
        Api admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        String customer = admin.post("/api/v1/customers", Map.of("kind", "person", "name", "Files"))
                .text("id");
        String id = admin.post(
                        "/api/v1/customers/" + customer + "/files",
                        new Api.Upload(name, "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"))
                .text("id");
        var answer = admin.get("/api/v1/files/" + id);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    /** RFC 6265bis: a browser takes a cookie of this name over HTTPS and from this host alone. */
    @Test
    void overHttpsCookiesAreSecureAndOfThisHostAlone() {
        var person = people.with(BuiltInRole.SALES);
        Api browser = Api.at(port).with("X-Forwarded-Proto", "https", "X-Forwarded-Host", "localhost");
        var setup = browser.get("/api/v1/setup");
        assertThat(setup.header("Strict-Transport-Security")).contains("max-age=31536000");
        String csrf = setup.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        var answer = browser.with("X-XSRF-TOKEN", csrf, "Cookie", "XSRF-TOKEN=" + csrf)
                .post("/api/v1/session", Map.of("email", person.email(), "password", People.PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var cookies = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> !cookie.startsWith("XSRF-TOKEN"))
                .toList();
        assertThat(cookies)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-relata_")
                        .contains("; Secure")
                        .contains("; HttpOnly")
                        .contains("; SameSite=Lax")
                        .contains("Path=/;")
                        .doesNotContain("Domain"));
    }

    @Test
    void traceIsNotAnswered() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Secret: told\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("told");
        }
    }
}
