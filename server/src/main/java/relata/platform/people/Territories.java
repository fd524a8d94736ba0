package relata.platform.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;

/** The tree of territories. */
@Component
public class Territories {

    private final JdbcClient jdbc;
    private final AccessStamp stamp;
    private final Memberships memberships;
    private final Audit audit;

    Territories(JdbcClient jdbc, AccessStamp stamp, Memberships memberships, Audit audit) {
        this.jdbc = jdbc;
        this.stamp = stamp;
        this.memberships = memberships;
        this.audit = audit;
    }

    public Optional<TerritoryDetail> find(UUID id) {
        return jdbc.sql("""
                        select territory.id, territory.version, territory.name,
                               parent.id as parent_id, parent.name as parent_name
                          from territory left join territory parent on parent.id = territory.parent_id
                         where territory.id = ? and territory.deleted_at is null
                        """).param(id).query(this::territory).optional();
    }

    @Transactional
    public TerritoryDetail add(String name, @Nullable UUID parent, Set<UUID> members, Actor actor) {
        GroupNames.check(name);
        stamp.move();
        UUID id = Ids.next();
        if (parent != null) {
            requireParent(parent);
        }
        try {
            jdbc.sql("""
                     insert into territory (id, name, parent_id, created_by, changed_by)
                     values (:id, :name, :parent, :actor, :actor)
                     """)
                    .param("id", id)
                    .param("name", name.strip())
                    .param("parent", parent)
                    .param("actor", actor.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(name);
        }
        memberships.replaceUsersOf(id, Membership.TERRITORIES, members);
        TerritoryDetail added = existing(id);
        record(new TerritoryDetail(id, 0, "", null, List.of()), added, "create", actor);
        return added;
    }

    /** What a territory becomes; a null parent puts it at the top. */
    public record State(String name, @Nullable UUID parent, Set<UUID> members) {}

    /** Changes a territory; refuses to put it below itself. */
    @Transactional
    public TerritoryDetail change(UUID id, long version, State state, Object yours, Actor actor) {
        stamp.move();
        TerritoryDetail before = existing(id);
        Versions.check(version, before.version(), before, yours);
        GroupNames.check(state.name());
        if (state.parent() != null) {
            requireParent(state.parent());
            refuseCircle(id, state.parent());
        }
        try {
            jdbc.sql("""
                     update territory
                        set name = :name, parent_id = :parent,
                            version = version + 1, changed_at = now(), changed_by = :actor
                      where id = :id
                     """)
                    .param("name", state.name().strip())
                    .param("parent", state.parent())
                    .param("actor", actor.id())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw GroupNames.taken(state.name());
        }
        memberships.replaceUsersOf(id, Membership.TERRITORIES, state.members());
        TerritoryDetail after = existing(id);
        record(before, after, "change", actor);
        return after;
    }

    /** Removes a territory that has nothing below it. */
    @Transactional
    public void delete(UUID id, Actor actor) {
        stamp.move();
        TerritoryDetail before = existing(id);
        boolean hasParts = jdbc.sql("select exists (select from territory where parent_id = ? and deleted_at is null)")
                .param(id)
                .query(Boolean.class)
                .single();
        if (hasParts) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.territory-has-parts");
        }
        memberships.replaceUsersOf(id, Membership.TERRITORIES, Set.of());
        jdbc.sql("update territory set deleted_at = now(), version = version + 1, changed_by = ? where id = ?")
                .params(actor.id(), id)
                .update();
        record(before, new TerritoryDetail(id, 0, before.name(), before.parent(), List.of()), "delete", actor);
    }

    private void requireParent(UUID parent) {
        if (find(parent).isEmpty()) {
            throw Refusal.invalid("parent", "platform.no-such-record", Map.of());
        }
    }

    private void refuseCircle(UUID id, UUID parent) {
        boolean circle = jdbc.sql("""
                        with recursive above as (
                            select id, parent_id from territory where id = :parent
                             union
                            select territory.id, territory.parent_id
                              from territory join above on territory.id = above.parent_id)
                        select exists (select from above where id = :id)
                        """)
                .param("parent", parent)
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (circle) {
            throw Refusal.invalid("parent", "platform.territory-below-itself", Map.of());
        }
    }

    private void record(TerritoryDetail before, TerritoryDetail after, String action, Actor actor) {
        var changes = new Changes()
                .field("name", before.name(), after.name())
                .field("parent", nameOf(before.parent()), nameOf(after.parent()))
                .names("members", before.members(), after.members());
        audit.record(actor, "api", new AuditEntry("territory", after.id(), action, changes.made()));
    }

    private static @Nullable String nameOf(@Nullable Named named) {
        return named == null ? null : named.name();
    }

    private TerritoryDetail existing(UUID id) {
        return find(id).orElseThrow(Versions::notFound);
    }

    private TerritoryDetail territory(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        @Nullable UUID parent = row.getObject("parent_id", UUID.class);
        return new TerritoryDetail(
                id,
                row.getLong("version"),
                row.getString("name"),
                parent == null ? null : new Named(parent, row.getString("parent_name")),
                memberships.usersOf(id, Membership.TERRITORIES));
    }
}
