package relata.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** A schedule that is due, on its way through the outbox and a real SMTP server to the people who chose it. */
@RelataTest
class ReportMailTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReportMail mail;

    @Autowired
    Clock clock;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aReportArrivesInTheLanguageOfItsReaderAndNotWithWhomItWasTakenFrom() throws Exception {
        People.Person chief = people.speaking(Language.EN, BuiltInRole.ADMINISTRATOR);
        People.Person reader = people.speaking(Language.RU, BuiltInRole.SALES);
        People.Person former = people.speaking(Language.UK, BuiltInRole.SALES);
        Api api = Api.at(port).bearing(chief.token());
        assertThat(api.put(
                                "/api/v1/mail-sender",
                                Map.of(
                                        "host", "127.0.0.1",
                                        "port", server.getSmtp().getPort(),
                                        "encryption", "none",
                                        "from", "relata@example.com"))
                        .status())
                .isEqualTo(200);
        SoldThings.sold(changes, jdbc, new Random(7), reader.id());
        Api.Answer report = api.post(
                "/api/v1/reports",
                Map.of(
                        "name",
                        "Sales by channel",
                        "sharing",
                        "everyone",
                        "object",
                        "order",
                        "definition",
                        Map.of(
                                "groups", List.of(Map.of("by", "channel")),
                                "measures", List.of(Map.of("kind", "count")))));
        assertThat(report.status()).as(report.toString()).isEqualTo(201);
        String address = "/api/v1/reports/" + report.text("id") + "/schedules";
        Api.Answer schedule = api.post(
                address,
                Map.of("rhythm", "daily", "hour", 8, "recipients", List.of(chief.id(), reader.id(), former.id())));
        assertThat(schedule.status()).as(schedule.toString()).isEqualTo(201);
        jdbc.sql("delete from user_role where user_id = ?").param(former.id()).update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        jdbc.sql("update report_schedule set next_at = ? where id = ?")
                .params(java.sql.Timestamp.from(clock.instant().minusSeconds(60)), UUID.fromString(schedule.text("id")))
                .update();

        mail.sendDue();

        await().atMost(Duration.ofSeconds(30)).until(() -> server.getReceivedMessages().length == 3);
        MimeMessage read = to(reader).getFirst();
        assertThat(read.getSubject()).isEqualTo("Sales by channel");
        assertThat(GreenMailUtil.getWholeMessage(read)).isNotEmpty();
        assertThat(text(read)).contains("Чтобы больше его не получать:");
        assertThat(file(read).lines().count()).isGreaterThan(1);
        assertThat(to(former)).isEmpty();
        assertThat(to(chief))
                .extracting(Message::getSubject)
                .containsExactlyInAnyOrder(
                        "Sales by channel", "A scheduled report did not reach everybody: Sales by channel");
        assertThat(api.get(address).body()).contains("may no longer see it");
    }

    private List<MimeMessage> to(People.Person person) {
        return Stream.of(server.getReceivedMessages())
                .filter(message ->
                        GreenMailUtil.getAddressList(recipients(message)).contains(person.email()))
                .toList();
    }

    private static jakarta.mail.Address[] recipients(MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** All of the parts that are text, one after the other. */
    private static String text(MimeMessage message) throws Exception {
        return texts(message.getContent());
    }

    private static String texts(Object content) throws Exception {
        if (!(content instanceof MimeMultipart parts)) {
            return content instanceof String text ? text : "";
        }
        var all = new StringBuilder();
        for (int n = 0; n < parts.getCount(); n++) {
            all.append(texts(parts.getBodyPart(n).getContent()));
        }
        return all.toString();
    }

    private static String file(MimeMessage message) throws Exception {
        var parts = (MimeMultipart) message.getContent();
        BodyPart last = parts.getBodyPart(parts.getCount() - 1);
        assertThat(last.getFileName()).isEqualTo("Sales by channel.csv");
        return new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
