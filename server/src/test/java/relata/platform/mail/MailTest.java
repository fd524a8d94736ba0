package relata.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest
class MailTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Outbox.Draining draining;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Api api;

    @BeforeEach
    void start() {
        server.start();
        server.setUser("relata@example.com", "relata", "smtp secret");
        api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var sender = Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.getSmtp().getPort(),
                "encryption",
                "none",
                "user",
                "relata",
                "password",
                "smtp secret",
                "from",
                "relata@example.com");
        assertThat(api.put("/api/v1/mail-sender", sender).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        server.stop();
        jdbc.sql("delete from delivery").update();
    }

    @Test
    void anInvitationArrivesAndItsLinkSetsAPasswordOnce() throws Exception {
        var user = api.post(
                "/api/v1/users",
                Map.of(
                        "name",
                        "Тарас",
                        "email",
                        "taras@example.com",
                        "language",
                        "uk",
                        "roles",
                        List.of(BuiltInRole.SALES.id())));
        assertThat(user.status()).isEqualTo(201);
        assertThat(user.json().path("signedUp").asBoolean()).isFalse();
        draining.drain();
        MimeMessage mail = received(1)[0];
        assertThat(mail.getSubject()).contains("запрошує вас");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example.com>");
        String word = word(mail, "invitations");

        Api browser = Api.at(port);
        assertThat(browser.get("/api/v1/invitations/" + word).text("email")).isEqualTo("taras@example.com");
        assertThat(browser.put("/api/v1/invitations/" + word, Map.of("password", "password1"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.put("/api/v1/invitations/" + word, Map.of("password", People.PASSWORD))
                        .text("next"))
                .isEqualTo("done");
        assertThat(browser.get("/api/v1/me").text("name")).isEqualTo("Тарас");
        assertThat(browser.put("/api/v1/invitations/" + word, Map.of("password", People.PASSWORD))
                        .code())
                .isEqualTo("platform.link-ended");
        assertThat(api.post("/api/v1/users/" + user.text("id") + "/invitation", null)
                        .code())
                .isEqualTo("platform.already-signed-up");
    }

    @Test
    void aResetAnswersTheSameForEverybodyButReachesOnlyUsers() throws Exception {
        var person = people.with(BuiltInRole.SALES);
        Api old = Api.at(port);
        old.post("/api/v1/session", Map.of("email", person.email(), "password", People.PASSWORD));
        Api stranger = Api.at(port);
        var known = stranger.post("/api/v1/password-resets", Map.of("email", person.email()));
        var unknown = stranger.post("/api/v1/password-resets", Map.of("email", "nobody@example.com"));
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(204);
        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        String word = word(received(1)[0], "password-reset");
        assertThat(stranger.put("/api/v1/password-resets/" + word, Map.of("password", "nine dry sparrows"))
                        .status())
                .isEqualTo(204);
        assertThat(old.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(stranger.post("/api/v1/session", Map.of("email", person.email(), "password", "nine dry sparrows"))
                        .text("next"))
                .isEqualTo("done");
        assertThat(jdbc.sql("select body_text from delivery")
                        .query(String.class)
                        .list())
                .containsOnly("");
    }

    @Test
    void aLetterPostedTwiceAndDrainedByFourLeavesOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            deliveries.post(letter("letter " + i));
            deliveries.post(letter("letter " + i));
        }
        Callable<Object> drain = Executors.callable(draining::drain);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(4, drain));
        }
        assertThat(server.waitForIncomingEmail(10_000, 30)).isTrue();
        draining.drain();
        assertThat(received(30)).hasSize(30);
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void whatWasUnderWayWhenItsSenderDiedIsUnknownAndNotRepeated() {
        deliveries.post(letter("lost"));
        jdbc.sql("update delivery set state = 'sending', attempts = 1, leased_until = now() - interval '1 second'")
                .update();
        draining.drain();
        assertThat(states()).containsExactly("unknown");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsAskedAgainLater() {
        server.stop();
        deliveries.post(letter("patient"));
        draining.drain();
        var row = jdbc.sql("select state, attempts, due_at > now() as later, problem is not null as said from delivery")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("state", "waiting")
                .containsEntry("attempts", 1)
                .containsEntry("later", true)
                .containsEntry("said", true);
    }

    @Test
    void theTestMailSaysWhatTheServerSaysAndThePasswordNeverComesOut() {
        assertThat(api.post("/api/v1/mail-sender/test", Map.of("to", "me@example.com"))
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/api/v1/mail-sender").body())
                .contains("\"passwordSet\":true")
                .doesNotContain("secret");
        assertThat(jdbc.sql("select value::text from setting where key = 'mail-sender'")
                        .query(String.class)
                        .single())
                .doesNotContain("smtp secret");
        server.stop();
        assertThat(api.post("/api/v1/mail-sender/test", Map.of("to", "me@example.com"))
                        .code())
                .isEqualTo("platform.mail-refused");
    }

    private List<String> states() {
        return jdbc.sql("select state from delivery").query(String.class).list();
    }

    private MimeMessage[] received(int count) {
        assertThat(server.waitForIncomingEmail(20_000, count)).isTrue();
        return server.getReceivedMessages();
    }

    private static Letter letter(String key) {
        return new Letter(key, "someone@example.com", "Hello", "Hello", Pages.page("Hello"));
    }

    private static String word(Message mail, String page) throws Exception {
        String text =
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
        var matcher =
                Pattern.compile("http://localhost:\\d+/" + page + "/(\\w{43})").matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
