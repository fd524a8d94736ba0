package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.audit.Audit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kept reports. A person has their own, those of their teams, and everyone's; of objects that are closed to them they have none.
 * A report that is deleted takes its schedules with it; dashboards show the place where it was.
 */
@Component
class Reports extends SharedTable<Report> {

    private static final Form FORM =
            new Form("report", 500, "insight.no-such-report", "insight.too-many-reports", """
            insert into report (id, name, description, sharing, owner_id, team_id, object, definition, changed_at)
            values (:id, :name, :description, :sharing, :owner, :team, :object, :definition::jsonb, :now)
            """, """
            update report
               set version = version + 1, name = :name, description = :description, sharing = :sharing,
                   team_id = :team, object = :object, definition = :definition::jsonb, changed_at = :now
             where id = :id and version = :version
            """);

    private final JsonMapper json;

    Reports(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
        super(FORM, jdbc, audit, clock);
        this.json = json;
    }

    @Override
    Map<String, String> told(Report report) {
        return Map.of(
                "name", report.name(),
                "description", report.description(),
                "sharing", report.sharing().code(),
                "object", report.object(),
                "definition", json.writeValueAsString(report.definition()));
    }

    @Override
    Report read(ResultSet row) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                row.getString("description"),
                Sharing.of(row.getString("sharing")),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("object"),
                json.readValue(row.getString("definition"), Definition.class),
                row.getTimestamp("changed_at").toInstant());
    }
}
