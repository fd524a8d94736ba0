package relata.platform.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
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
        if (name.isBlank()) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        String secret = PREFIX + Words.next();
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into api_token (id, user_id, name, hash, hint, created_at, created_by)
                 values (?, ?, ?, ?, ?, ?, ?)
                 """)
                .params(
                        id,
                        user,
                        name.strip(),
                        Words.hash(secret),
                        secret.substring(0, HINT_LENGTH),
                        Timestamp.from(clock.instant()),
                        actor.id())
                .update();
        var changes = Map.of("name", new Change(null, name), "user", new Change(null, user));
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
}
