package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards in the database. Sharing one shows its tiles to those who have their reports; what those hold is each reader's own to see. */
@Component
class Dashboards {

    private static final String OBJECT = "dashboard";
    private static final int MOST_OF_A_PERSON = 100;
    private static final TypeReference<List<Dashboard.Tile>> TILES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    Dashboards(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    List<Dashboard> of(Actor actor) {
        return jdbc.sql("""
                        select *
                          from dashboard
                         where owner_id = :me or sharing = 'everyone' or (sharing = 'team' and team_id = any(:teams))
                         order by lower(name), id
                        """)
                .param("me", actor.id())
                .param("teams", actor.access().teams().toArray(UUID[]::new))
                .query((row, _) -> dashboard(row))
                .list();
    }

    /** One dashboard that the actor has; refused as not found otherwise. */
    Dashboard require(Actor actor, UUID id) {
        return jdbc.sql("select * from dashboard where id = ?")
                .param(id)
                .query((row, _) -> dashboard(row))
                .optional()
                .filter(found -> found.sharing().isSeen(actor, found.owner(), found.team()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-such-dashboard"));
    }

    @Transactional
    void add(Actor actor, Dashboard dashboard) {
        dashboard.sharing().requireAllowed(actor, dashboard.team());
        int owned = jdbc.sql("select count(*) from dashboard where owner_id = ?")
                .param(actor.id())
                .query(Integer.class)
                .single();
        if (owned >= MOST_OF_A_PERSON) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "insight.too-many-dashboards", Map.of("most", MOST_OF_A_PERSON));
        }
        bind("""
                insert into dashboard (id, name, sharing, owner_id, team_id, tiles, changed_at)
                values (:id, :name, :sharing, :owner, :team, :tiles::jsonb, :now)
                """, dashboard).update();
        audit.record(actor, "api", new AuditEntry(OBJECT, dashboard.id(), "create", changes(null, dashboard)));
    }

    /** Writes a dashboard over the version it was read in; refused as stale where somebody was faster. */
    @Transactional
    void change(Actor actor, Dashboard before, Dashboard after) {
        Sharing.requireOwn(actor, before.owner());
        if (after.sharing() != before.sharing() || !Objects.equals(after.team(), before.team())) {
            after.sharing().requireAllowed(actor, after.team());
        }
        int changed = bind("""
                update dashboard
                   set version = version + 1, name = :name, sharing = :sharing, team_id = :team,
                       tiles = :tiles::jsonb, changed_at = :now
                 where id = :id and version = :version
                """, after).update();
        if (changed == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale");
        }
        audit.record(actor, "api", new AuditEntry(OBJECT, after.id(), "change", changes(before, after)));
    }

    @Transactional
    void delete(Actor actor, Dashboard dashboard) {
        Sharing.requireOwn(actor, dashboard.owner());
        jdbc.sql("delete from dashboard where id = ?").param(dashboard.id()).update();
        audit.record(actor, "api", new AuditEntry(OBJECT, dashboard.id(), "delete", changes(dashboard, null)));
    }

    private Map<String, Change> changes(@Nullable Dashboard before, @Nullable Dashboard after) {
        var changes = new LinkedHashMap<String, Change>();
        Map<String, String> old = before == null ? Map.of() : told(before);
        Map<String, String> now = after == null ? Map.of() : told(after);
        for (String field : (after == null ? old : now).keySet()) {
            if (!Objects.equals(old.get(field), now.get(field))) {
                changes.put(field, new Change(old.get(field), now.get(field)));
            }
        }
        return changes;
    }

    private Map<String, String> told(Dashboard dashboard) {
        return Map.of(
                "name", dashboard.name(),
                "sharing", dashboard.sharing().code(),
                "tiles", json.writeValueAsString(dashboard.tiles()));
    }

    private JdbcClient.StatementSpec bind(String sql, Dashboard dashboard) {
        return jdbc.sql(sql)
                .param("id", dashboard.id())
                .param("version", dashboard.version())
                .param("name", dashboard.name())
                .param("sharing", dashboard.sharing().code())
                .param("owner", dashboard.owner())
                .param("team", dashboard.team())
                .param("tiles", json.writeValueAsString(dashboard.tiles()))
                .param("now", Timestamp.from(clock.instant()));
    }

    private Dashboard dashboard(ResultSet row) throws SQLException {
        return new Dashboard(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                Sharing.of(row.getString("sharing")),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                json.readValue(row.getString("tiles"), TILES),
                row.getTimestamp("changed_at").toInstant());
    }
}
