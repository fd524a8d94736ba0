package relata.records.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/**
 * What is sent many times is done once, and of two who change the same at the same moment one is told. As many creations
 * and pairs as {@code -Drelata.races} says (the pairs tenfold); several at once, so that more requests wait than the
 * server has connections.
 */
@RelataTest(shared = "records")
class RacesTest {

    private static final int RACES = Integer.getInteger("relata.races", 60);
    private static final int EIGHTFOLD = 8;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    String run;

    @BeforeEach
    void signIn() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        run = UUID.randomUUID().toString();
    }

    @Test
    void creationsSentEightTimesAtOnceAreEachDoneOnceAndAnsweredAlike() throws Exception {
        many(RACES, 4, this::createEightTimes);
        assertThat(jdbc.sql("select count(*) from customer where external_id like ?")
                        .param(run + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(RACES);
        assertThat(jdbc.sql("select count(*) from audit where changes ->> 'externalId' like ?")
                        .param("%" + run + "%")
                        .query(Long.class)
                        .single())
                .as("audited")
                .isEqualTo(RACES);
    }

    private void createEightTimes(int n) throws Exception {
        String number = run + " " + n;
        Api once = admin.with("Idempotency-Key", number);
        var body = Map.of(
                "kind", "person", "name", "Ольга " + n, "externalId", number, "email", n + "-" + run + "@example.com");
        var answers = atOnce(Collections.nCopies(EIGHTFOLD, () -> once.post("/api/v1/customers", body)));
        assertThat(answers).as(answers.toString()).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Api.Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.header("ETag") + answer.header("Location"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void ofTwoEditsAtOnceOneIsDoneAndTheOtherToldBothVersions() throws Exception {
        int customers = 8;
        var addresses = new ArrayList<String>();
        for (int n = 0; n < customers; n++) {
            addresses.add("/api/v1/customers/"
                    + admin.post("/api/v1/customers", Map.of("kind", "person", "name", "Racing " + n))
                            .text("id"));
        }
        int rounds = Math.max(1, RACES * 10 / customers);
        many(customers, 4, n -> {
            for (int round = 1; round <= rounds; round++) {
                edit(addresses.get(n), round);
            }
        });
        for (String address : addresses) {
            String id = address.substring(address.lastIndexOf('/') + 1);
            assertThat(admin.get(address).json().path("version").asLong()).isEqualTo(rounds + 1L);
            assertThat(jdbc.sql("select count(*) from audit where record_id = ?::uuid and action = 'change'")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(rounds);
        }
    }

    /** Each of the two writes a field of its own: a lost one would show in a field that the other never touched. */
    private void edit(String address, int version) throws Exception {
        Api of = admin.with("If-Match", "\"" + version + "\"");
        var sent = List.of(Map.of("city", "Київ " + version), Map.of("description", "Дзвонила " + version));
        var answers = atOnce(List.of(() -> of.patch(address, sent.get(0)), () -> of.patch(address, sent.get(1))));
        int winner = answers.get(0).status() == 200 ? 0 : 1;
        Api.Answer lost = answers.get(1 - winner);
        assertThat(answers.get(winner).status()).as(answers.toString()).isEqualTo(200);
        assertThat(lost.status()).as(answers.toString()).isEqualTo(412);
        assertThat(lost.code()).isEqualTo("records.stale");
        JsonNode current = lost.json().path("current");
        assertThat(current.path("version").asLong()).as("the version that won").isEqualTo(version + 1L);
        sent.get(1 - winner).forEach((field, value) -> {
            assertThat(lost.json().path("yours").path(field).asString("")).isEqualTo(value);
            assertThat(current.path(field).asString("")).isNotEqualTo(value);
        });
        sent.get(winner)
                .forEach((field, value) ->
                        assertThat(current.path(field).asString("")).isEqualTo(value));
    }

    @Test
    void ofAnEditAndADeletionAtOnceOneIsDoneAndTheOtherTold() throws Exception {
        many(RACES, 4, n -> {
            String address = "/api/v1/products/"
                    + admin.post("/api/v1/products", Map.of("name", "Raced soap " + n))
                            .text("id");
            Api of = admin.with("If-Match", "\"1\"");
            var answers = atOnce(List.of(
                    () -> of.patch(address, Map.of("name", "Kept soap " + n)), () -> of.delete(address)));
            int edited = answers.get(0).status();
            int deleted = answers.get(1).status();
            boolean editWon = edited == 200;
            assertThat(editWon ? deleted : edited).as(answers.toString()).isEqualTo(editWon ? 412 : 404);
            assertThat(admin.get(address).json().path("deletedAt").asString("").isEmpty())
                    .as("not in the bin")
                    .isEqualTo(editWon);
            if (editWon) {
                assertThat(answers.get(1).json().path("current").path("name").asString(""))
                        .isEqualTo("Kept soap " + n);
            } else {
                assertThat(deleted).isEqualTo(204);
            }
        });
    }

    private interface Race {
        void run(int number) throws Exception;
    }

    /** Runs the races, some of them side by side; the first that fails fails the test. */
    private static void many(int races, int sideBySide, Race race) throws Exception {
        var places = new Semaphore(sideBySide);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (int n = 0; n < races; n++) {
                int number = n;
                places.acquire();
                running.add(threads.submit(() -> {
                    try {
                        race.run(number);
                        return null;
                    } finally {
                        places.release();
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> requests) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Api.Answer>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
