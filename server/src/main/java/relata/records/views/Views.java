package relata.records.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;

/** Saved views in the database. A person has their own, those of their teams, and everyone's. */
@Component
public class Views {

    private static final int MAXIMUM_OF_A_PERSON = 200;

    private final JdbcClient jdbc;

    Views(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<View> of(Actor actor, String object) {
        return jdbc.sql("""
                        select *
                          from saved_view
                         where object = :object
                           and (owner_id = :me or sharing = 'everyone' or (sharing = 'team' and team_id = any(:teams)))
                         order by position, created_at
                        """)
                .param("object", object)
                .param("me", actor.id())
                .param("teams", actor.access().teams().toArray(UUID[]::new))
                .query((row, number) -> view(row))
                .list();
    }

    /** One view that the actor has; refused as not found otherwise. */
    public View require(Actor actor, UUID id) {
        return jdbc.sql("select * from saved_view where id = :id")
                .param("id", id)
                .query((row, number) -> view(row))
                .optional()
                .filter(view -> isSeen(actor, view))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-view"));
    }

    private static boolean isSeen(Actor actor, View view) {
        return switch (view.sharing()) {
            case EVERYONE -> true;
            case TEAM ->
                view.owner().equals(actor.id())
                        || (view.team() != null && actor.access().teams().contains(view.team()));
            case MINE -> view.owner().equals(actor.id());
        };
    }

    @Transactional
    public void add(Actor actor, View view) {
        requireShareable(actor, view);
        int owned = jdbc.sql("select count(*) from saved_view where owner_id = :me")
                .param("me", actor.id())
                .query(Integer.class)
                .single();
        if (owned >= MAXIMUM_OF_A_PERSON) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "records.too-many-views", Map.of("maximum", MAXIMUM_OF_A_PERSON));
        }
        bind("""
                insert into saved_view (id, object, name, sharing, owner_id, team_id, filter, sort, columns, layout,
                                        group_by, pinned, position)
                values (:id, :object, :name, :sharing, :owner, :team, :filter, :sort, :columns, :layout,
                        :groupBy, :pinned, :position)
                """, view).update();
    }

    /** Writes a view over the version it was read in; refused as stale where somebody was faster. */
    @Transactional
    public void change(Actor actor, View view) {
        requireChangeable(actor, view);
        requireShareable(actor, view);
        int changed = bind("""
                        update saved_view
                           set version = version + 1, name = :name, sharing = :sharing, team_id = :team,
                               filter = :filter, sort = :sort, columns = :columns, layout = :layout,
                               group_by = :groupBy, pinned = :pinned, position = :position, changed_at = now()
                         where id = :id and version = :version
                        """, view).update();
        if (changed == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale");
        }
    }

    @Transactional
    public void delete(Actor actor, View view) {
        requireChangeable(actor, view);
        jdbc.sql("delete from saved_view where id = :id").param("id", view.id()).update();
    }

    private static void requireChangeable(Actor actor, View view) {
        if (!view.owner().equals(actor.id()) && !actor.access().administrator()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.view-of-another");
        }
    }

    private static void requireShareable(Actor actor, View view) {
        boolean allowed = switch (view.sharing()) {
            case MINE -> true;
            case TEAM ->
                view.team() != null
                        && (actor.access().administrator()
                                || actor.access().teams().contains(view.team()));
            case EVERYONE -> actor.access().mayUse("views");
        };
        if (!allowed) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records.cannot-share-view");
        }
    }

    private JdbcClient.StatementSpec bind(String sql, View view) {
        return jdbc.sql(sql)
                .param("id", view.id())
                .param("version", view.version())
                .param("object", view.object())
                .param("name", view.name())
                .param("sharing", view.sharing().name().toLowerCase(Locale.ROOT))
                .param("owner", view.owner())
                .param("team", view.team())
                .param("filter", view.filter())
                .param("sort", view.sort().toArray(String[]::new))
                .param("columns", view.columns().toArray(String[]::new))
                .param("layout", view.layout())
                .param("groupBy", view.groupBy())
                .param("pinned", view.pinned())
                .param("position", view.position());
    }

    static View view(ResultSet row) throws SQLException {
        return new View(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("object"),
                row.getString("name"),
                View.Sharing.valueOf(row.getString("sharing").toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(row.getObject("owner_id", UUID.class)),
                row.getObject("team_id", UUID.class),
                row.getString("filter"),
                List.of((String[]) row.getArray("sort").getArray()),
                List.of((String[]) row.getArray("columns").getArray()),
                row.getString("layout"),
                row.getString("group_by"),
                row.getBoolean("pinned"),
                row.getInt("position"));
    }
}
