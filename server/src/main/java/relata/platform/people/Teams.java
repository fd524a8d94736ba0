package relata.platform.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;

/** The teams of the company. */
@Component
public class Teams {

    private final JdbcClient jdbc;
    private final AccessStamp stamp;
    private final Memberships memberships;
    private final Audit audit;

    Teams(JdbcClient jdbc, AccessStamp stamp, Memberships memberships, Audit audit) {
        this.jdbc = jdbc;
        this.stamp = stamp;
        this.memberships = memberships;
        this.audit = audit;
    }

    public Optional<TeamDetail> find(UUID id) {
        return jdbc.sql("select id, version, name from team where id = ? and deleted_at is null")
                .param(id)
                .query((row, number) -> new TeamDetail(
                        id, row.getLong("version"), row.getString("name"), memberships.usersOf(id, Membership.TEAMS)))
                .optional();
    }

    @Transactional
    public TeamDetail add(String name, Set<UUID> members, Actor actor) {
        GroupNames.check(name);
        stamp.move();
        UUID id = Ids.next();
        try {
            jdbc.sql("insert into team (id, name, created_by, changed_by) values (:id, :name, :actor, :actor)")
                    .param("id", id)
                    .param("name", name.strip())
                    .param("actor", actor.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(name);
        }
        memberships.replaceUsersOf(id, Membership.TEAMS, members);
        TeamDetail added = existing(id);
        record(added, new TeamDetail(id, 0, "", List.of()), added, "create", actor);
        return added;
    }

    /** @param members the team's people from now on; null leaves them as they are */
    @Transactional
    public TeamDetail change(
            UUID id, long version, @Nullable String name, @Nullable Set<UUID> members, Object yours, Actor actor) {
        stamp.move();
        TeamDetail before = existing(id);
        Versions.check(version, before.version(), before, yours);
        String newName = name == null ? before.name() : name.strip();
        GroupNames.check(newName);
        try {
            jdbc.sql("""
                     update team set name = ?, version = version + 1, changed_at = now(), changed_by = ? where id = ?
                     """).params(newName, actor.id(), id).update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(newName);
        }
        if (members != null) {
            memberships.replaceUsersOf(id, Membership.TEAMS, members);
        }
        TeamDetail after = existing(id);
        record(after, before, after, "change", actor);
        return after;
    }

    /** Its people leave it; records keep pointing to it, so that it can still be read who had them. */
    @Transactional
    public void delete(UUID id, Actor actor) {
        stamp.move();
        TeamDetail before = existing(id);
        memberships.replaceUsersOf(id, Membership.TEAMS, Set.of());
        jdbc.sql("update team set deleted_at = now(), version = version + 1, changed_by = ? where id = ?")
                .params(actor.id(), id)
                .update();
        record(before, before, new TeamDetail(id, 0, before.name(), List.of()), "delete", actor);
    }

    private void record(TeamDetail team, TeamDetail before, TeamDetail after, String action, Actor actor) {
        var changes = new Changes()
                .field("name", before.name(), after.name())
                .names("members", before.members(), after.members());
        audit.record(actor, "api", new AuditEntry("team", team.id(), action, changes.made()));
    }

    private TeamDetail existing(UUID id) {
        return find(id).orElseThrow(Versions::notFound);
    }
}
