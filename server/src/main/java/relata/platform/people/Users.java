package relata.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

/** The people who work with Relata. */
@Component
public class Users {

    private final JdbcClient jdbc;
    private final AccessStamp stamp;
    private final Memberships memberships;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Users(JdbcClient jdbc, AccessStamp stamp, Memberships memberships, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.stamp = stamp;
        this.memberships = memberships;
        this.audit = audit;
        this.events = events;
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
        return add(user, roles, Set.of(), Set.of(), actor);
    }

    @Transactional
    UUID add(NewUser user, Set<UUID> roles, Set<UUID> teams, Set<UUID> territories, Actor actor) {
        UserRules.check(user.name(), user.email());
        refuseAdministratorBy(actor, roles);
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
            throw UserRules.emailTaken(user.email());
        }
        memberships.replaceOfUser(id, Membership.ROLES, roles);
        memberships.replaceOfUser(id, Membership.TEAMS, teams);
        memberships.replaceOfUser(id, Membership.TERRITORIES, territories);
        UserDetail added = existing(id, Language.EN);
        var changes = new Changes()
                .field("name", null, added.name())
                .field("email", null, added.email())
                .names("roles", List.of(), added.roles())
                .names("teams", List.of(), added.teams())
                .names("territories", List.of(), added.territories());
        audit.record(actor, "api", new AuditEntry("user", id, "create", changes.made()));
        if (user.passwordHash() == null) {
            events.publishEvent(new UserAdded(id, actor));
        }
        return id;
    }

    /** Changes a user; refuses a stale version, and whatever would leave the company without an administrator. */
    @Transactional
    public UserDetail change(UUID id, long version, UserWishes wishes, Actor actor) {
        if (wishes.changesRights()) {
            stamp.move();
        }
        UserDetail before = find(id, Language.EN).orElseThrow(Versions::notFound);
        Versions.check(version, before.version(), before, wishes);
        refuseChangeBy(actor, before, wishes);
        write(before, wishes, actor);
        if (wishes.roles() != null) {
            memberships.replaceOfUser(id, Membership.ROLES, wishes.roles());
        }
        if (wishes.teams() != null) {
            memberships.replaceOfUser(id, Membership.TEAMS, wishes.teams());
        }
        if (wishes.territories() != null) {
            memberships.replaceOfUser(id, Membership.TERRITORIES, wishes.territories());
        }
        if (wishes.changesRights()) {
            refuseWithoutAdministrator();
        }
        UserDetail after = existing(id, Language.EN);
        var changes = new Changes()
                .field("name", before.name(), after.name())
                .field("email", before.email(), after.email())
                .field("language", before.language(), after.language())
                .field("timeZone", before.timeZone(), after.timeZone())
                .field("active", before.active(), after.active())
                .names("roles", before.roles(), after.roles())
                .names("teams", before.teams(), after.teams())
                .names("territories", before.territories(), after.territories());
        audit.record(actor, "api", new AuditEntry("user", id, "change", changes.made()));
        return existing(id, actor.language());
    }

    /** Somebody who has a role. */
    public record Holder(UUID id, String name, String email, boolean active) {}

    /** Who has a role, by name; those who were deleted do not count. */
    List<Holder> holders(UUID role) {
        return jdbc.sql("""
                        select u.id, u.name, u.email, u.active
                          from user_role r join app_user u on u.id = r.user_id
                         where r.role_id = ? and u.deleted_at is null
                         order by u.name collate "und-x-icu", u.id
                        """)
                .param(role)
                .query((row, number) -> new Holder(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("active")))
                .list();
    }

    /** Gives a user one role more or takes it away, by the same rules as any change of the user. */
    @Transactional
    void setRole(UUID id, UUID role, boolean has, Actor actor) {
        stamp.move();
        UserDetail user = existing(id, Language.EN);
        var roles = new HashSet<>(user.roles().stream().map(Named::id).toList());
        if (has ? roles.add(role) : roles.remove(role)) {
            change(id, user.version(), new UserWishes(null, null, null, null, null, roles, null, null), actor);
        }
    }

    /** Sessions end with the active state: a user who comes back signs in again. */
    private void write(UserDetail before, UserWishes wishes, Actor actor) {
        String name = wishes.name() == null ? before.name() : wishes.name().strip();
        String email = wishes.email() == null ? before.email() : wishes.email().strip();
        boolean active = wishes.active() == null ? before.active() : wishes.active();
        UserRules.check(name, email);
        try {
            int written = jdbc.sql("""
                         update app_user
                            set name = :name, email = :email, language = :language, time_zone = :zone,
                                sign_in_stamp = sign_in_stamp + case when active <> :active then 1 else 0 end,
                                active = :active, version = version + 1, changed_at = now(), changed_by = :actor
                          where id = :id and version = :version
                         """)
                    .param("name", name)
                    .param("email", email)
                    .param(
                            "language",
                            wishes.language() == null
                                    ? before.language()
                                    : UserRules.language(wishes.language()).code())
                    .param(
                            "zone",
                            wishes.timeZone() == null
                                    ? before.timeZone()
                                    : UserRules.zone(wishes.timeZone()).getId())
                    .param("active", active)
                    .param("actor", actor.id())
                    .param("id", before.id())
                    .param("version", before.version())
                    .update();
            if (written == 0) {
                Versions.check(before.version(), before.version() + 1, existing(before.id(), Language.EN), wishes);
            }
        } catch (DuplicateKeyException e) {
            throw UserRules.emailTaken(email);
        }
    }

    public Optional<UserDetail> find(UUID id, Language language) {
        return jdbc.sql("select * from app_user where id = ? and deleted_at is null")
                .param(id)
                .query((row, number) -> detail(row, language))
                .optional();
    }

    private UserDetail existing(UUID id, Language language) {
        return find(id, language).orElseThrow(Versions::notFound);
    }

    /** Whether nobody was ever made administrator; one who left still counts, so that the door opens only once. */
    public boolean lackAdministrator() {
        return jdbc.sql("""
                        select not exists (
                            select 1 from user_role join role on role.id = role_id where role.administrator)
                        """).query(Boolean.class).single();
    }

    private UserDetail detail(ResultSet row, Language language) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new UserDetail(
                id,
                row.getLong("version"),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                row.getString("time_zone"),
                row.getBoolean("active"),
                row.getString("password_hash") != null,
                row.getBytes("totp_secret") != null,
                memberships.ofUser(id, Membership.ROLES, language),
                memberships.ofUser(id, Membership.TEAMS, language),
                memberships.ofUser(id, Membership.TERRITORIES, language),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    /** Who may manage users but is no administrator must not make one, nor change or unmake one. */
    private void refuseChangeBy(Actor actor, UserDetail user, UserWishes wishes) {
        refuseAdministratorBy(actor, user);
        refuseAdministratorBy(actor, wishes.roles() == null ? Set.of() : wishes.roles());
    }

    /** Refuses where this user is an administrator and the actor is none: the one must not become the other. */
    public void refuseAdministratorBy(Actor actor, UserDetail user) {
        refuseAdministratorBy(
                actor, Set.copyOf(user.roles().stream().map(Named::id).toList()));
    }

    private void refuseAdministratorBy(Actor actor, Set<UUID> roles) {
        boolean any = jdbc.sql("select exists (select from role where administrator and id = any(?))")
                .param(roles.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
        if (any && !actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.only-administrators-make-administrators");
        }
    }

    /** Asked under the lock of the access stamp, so that two who resign at once do not both succeed. */
    private void refuseWithoutAdministrator() {
        boolean left = jdbc.sql("""
                        select exists (
                            select from app_user
                              join user_role on user_role.user_id = app_user.id
                              join role on role.id = user_role.role_id and role.administrator
                             where app_user.active and app_user.deleted_at is null)
                        """).query(Boolean.class).single();
        if (!left) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.last-administrator", Map.of());
        }
    }
}
