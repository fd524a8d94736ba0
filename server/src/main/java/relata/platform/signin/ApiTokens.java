package relata.platform.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;

/** Tokens by which programs act in a user's name, with that user's rights. Only hashes are kept. */
@Component
public class ApiTokens {

    /** Lets people and scanners of leaked secrets recognize one. */
    private static final String PREFIX = "rel_";

    private static final int HINT_LENGTH = PREFIX.length() + 4;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Accounts accounts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param secret the token itself; told once, never again */
    public record Issued(UUID id, String secret) {}

    @Transactional
    public Issued issue(UUID user, String name, Actor actor) {
        return issue(user, name, null, actor);
    }

    /** @param expiresOn the last day on which it works, in UTC; null for one that works until it is revoked */
    @Transactional
    public Issued issue(UUID user, String name, @Nullable LocalDate expiresOn, Actor actor) {
        if (name.isBlank()) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        if (expiresOn != null && expiresOn.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw Refusal.invalid("expiresOn", "platform.day-has-passed", Map.of());
        }
        String secret = PREFIX + Words.next();
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into api_token (id, user_id, name, hash, hint, created_at, created_by, expires_on)
                 values (:id, :user, :name, :hash, :hint, :now, :actor, :expiresOn)
                 """)
                .param("id", id)
                .param("user", user)
                .param("name", name.strip())
                .param("hash", Words.hash(secret))
                .param("hint", secret.substring(0, HINT_LENGTH))
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("expiresOn", expiresOn)
                .update();
        var changes = new HashMap<>(Map.of("name", new Change(null, name), "user", new Change(null, user)));
        if (expiresOn != null) {
            changes.put("expiresOn", new Change(null, expiresOn));
        }
        audit.record(actor, "api", new AuditEntry("token", id, "create", changes));
        return new Issued(id, secret);
    }

    /** For the command line: a token of the user with this e-mail address. */
    @Transactional
    public Issued issueFor(String email, String name) {
        Account account = accounts.byEmail(email.strip())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-user", Map.of("email", email)));
        return issue(account.id(), name, Actor.SYSTEM);
    }

    /** A token as people see it again: not the token itself. */
    public record Token(
            UUID id,
            String name,
            String hint,
            UUID user,
            String userName,
            Instant createdAt,
            @Nullable LocalDate lastUsedOn,
            @Nullable LocalDate expiresOn) {}

    /** The tokens that were not revoked, expired ones too, newest first; of everybody where no user is named. */
    List<Token> all(@Nullable UUID user) {
        return jdbc.sql("""
                        select api_token.*, app_user.name as user_name
                          from api_token join app_user on app_user.id = api_token.user_id
                         where revoked_at is null and (:user::uuid is null or user_id = :user)
                         order by api_token.id desc
                         limit 1000
                        """)
                .param("user", user)
                .query((row, number) -> new Token(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("hint"),
                        row.getObject("user_id", UUID.class),
                        row.getString("user_name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getObject("last_used_on", LocalDate.class),
                        row.getObject("expires_on", LocalDate.class)))
                .list();
    }

    /** Ends a token of the user, or of anybody where no user is named; it is refused at its next request. */
    @Transactional
    public void revoke(UUID id, @Nullable UUID user, Actor actor) {
        int revoked = jdbc.sql("""
                     update api_token set revoked_at = :now
                      where id = :id and revoked_at is null and (:user::uuid is null or user_id = :user)
                     """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("user", user)
                .update();
        if (revoked == 0) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record");
        }
        audit.record(actor, "api", AuditEntry.of("token", id, "delete"));
    }
}
