package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** Whatever is sent by POST and sent again under the same {@code Idempotency-Key} is done once and answered alike. */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPostOnceTest {

    /** Before sign-in there is nobody whose keys they could be. */
    private static final Set<String> DOORS = Set.of(
            "POST /api/v1/setup", "POST /api/v1/session", "POST /api/v1/session/totp", "POST /api/v1/password-resets");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    People.Person administrator;
    Api admin;
    Specimens specimens;
    Writes writes;
    List<Operation> posts;

    @BeforeAll
    void description() {
        administrator = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(administrator.token());
        specimens = new Specimens(admin, jdbc, people);
        writes = new Writes(specimens);
        posts = Operation.writes(admin.get("/api/openapi.json").json()).stream()
                .filter(operation -> operation.method().equals("POST") && !DOORS.contains(operation.toString()))
                .toList();
    }

    @Test
    void theDescriptionNamesTheKeyOnEveryPost() {
        assertThat(posts.stream().filter(post -> !post.namesIdempotencyKey())).isEmpty();
    }

    @Test
    void everyPostSentAgainIsAnsweredAlikeAndDoneOnce() {
        var findings = new ArrayList<String>();
        int done = 0;
        for (Operation post : posts) {
            Writes.Request request =
                    Objects.requireNonNull(writes.entry(post)).asking().request(Whose.OTHER, administrator.id());
            Api once = admin.with("Idempotency-Key", "twice " + post + specimens.number());
            Api.Answer first = once.post(request.address(), request.body());
            long audited = audited();
            Api.Answer second = once.post(request.address(), request.body());
            boolean toldOnce = second.code().equals("platform.answer-not-kept");
            boolean alike = second.status() == first.status()
                    && (first.status() >= 400 || second.body().equals(first.body()))
                    && second.header("ETag").equals(first.header("ETag"))
                    && second.header("Location").equals(first.header("Location"))
                    && second.header("Content-Type").equals(first.header("Content-Type"));
            if (first.status() < 300) {
                done++;
            }
            if (!toldOnce && !alike) {
                findings.add(post + "\n  first  " + first + "\n  second " + second);
            }
            if (audited() != audited) {
                findings.add(post + " was done twice: " + second);
            }
        }
        assertThat(findings).isEmpty();
        assertThat(done).isGreaterThan(25);
    }

    @Test
    void eightAtOnceMakeOneOrderWithItsLinesAndOneAnswer() throws Exception {
        String customer = specimens.make("customer", Whose.OTHER, administrator.id());
        Object order = Map.of(
                "customer",
                customer,
                "placedAt",
                "2026-11-01T10:00:00Z",
                "lines",
                List.of(Map.of("quantity", 2, "unitPrice", Map.of("amount", "3.00", "currency", "EUR"))));
        var answers = eightfold("/api/v1/orders", order);
        assertThat(answers.stream().map(Api.Answer::body).distinct()).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(jdbc.sql("select count(*) from sales_order where customer_id = ?::uuid")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eightUploadsAtOnceAreOneImport() throws Exception {
        long before =
                jdbc.sql("select count(*) from file_import").query(Long.class).single();
        var answers =
                eightfold("/api/v1/imports?object=customer", new Api.Upload("people.csv", "name\nOne and only\n"));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from file_import")
                        .query(Long.class)
                        .single())
                .isEqualTo(before + 1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        Api once = admin.with("Idempotency-Key", "another body");
        assertThat(once.post("/api/v1/teams", Map.of("name", "First " + specimens.number()))
                        .status())
                .isEqualTo(201);
        Api.Answer other = once.post("/api/v1/teams", Map.of("name", "Second"));
        assertThat(other.status()).as(other.toString()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("platform.idempotency-key-reused");
        assertThat(once.post("/api/v1/territories", Map.of("name", "Second")).code())
                .as("another address")
                .isEqualTo("platform.idempotency-key-reused");
    }

    @Test
    void aTokenIsToldOnceAndKeptNowhere() {
        Api browser = Api.at(port);
        browser.post("/api/v1/session", Map.of("email", administrator.email(), "password", People.PASSWORD));
        Api once = browser.with("Idempotency-Key", "one token");
        Api.Answer issued = once.post("/api/v1/tokens", Map.of("name", "robot"));
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        Api.Answer again = once.post("/api/v1/tokens", Map.of("name", "robot"));
        assertThat(again.code()).as(again.toString()).isEqualTo("platform.answer-not-kept");
        assertThat(again.status()).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from api_token where user_id = ? and name = 'robot'")
                        .param(administrator.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from idempotency_key k where k::text like '%' || ? || '%'")
                        .param(issued.text("token"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Api.Answer> eightfold(String address, Object body) throws Exception {
        Api once = admin.with("Idempotency-Key", "eightfold " + specimens.number());
        Callable<Api.Answer> send = () -> once.post(address, body);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(8, send)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
    }

    private long audited() {
        return jdbc.sql("select count(*) from audit where source <> 'system'")
                .query(Long.class)
                .single();
    }
}
