package relata.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.testing.RelataTest;

@RelataTest(shared = "platform")
class IdempotencyTest {

    @Autowired
    Idempotency idempotency;

    @Autowired
    JdbcClient jdbc;

    @Value("${relata.database.url}")
    String url;

    @Value("${relata.database.user}")
    String user;

    @Value("${relata.database.password}")
    String password;

    @Test
    void eightAtOnceGiveOneRowAndOneAnswer() throws Exception {
        for (int round = 0; round < 25; round++) {
            String key = "round " + round;
            Callable<Idempotency.Answer> send = () -> send(key, "create a team");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(Collections.nCopies(8, send)).stream()
                        .map(answer -> answer.resultNow())
                        .distinct()
                        .toList();
                assertThat(answers).hasSize(1);
                assertThat(rows(key)).isEqualTo(1);
                assertThat(send(key, "create a team")).isEqualTo(answers.getFirst());
            }
        }
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        send("taken", "create a team");
        assertThatThrownBy(() -> send("taken", "create another team"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("platform.idempotency-key-reused"));
        assertThat(rows("taken")).isEqualTo(1);
    }

    @Test
    void aRefusedWriteKeepsNoKey() {
        assertThatThrownBy(() -> idempotency.once(Actor.SYSTEM, "corrected", bytes("create"), false, () -> {
                    insert("corrected");
                    throw Refusal.of(Refusal.Kind.INVALID, "platform.required");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(rows("corrected")).isZero();
        assertThat(send("corrected", "create").status()).isEqualTo(201);
    }

    @Test
    void theWorkIsDoneOnceEvenBesideTheDatabase() throws Exception {
        var done = new AtomicInteger();
        Callable<Idempotency.Answer> send = () -> idempotency
                .once(Actor.SYSTEM, "beside", bytes("send a mail"), false, () -> {
                    done.incrementAndGet();
                    return insert("beside");
                })
                .answer();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(8, send)).stream()
                            .map(answer -> answer.resultNow())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void anAnswerThatHoldsASecretIsNotKept() {
        idempotency.once(Actor.SYSTEM, "secret", bytes("issue"), true, () -> insert("secret"));
        assertThatThrownBy(() -> idempotency.once(Actor.SYSTEM, "secret", bytes("issue"), true, () -> insert("secret")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("platform.answer-not-kept"));
        assertThat(rows("secret")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from idempotency_key where key = 'secret' and body is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** The connection dies in the middle, as it does with a killed server. */
    @Test
    void aCrashLeavesNeitherWorkNorKeyAndTheReplayIsTheFirst() {
        assertThatThrownBy(() -> idempotency.once(Actor.SYSTEM, "crash", bytes("create"), false, () -> {
                    var answer = insert("crash");
                    long own = jdbc.sql("select pg_backend_pid()")
                            .query(Long.class)
                            .single();
                    JdbcClient.create(new DriverManagerDataSource(url, user, password))
                            .sql("select pg_terminate_backend(?::int)")
                            .param(own)
                            .query(Boolean.class)
                            .single();
                    return answer;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(rows("crash")).isZero();
        assertThat(send("crash", "create").status()).isEqualTo(201);
        assertThat(send("crash", "create").status()).isEqualTo(201);
        assertThat(rows("crash")).isEqualTo(1);
    }

    private Idempotency.Answer send(String key, String request) {
        return idempotency
                .once(Actor.SYSTEM, key, bytes(request), false, () -> insert(key))
                .answer();
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.UTF_8);
    }

    /** The key of a request stands in the rows it makes; nothing but the idempotency key keeps a second row away. */
    private Idempotency.Answer insert(String key) {
        UUID id = Ids.next();
        jdbc.sql("insert into setting (key, value, changed_by) values (?, to_jsonb(?::text), ?)")
                .params("test " + id, key, Actor.SYSTEM_ID)
                .update();
        return new Idempotency.Answer(201, Map.of("ETag", "\"1\""), "{\"id\": \"" + id + "\"}");
    }

    private long rows(String key) {
        return jdbc.sql("select count(*) from setting where value = to_jsonb(?::text)")
                .param(key)
                .query(Long.class)
                .single();
    }
}
