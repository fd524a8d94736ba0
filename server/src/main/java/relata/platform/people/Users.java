package relata.platform.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;

/** The people who work with Relata. */
@Component
public class Users {

    /** One @, something on both sides, no blanks: what is more is found out by sending. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");

    private final JdbcClient jdbc;
    private final AccessStamp stamp;
    private final Audit audit;

    Users(JdbcClient jdbc, AccessStamp stamp, Audit audit) {
        this.jdbc = jdbc;
        this.stamp = stamp;
        this.audit = audit;
    }

    /** What a new user needs. Without a password they cannot sign in before they accept an invitation. */
    public record NewUser(
            String name,
            String email,
            Language language,
            ZoneId zone,
            @Nullable String passwordHash) {}

    /** Adds a user with roles; refuses an e-mail address that another user has. */
    @Transactional
    public UUID add(NewUser user, Set<UUID> roles, Actor actor) {
        var errors = new ArrayList<Refusal.FieldError>();
        if (user.name().isBlank()) {
            errors.add(new Refusal.FieldError("name", "platform.required", Map.of()));
        }
        if (!EMAIL.matcher(user.email().strip()).matches()) {
            errors.add(new Refusal.FieldError("email", "platform.email-malformed", Map.of()));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        stamp.move();
        UUID id = Ids.next();
        try {
            jdbc.sql("""
                     insert into app_user (id, name, email, language, time_zone, password_hash, created_by, changed_by)
                     values (:id, :name, :email, :language, :zone, :password, :actor, :actor)
                     """)
                    .param("id", id)
                    .param("name", user.name().strip())
                    .param("email", user.email().strip())
                    .param("language", user.language().code())
                    .param("zone", user.zone().getId())
                    .param("password", user.passwordHash())
                    .param("actor", actor.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid("email", "platform.email-taken", Map.of("email", user.email()));
        }
        for (UUID role : roles) {
            jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                    .params(id, role)
                    .update();
        }
        var changes = new HashMap<String, Change>();
        changes.put("name", new Change(null, user.name()));
        changes.put("email", new Change(null, user.email()));
        changes.put("roles", new Change(null, List.copyOf(roles)));
        audit.record(actor, "api", new AuditEntry("user", id, "create", changes));
        return id;
    }

    public boolean none() {
        return jdbc.sql("select not exists (select from app_user)")
                .query(Boolean.class)
                .single();
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw Refusal.invalid("timeZone", "platform.time-zone-unknown", Map.of("zone", id));
        }
    }

    static Language language(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("language", "platform.language-unknown", Map.of("language", code)));
    }
}
