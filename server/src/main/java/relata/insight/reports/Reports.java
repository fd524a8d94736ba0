package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import tools.jackson.databind.json.JsonMapper;

/** Kept reports. A person has their own, those of their teams, and everyone's; of objects that are closed to them they have none. */
@Component
class Reports {

    private static final String OBJECT = "report";
    private static final int MOST_OF_A_PERSON = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    Reports(JdbcClient jdbc, JsonMapper json, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    List<Report> of(Actor actor) {
        return jdbc
                .sql("""
                        select *
                          from report
                         where owner_id = :me or sharing = 'everyone' or (sharing = 'team' and team_id = any(:teams))
                         order by lower(name), id
                        """)
                .param("me", actor.id())
                .param("teams", actor.access().teams().toArray(UUID[]::new))
                .query((row, _) -> report(row))
                .list()
                .stream()
                .filter(report -> actor.access().may(report.object(), Action.READ))
                .toList();
    }

    /** A report whoever has it: for mail, which asks each recipient's own access. */
    Optional<Report> find(UUID id) {
        return jdbc.sql("select * from report where id = ?")
                .param(id)
                .query((row, _) -> report(row))
                .optional();
    }

    /** One report that the actor has; refused as not found otherwise. */
    Report require(Actor actor, UUID id) {
        return find(id).filter(report -> isSeen(actor, report))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-such-report"));
    }

    static boolean isSeen(Actor actor, Report report) {
        return report.sharing().isSeen(actor, report.owner(), report.team())
                && actor.access().may(report.object(), Action.READ);
    }

    @Transactional
    void add(Actor actor, Report report) {
        report.sharing().requireAllowed(actor, report.team());
        int owned = jdbc.sql("select count(*) from report where owner_id = ?")
                .param(actor.id())
                .query(Integer.class)
                .single();
        if (owned >= MOST_OF_A_PERSON) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "insight.too-many-reports", Map.of("most", MOST_OF_A_PERSON));
        }
        bind("""
                insert into report (id, name, description, sharing, owner_id, team_id, object, definition, changed_at)
                values (:id, :name, :description, :sharing, :owner, :team, :object, :definition::jsonb, :now)
                """, report).update();
        audit.record(actor, "api", new AuditEntry(OBJECT, report.id(), "create", changes(null, report)));
    }

    /** Writes a report over the version it was read in; refused as stale where somebody was faster. */
    @Transactional
    void change(Actor actor, Report before, Report after) {
        Sharing.requireOwn(actor, before.owner());
        if (after.sharing() != before.sharing() || !Objects.equals(after.team(), before.team())) {
            after.sharing().requireAllowed(actor, after.team());
        }
        int changed = bind("""
                update report
                   set version = version + 1, name = :name, description = :description, sharing = :sharing,
                       team_id = :team, object = :object, definition = :definition::jsonb, changed_at = :now
                 where id = :id and version = :version
                """, after).update();
        if (changed == 0) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale");
        }
        audit.record(actor, "api", new AuditEntry(OBJECT, after.id(), "change", changes(before, after)));
    }

    /** With its schedules; dashboards show the place where it was. */
    @Transactional
    void delete(Actor actor, Report report) {
        Sharing.requireOwn(actor, report.owner());
        jdbc.sql("delete from report where id = ?").param(report.id()).update();
        audit.record(actor, "api", new AuditEntry(OBJECT, report.id(), "delete", changes(report, null)));
    }

    private Map<String, Change> changes(@Nullable Report before, @Nullable Report after) {
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

    private Map<String, String> told(Report report) {
        return Map.of(
                "name", report.name(),
                "description", report.description(),
                "sharing", report.sharing().code(),
                "object", report.object(),
                "definition", json.writeValueAsString(report.definition()));
    }

    private JdbcClient.StatementSpec bind(String sql, Report report) {
        return jdbc.sql(sql)
                .param("id", report.id())
                .param("version", report.version())
                .param("name", report.name())
                .param("description", report.description())
                .param("sharing", report.sharing().code())
                .param("owner", report.owner())
                .param("team", report.team())
                .param("object", report.object())
                .param("definition", json.writeValueAsString(report.definition()))
                .param("now", Timestamp.from(clock.instant()));
    }

    private Report report(ResultSet row) throws SQLException {
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
