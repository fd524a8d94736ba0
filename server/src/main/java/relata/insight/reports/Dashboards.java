package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.audit.Audit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards in the database. Sharing one shows its tiles to those who have their reports; what those hold is each reader's own to see. */
@Component
class Dashboards extends SharedTable<Dashboard> {

    private static final Form FORM =
            new Form("dashboard", 100, "insight.no-such-dashboard", "insight.too-many-dashboards", """
            insert into dashboard (id, name, sharing, owner_id, team_id, tiles, changed_at)
            values (:id, :name, :sharing, :owner, :team, :tiles::jsonb, :now)
            """, """
            update dashboard
               set version = version + 1, name = :name, sharing = :sharing, team_id = :team,
                   tiles = :tiles::jsonb, changed_at = :now
             where id = :id and version = :version
            """);
    private static final TypeReference<List<Dashboard.Tile>> TILES = new TypeReference<>() {};

    private final JsonMapper json;

    Dashboards(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
        super(FORM, jdbc, audit, clock);
        this.json = json;
    }

    @Override
    Map<String, String> told(Dashboard dashboard) {
        return Map.of(
                "name", dashboard.name(),
                "sharing", dashboard.sharing().code(),
                "tiles", json.writeValueAsString(dashboard.tiles()));
    }

    @Override
    Dashboard read(ResultSet row) throws SQLException {
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
