package relata.platform.web;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Refusal;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a write that is sent again happen once. The key is claimed first, in the transaction of the work itself: whoever
 * sends the same at the same moment waits at the key's unique index and then hands out the first answer; a server that
 * dies on the way leaves neither work nor key.
 */
@Component
class Idempotency implements Forgetting, PersonalTraces {

    /** The header by which a client names a write. */
    static final String HEADER = "Idempotency-Key";

    static final int LONGEST_KEY = 255;
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

    /**
     * What a write answers.
     *
     * @param body null where it is not kept
     */
    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body) {

        boolean isRefusal() {
            return status >= 400;
        }
    }

    /** The answer, and whether the work was done for it just now. */
    record Given(Answer answer, boolean first) {}

    /**
     * Does the work in a transaction, once for this actor and key. A key that came before with another request is
     * refused with 422. A refused write keeps no key: it may be corrected and sent again.
     *
     * @param request hash of what is asked: method, address and body
     * @param toldOnce the answer holds a secret: that the work was done is kept, what it answered is not
     */
    Given once(Actor actor, String key, byte[] request, boolean toldOnce, Supplier<Answer> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "platform.idempotency-key-malformed", Map.of("most", LONGEST_KEY));
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!claim(actor, key, request)) {
                return new Given(kept(actor, key, request), false);
            }
            Answer answer = work.get();
            if (answer.isRefusal()) {
                status.setRollbackOnly();
            } else {
                keep(actor, key, answer, toldOnce);
            }
            return new Given(answer, true);
        }));
    }

    private boolean claim(Actor actor, String key, byte[] request) {
        return jdbc.sql("""
                        insert into idempotency_key (actor_id, key, request_hash, created_at)
                        values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(actor.id(), key, request, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void keep(Actor actor, String key, Answer answer, boolean toldOnce) {
        jdbc.sql("""
                 update idempotency_key
                    set status = :status, headers = :headers::jsonb, body = :body
                  where actor_id = :actor and key = :key
                 """)
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", toldOnce ? null : answer.body())
                .param("actor", actor.id())
                .param("key", key)
                .update();
    }

    private Answer kept(Actor actor, String key, byte[] request) {
        return jdbc.sql("""
                        select request_hash, status, headers::text as headers, body
                          from idempotency_key
                         where actor_id = ? and key = ?
                        """)
                .params(actor.id(), key)
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(row.getBytes("request_hash"), request)) {
                        throw Refusal.of(Refusal.Kind.INVALID, "platform.idempotency-key-reused");
                    }
                    @Nullable String body = row.getString("body");
                    if (body == null) {
                        throw Refusal.of(Refusal.Kind.CONFLICT, "platform.answer-not-kept");
                    }
                    return new Answer(row.getInt("status"), json.readValue(row.getString("headers"), HEADERS), body);
                })
                .single();
    }

    /** That the work was done stays known, what it answered does not. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("""
                 update idempotency_key
                    set body = null, headers = '{}'
                  where body is not null
                    and (%s or exists (select 1
                                         from regexp_matches(body, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') found
                                        where cast(found[1] as uuid) = any(:ids)))
                 """.formatted(person.condition("body")))
                .params(person.parameters())
                .update();
    }

    @Override
    public int forget() {
        return jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
