package relata;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import relata.platform.people.BuiltInRole;
import relata.platform.postgres.DatabaseAddress;
import relata.platform.postgres.EmbeddedPostgres;
import relata.platform.postgres.PostgresOptions;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;
import relata.testing.TestDatabase;

/** Two nodes on one database work on the same queues at once, and one of them is killed: everything is done, nothing twice. */
class TwoNodesTest {

    private static final int FILES = 8;
    private static final int ROWS = 3_000;
    private static final int LETTERS = 60;

    /** What one node works on at once; more are held only where both are at work. */
    private static final int JOBS_OF_A_NODE = 2;

    private static final String MAPPING = """
            {"columns": [{"name": "name", "target": "name"}, {"name": "city", "target": "city"}], "constants": {"kind": "person"}}
            """;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void importsAndLettersAreDoneOnceByBothAndByTheOneThatIsLeft() throws Exception {
        mail.start();
        try (var database = EmbeddedPostgres.open(
                        home.resolve("database"), TestDatabase.binaries(), PostgresOptions.forData());
                var first = node(database.address());
                var second = node(database.address())) {
            String token = OwnInstallation.token(first);
            List<Uploads> nodes = List.of(
                    new Uploads(OwnInstallation.port(first), token), new Uploads(OwnInstallation.port(second), token));
            Api.Answer sending = nodes.getFirst().api.put("/api/v1/mail-sender", sender());
            assertThat(sending.status()).as(sending.toString()).isEqualTo(200);
            var imports = new ArrayList<String>();
            for (int file = 0; file < FILES; file++) {
                imports.add(nodes.get(file % 2).mapped("customers", content(file), MAPPING));
            }
            invite(nodes);
            imports.forEach(
                    id -> Uploads.accepted(nodes.getFirst().api.post("/api/v1/imports/" + id + "/start", null)));
            await(database.address(), """
                    select count(*) > %d from job where claim is not null and lease_until > now()
                    """.formatted(JOBS_OF_A_NODE));
            second.kill();
            for (String id : imports) {
                assertThat(Uploads.rows(nodes.getFirst().ended(id))).isEqualTo(ROWS + " 0 0 0");
            }
            await(database.address(), "select not exists (select from delivery where state in ('waiting', 'sending'))");
            assertThat(asked(database.address(), "select count(*) || ' ' || count(distinct name) from customer"))
                    .isEqualTo(FILES * ROWS + " " + FILES * ROWS);
            letters(database.address());
        } finally {
            mail.stop();
        }
    }

    private ServerProcess node(DatabaseAddress address) throws Exception {
        return ServerProcess.started(home.resolve("relata"), OwnInstallation.administratorOn(address));
    }

    /** People without number or address, whom nothing but the journal of their import keeps from being made twice. */
    private static String content(int file) {
        return "name,city\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> "Somebody " + file + "-" + row + ",Poltava\n")
                        .collect(Collectors.joining());
    }

    private static void invite(List<Uploads> nodes) {
        for (int n = 0; n < LETTERS; n++) {
            Api.Answer invited = nodes.get(n % 2)
                    .api
                    .post(
                            "/api/v1/users",
                            Map.of(
                                    "name",
                                    "User " + n,
                                    "email",
                                    address(n),
                                    "language",
                                    "en",
                                    "roles",
                                    List.of(BuiltInRole.SALES.id())));
            assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        }
    }

    private static String address(int n) {
        return "user" + n + "@example.com";
    }

    private Map<String, Object> sender() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                mail.getSmtp().getPort(),
                "encryption",
                "none",
                "from",
                "relata@example.com");
    }

    /** No letter comes twice; whether one arrived that the killed node was handing over, nobody can know, and it is marked so. */
    private void letters(DatabaseAddress address) throws Exception {
        var arrived = new ArrayList<String>();
        for (var message : mail.getReceivedMessages()) {
            arrived.add(message.getAllRecipients()[0].toString());
        }
        assertThat(arrived).doesNotHaveDuplicates();
        String sent =
                asked(address, "select coalesce(string_agg(recipient, ' '), '') from delivery where state = 'sent'");
        assertThat(arrived).contains(sent.split(" "));
        assertThat(asked(address, "select count(*) from delivery where state in ('sent', 'unknown')"))
                .isEqualTo(Integer.toString(LETTERS));
    }

    private static String asked(DatabaseAddress address, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void await(DatabaseAddress address, String question) throws Exception {
        for (int look = 0; look < 6_000; look++) {
            if (asked(address, question).equals("t")) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not within a minute: " + question);
    }
}
