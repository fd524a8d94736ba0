package relata.platform.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Language;
import relata.platform.Refusal;

/** Who belongs to which role, team and territory. Callers move the access stamp. */
@Component
class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Named> ofUser(UUID user, Membership membership, Language language) {
        String name = membership == Membership.ROLES ? "name_" + language.code() : "name";
        String living = membership == Membership.ROLES ? "" : " and deleted_at is null";
        return jdbc.sql("select id, " + name + " as name from " + membership.group() + " join " + membership.table()
                        + " on id = " + membership.column() + " where user_id = ?" + living + " order by name, id")
                .param(user)
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    List<Named> usersOf(UUID group, Membership membership) {
        return jdbc.sql("select id, name from app_user join " + membership.table() + " on id = user_id where "
                        + membership.column() + " = ? and deleted_at is null order by name, id")
                .param(group)
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    void replaceOfUser(UUID user, Membership membership, Set<UUID> groups) {
        jdbc.sql("delete from " + membership.table() + " where user_id = ?")
                .param(user)
                .update();
        add(membership, new UUID[] {user}, groups.toArray(UUID[]::new), membership.field());
    }

    void replaceUsersOf(UUID group, Membership membership, Set<UUID> users) {
        jdbc.sql("delete from " + membership.table() + " where " + membership.column() + " = ?")
                .param(group)
                .update();
        add(membership, users.toArray(UUID[]::new), new UUID[] {group}, "members");
    }

    private void add(Membership membership, UUID[] users, UUID[] groups, String field) {
        try {
            jdbc.sql("insert into " + membership.table() + " (user_id, " + membership.column()
                            + ") select u, g from unnest(:users::uuid[]) as u cross join unnest(:groups::uuid[]) as g")
                    .param("users", users)
                    .param("groups", groups)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.invalid(field, "platform.no-such-record", Map.of());
        }
    }
}
