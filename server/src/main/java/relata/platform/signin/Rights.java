package relata.platform.signin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.access.Access;
import relata.platform.access.Grants;
import relata.platform.access.RoleGrant;
import relata.platform.access.StampFollower;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a user may do, compiled from roles, teams and territories and kept while the access stamp stands. Each request
 * reads the stamp, so that a right taken away on any node is gone at the next request on every node.
 */
@Component
class Rights {

    /** Beyond this many users the oldest knowledge is dropped at once; compiling takes about a millisecond. */
    private static final int MOST_KEPT = 20_000;

    private static final TypeReference<Map<String, RoleGrant>> GRANTS = new TypeReference<>() {};

    private record Compiled(long stamp, Access access) {}

    private record Role(boolean administrator, Map<String, RoleGrant> grants, Set<String> settings) {}

    private final Map<UUID, Compiled> kept = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final List<StampFollower> followers;
    private final AtomicLong followed = new AtomicLong();

    Rights(JdbcClient jdbc, JsonMapper json, List<StampFollower> followers) {
        this.jdbc = jdbc;
        this.json = json;
        this.followers = List.copyOf(followers);
    }

    /** @param stamp the access stamp as read together with the user */
    Access of(UUID user, long stamp) {
        if (followed.get() < stamp) {
            followers.forEach(StampFollower::follow);
            followed.accumulateAndGet(stamp, Math::max);
        }
        Compiled known = kept.get(user);
        if (known != null && known.stamp() == stamp) {
            return known.access();
        }
        Access access = compiled(user);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(user, new Compiled(stamp, access));
        return access;
    }

    private Access compiled(UUID user) {
        List<Role> roles = roles(user);
        if (roles.stream().anyMatch(Role::administrator)) {
            return new Access(true, Map.of(), teams(user), territories(user), Set.of());
        }
        var settings = new HashSet<String>();
        roles.forEach(role -> settings.addAll(role.settings()));
        var grants = Grants.sum(roles.stream().map(Role::grants).toList());
        return new Access(false, grants, teams(user), territories(user), settings);
    }

    private List<Role> roles(UUID user) {
        return jdbc.sql("""
                        select role.administrator, role.grants::text as grants, role.settings
                          from user_role join role on role.id = user_role.role_id
                         where user_role.user_id = ?
                        """)
                .param(user)
                .query((row, number) -> new Role(
                        row.getBoolean("administrator"),
                        json.readValue(row.getString("grants"), GRANTS),
                        Set.copyOf(texts(row.getArray("settings")))))
                .list();
    }

    private Set<UUID> teams(UUID user) {
        return Set.copyOf(jdbc.sql("""
                        select team.id
                          from team_member join team on team.id = team_member.team_id
                         where team_member.user_id = ? and team.deleted_at is null
                        """).param(user).query(Rights::id).list());
    }

    /** The territories of the user and everything below them. */
    private Set<UUID> territories(UUID user) {
        return Set.copyOf(jdbc.sql("""
                        with recursive below as (
                            select territory.id
                              from territory_member join territory on territory.id = territory_member.territory_id
                             where territory_member.user_id = ? and territory.deleted_at is null
                             union
                            select territory.id
                              from territory join below on territory.parent_id = below.id
                             where territory.deleted_at is null)
                        select id from below
                        """).param(user).query(Rights::id).list());
    }

    private static UUID id(ResultSet row, int number) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static List<String> texts(Array array) throws SQLException {
        return new ArrayList<>(List.of((String[]) array.getArray()));
    }
}
