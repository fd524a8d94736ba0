package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.Findings;
import relata.testing.OwnInstallation;
import relata.testing.ServerProcess;
import tools.jackson.databind.JsonNode;

/**
 * The server, and each fifth time PostgreSQL, is killed at random moments of imports of ten thousand contacts, half of whom
 * are there already: each import goes on by itself, tells what is in, and ends with exactly the rows of its file. Five kills,
 * or as many as {@code -Drelata.kills} says; a run is repeated by {@code -Drelata.seed}.
 */
class KilledImportTest {

    private static final int KILLS = Integer.getInteger("relata.kills", 5);
    private static final int ROWS = 10_000;
    private static final int NEW = ROWS / 2;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "email"}, {"index": 2, "target": "phone"},
                         {"index": 3, "target": "city"}, {"index": 4, "target": "birthday"}],
             "constants": {"kind": "person"}, "whenExists": "replace"}
            """;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path home;

    private final Random random = new Random(seed());
    private OwnInstallation installation;
    private ServerProcess server;
    private String token;
    private Kills ofServer = Kills.NONE;
    private Kills ofDatabase = Kills.NONE;

    /** @param met how many of them left an import unfinished */
    private record Kills(int count, int met, Duration slowest) {

        static final Kills NONE = new Kills(0, 0, Duration.ZERO);

        Kills and(boolean metAnImport, Duration until) {
            return new Kills(count + 1, met + (metAnImport ? 1 : 0), until.compareTo(slowest) > 0 ? until : slowest);
        }
    }

    private static long seed() {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("KilledImportTest: -Drelata.seed=" + seed + " -Drelata.kills=" + KILLS);
        return seed;
    }

    @Test
    void aKilledImportGoesOnByItselfAndEndsWithExactlyTheRowsOfItsFile() throws Exception {
        installation = new OwnInstallation(home);
        server = installation.start();
        try {
            token = OwnInstallation.token(server);
            int files = 0;
            while (ofServer.count() + ofDatabase.count() < KILLS) {
                String id = begun(files);
                while (ofServer.count() + ofDatabase.count() < KILLS && running(id)) {
                    Thread.sleep(Duration.ofNanos(random.nextInt(2_500_000) * 1_000L));
                    kill(id);
                }
                check(files, user().ended(id));
                files++;
            }
            assertThat(ofServer.met() + ofDatabase.met())
                    .as("kills that met an import")
                    .isPositive();
            Findings.whole(
                    "the server, importing", ofServer.count(), (long) files * ROWS, ofServer.met(), ofServer.slowest());
            Findings.whole(
                    "PostgreSQL, importing",
                    ofDatabase.count(),
                    (long) files * ROWS,
                    ofDatabase.met(),
                    ofDatabase.slowest());
        } finally {
            server.close();
        }
    }

    private Uploads user() {
        return new Uploads(OwnInstallation.port(server), token);
    }

    private boolean running(String id) {
        return user().api.get("/api/v1/imports/" + id).text("status").equals("running");
    }

    private String begun(int file) {
        var rows = new StringBuilder("name,email,phone,city,birthday\n");
        contacts(file).values().forEach(contact -> rows.append(contact).append('\n'));
        String id = user().mapped("customers", rows.toString(), MAPPING);
        Uploads.accepted(user().api.post("/api/v1/imports/" + id + "/start", null));
        return id;
    }

    /** The first half of each file are the second half of the one before, living elsewhere and under another name. */
    private static TreeMap<String, String> contacts(int file) {
        var contacts = new TreeMap<String, String>();
        for (int n = file * NEW; n < file * NEW + ROWS; n++) {
            String email = email(n);
            contacts.put(
                    email,
                    "Person %d of %d,%s,+38050%07d,City %d,19%02d-03-%02d"
                            .formatted(n, file, email, n, (n + file) % 97, n % 100, 1 + n % 28));
        }
        return contacts;
    }

    private static String email(int n) {
        return "p%08d@example.org".formatted(n);
    }

    private void kill(String id) throws Exception {
        boolean database = (ofServer.count() + ofDatabase.count()) % 5 == 4;
        long begin = System.nanoTime();
        if (database) {
            installation.postgres().destroyForcibly();
        } else {
            server.kill();
            server = installation.start();
        }
        JsonNode back = awaitAnswer(id);
        Duration answered = Duration.ofNanos(System.nanoTime() - begin);
        countsTellWhatIsIn(id);
        boolean met = back.path("status").asString().equals("running");
        awaitAdvance(id, back);
        Duration until = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf(
                "  %s killed: %d rows in, an answer after %d ms, more rows after %d ms%n",
                database ? "PostgreSQL" : "server", done(back), answered.toMillis(), until.toMillis());
        if (database) {
            ofDatabase = ofDatabase.and(met, until);
        } else {
            ofServer = ofServer.and(met, until);
        }
    }

    private JsonNode awaitAnswer(String id) throws InterruptedException {
        long latest = System.nanoTime() + LONGEST.toNanos();
        Api.Answer answer = user().api.get("/api/v1/imports/" + id);
        while (answer.status() == 503 && System.nanoTime() < latest) {
            Thread.sleep(20);
            answer = user().api.get("/api/v1/imports/" + id);
        }
        assertThat(answer.status()).as(answer + "\n" + server.said()).isEqualTo(200);
        return answer.json();
    }

    /** Until more rows are in than the kill left. */
    private void awaitAdvance(String id, JsonNode back) throws InterruptedException {
        long latest = System.nanoTime() + LONGEST.toNanos();
        JsonNode now = back;
        while (now.path("status").asString().equals("running") && done(now) == done(back)) {
            assertThat(System.nanoTime()).as(now + "\n" + server.said()).isLessThan(latest);
            Thread.sleep(20);
            now = awaitAnswer(id);
        }
        assertThat(now.path("status").asString()).as(now.toString()).isIn("running", "done");
    }

    private static long done(JsonNode run) {
        return run.path("progress").path("done").asLong();
    }

    /** Asked in one statement, since the import goes on meanwhile. */
    private void countsTellWhatIsIn(String id) {
        String differing = installation.asked(
                jdbc -> jdbc.sql("""
                        select coalesce(string_agg(i::text || j::text, ''), '')
                          from (select id, done, coalesce((counts->>'created')::bigint, 0) as created,
                                       coalesce((counts->>'updated')::bigint, 0) as updated
                                  from file_import) i
                          join lateral (select count(*) filter (where kind = 'create') as created,
                                               count(*) filter (where kind = 'change') as updated
                                          from change_journal where run_id = i.id and object = 'customer') j on true
                         where i.id = cast(? as uuid)
                           and (i.created <> j.created or i.updated <> j.updated or i.done <> i.created + i.updated)
                        """).param(id).query(String.class).single());
        assertThat(differing).as("a status that differs from what is in").isEmpty();
    }

    private void check(int file, JsonNode ended) {
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("done");
        assertThat(Uploads.rows(ended)).isEqualTo(file == 0 ? ROWS + " 0 0 0" : NEW + " " + NEW + " 0 0");
        installation.asked(jdbc -> {
            assertThat(stored(jdbc, file)).isEqualTo(contacts(file));
            assertThat(count(jdbc, "customer")).isEqualTo((file + 2L) * NEW);
            assertThat(count(jdbc, "contact_point"))
                    .as("one address, one number each")
                    .isEqualTo((file + 2L) * ROWS);
            assertThat(count(jdbc, "customer_identity")).isEqualTo((file + 2L) * ROWS);
            assertThat(count(
                            jdbc,
                            "customer c where version <> (select count(*) from change_journal where record_id = c.id)"))
                    .as("customers whose journal has not one row for each version")
                    .isZero();
            return file;
        });
    }

    /** The customers of a file by their addresses; one that is there twice comes after the other in one value. */
    private static TreeMap<String, String> stored(JdbcClient jdbc, int file) {
        var stored = new TreeMap<String, String>();
        jdbc.sql("""
                        select email, concat_ws(',', name, email, phone, city, birthday) as cells from customer
                         where email between ? and ?
                        """).params(email(file * NEW), email(file * NEW + ROWS - 1)).query(row -> {
            stored.merge(row.getString(1), row.getString(2), (one, other) -> one + " and " + other);
        });
        return stored;
    }

    private static long count(JdbcClient jdbc, String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }
}
