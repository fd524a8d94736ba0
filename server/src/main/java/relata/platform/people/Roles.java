package relata.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.Refusal;
import relata.platform.access.RoleGrant;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The roles, and what each grants. A change holds at everybody's next request. */
@Component
public class Roles {

    private static final TypeReference<Map<String, RoleGrant>> GRANTS = new TypeReference<>() {};

    private static final String SELECT = """
            select role.*, role.grants::text as grants_text,
                   (select count(*)
                      from user_role join app_user on app_user.id = user_role.user_id
                     where user_role.role_id = role.id and app_user.deleted_at is null) as users
              from role
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AccessStamp stamp;
    private final Audit audit;

    Roles(JdbcClient jdbc, JsonMapper json, AccessStamp stamp, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.stamp = stamp;
        this.audit = audit;
    }

    /** What somebody wants a role to be; what is null stays as it is. */
    public record Wishes(
            @Nullable String name,
            @Nullable Map<String, RoleGrant> grants,
            @Nullable Set<String> settings) {}

    public List<RoleDetail> all(Language language) {
        return jdbc.sql(SELECT + " order by role.built_in desc, role.id")
                .query((row, number) -> role(row, language))
                .list();
    }

    public Optional<RoleDetail> find(UUID id, Language language) {
        return jdbc.sql(SELECT + " where role.id = ?")
                .param(id)
                .query((row, number) -> role(row, language))
                .optional();
    }

    @Transactional
    public RoleDetail add(Wishes wishes, Actor actor) {
        String name = wishes.name() == null ? "" : wishes.name().strip();
        GroupNames.check(name);
        stamp.move();
        UUID id = Ids.next();
        try {
            jdbc.sql("""
                     insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                     values (:id, :name, :name, :name, :grants::jsonb, :settings, :actor, :actor)
                     """)
                    .param("id", id)
                    .param("name", name)
                    .param("grants", json.writeValueAsString(wishes.grants() == null ? Map.of() : wishes.grants()))
                    .param("settings", array(wishes.settings() == null ? Set.of() : wishes.settings()))
                    .param("actor", actor.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(name);
        }
        RoleDetail added = existing(id, actor.language());
        var changes = new Changes()
                .field("name", null, name)
                .field("grants", null, added.grants())
                .field("settings", null, added.settings());
        audit.record(actor, "api", new AuditEntry("role", id, "create", changes.made()));
        return added;
    }

    /** Changes a role; that of the administrator stays as it is, and built-in ones keep their names. */
    @Transactional
    public RoleDetail change(UUID id, long version, Wishes wishes, Actor actor) {
        stamp.move();
        RoleDetail before = existing(id, actor.language());
        Versions.check(version, before.version(), before, wishes);
        if (before.administrator()
                || (before.builtIn() && wishes.name() != null && !wishes.name().equals(before.name()))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.role-fixed", Map.of("role", before.name()));
        }
        String name =
                wishes.name() == null || before.builtIn() ? null : wishes.name().strip();
        if (name != null) {
            GroupNames.check(name);
        }
        try {
            jdbc.sql("""
                     update role
                        set name_en = coalesce(:name, name_en), name_ru = coalesce(:name, name_ru),
                            name_uk = coalesce(:name, name_uk), grants = :grants::jsonb, settings = :settings,
                            version = version + 1, changed_at = now(), changed_by = :actor
                      where id = :id
                     """)
                    .param("name", name)
                    .param(
                            "grants",
                            json.writeValueAsString(wishes.grants() == null ? before.grants() : wishes.grants()))
                    .param("settings", array(wishes.settings() == null ? before.settings() : wishes.settings()))
                    .param("actor", actor.id())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(before.name());
        }
        RoleDetail after = existing(id, actor.language());
        var changes = new Changes()
                .field("name", before.name(), after.name())
                .field("grants", before.grants(), after.grants())
                .field("settings", before.settings(), after.settings());
        audit.record(actor, "api", new AuditEntry("role", id, "change", changes.made()));
        return after;
    }

    /** Removes a role of the company's own; refuses while somebody has it. */
    @Transactional
    public void delete(UUID id, Actor actor) {
        stamp.move();
        RoleDetail before = existing(id, actor.language());
        if (before.builtIn()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.role-fixed", Map.of("role", before.name()));
        }
        if (before.users() > 0) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.role-in-use", Map.of("users", before.users()));
        }
        jdbc.sql("delete from role where id = ?").param(id).update();
        var changes = new Changes().field("name", before.name(), null).field("grants", before.grants(), null);
        audit.record(actor, "api", new AuditEntry("role", id, "delete", changes.made()));
    }

    private RoleDetail existing(UUID id, Language language) {
        return find(id, language).orElseThrow(Versions::notFound);
    }

    private RoleDetail role(ResultSet row, Language language) throws SQLException {
        return new RoleDetail(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name_" + language.code()),
                row.getBoolean("built_in"),
                row.getBoolean("administrator"),
                json.readValue(row.getString("grants_text"), GRANTS),
                List.of((String[]) row.getArray("settings").getArray()),
                row.getLong("users"));
    }

    private static String[] array(java.util.Collection<String> settings) {
        return new TreeSet<>(settings).toArray(String[]::new);
    }
}
