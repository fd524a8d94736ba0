package relata.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Refusal;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a write that is sent again happen once. The work and its key are committed together; the key is written last,
 * so that a first request costs one more statement and no more. Whoever sends the same at the same moment waits at the
 * key's unique index, undoes its own work and hands out the first answer.
 */
@Component
public class Idempotency implements Forgetting {

    /** The header by which a client names a write. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 255;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** What a write answers: status, headers such as ETag and Location, and the body as JSON text. */
    public record Answer(int status, Map<String, String> headers, String body) {

        /** The answer as a controller returns it. */
        public ResponseEntity<String> entity() {
            var all = new HttpHeaders();
            headers.forEach(all::set);
            return ResponseEntity.status(status)
                    .headers(all)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body);
        }
    }

    /**
     * Does the work in a transaction, once for this actor and key. A key that came before with another request is
     * refused with 422. A refused write keeps no key: it may be corrected and sent again.
     *
     * @param key the value of {@link #HEADER}; without one the work is simply done
     * @param request what is asked: method, path and body; the same request must give the same text
     */
    public Answer once(Actor actor, @Nullable String key, String request, Supplier<Answer> work) {
        if (key == null) {
            return inTransaction(work);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "platform.idempotency-key-malformed", Map.of("most", LONGEST_KEY));
        }
        byte[] hash = hash(request);
        try {
            return inTransaction(() -> {
                Answer answer = work.get();
                keep(actor, key, hash, answer);
                return answer;
            });
        } catch (RuntimeException failure) {
            // the key itself is taken, or the work failed on what the first request had written
            return kept(actor, key, hash).orElseThrow(() -> failure);
        }
    }

    private Answer inTransaction(Supplier<Answer> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void keep(Actor actor, String key, byte[] hash, Answer answer) {
        jdbc.sql("""
                 insert into idempotency_key (actor_id, key, request_hash, status, headers, body, created_at)
                 values (?, ?, ?, ?, ?::jsonb, ?, ?)
                 """)
                .params(
                        actor.id(),
                        key,
                        hash,
                        answer.status(),
                        json.writeValueAsString(answer.headers()),
                        answer.body(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Answer> kept(Actor actor, String key, byte[] hash) {
        return jdbc.sql("""
                        select request_hash, status, headers::text as headers, body
                          from idempotency_key
                         where actor_id = ? and key = ?
                        """)
                .params(actor.id(), key)
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(row.getBytes("request_hash"), hash)) {
                        throw Refusal.of(Refusal.Kind.INVALID, "platform.idempotency-key-reused");
                    }
                    return new Answer(
                            row.getInt("status"),
                            json.readValue(row.getString("headers"), HEADERS),
                            row.getString("body"));
                })
                .optional();
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static byte[] hash(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
