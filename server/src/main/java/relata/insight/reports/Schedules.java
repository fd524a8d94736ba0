package relata.insight.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Schedules of reports in the database. */
@Component
class Schedules {

    private static final String OBJECT = "reportSchedule";

    private static final String SELECT = """
            select report_schedule.*,
                   array(select user_id from report_recipient where schedule_id = report_schedule.id) as recipients
              from report_schedule
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Schedules(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of a report that the actor made or receives; all of them for the owner of the report. */
    List<Schedule> of(Actor actor, Report report) {
        return jdbc
                .sql(SELECT + " where report_id = ? order by created_at, id")
                .param(report.id())
                .query((row, _) -> schedule(row))
                .list()
                .stream()
                .filter(schedule -> report.owner().equals(actor.id())
                        || schedule.owner().equals(actor.id())
                        || schedule.recipients().contains(actor.id())
                        || actor.access().administrator())
                .toList();
    }

    Schedule require(Actor actor, Report report, UUID id) {
        return of(actor, report).stream()
                .filter(schedule -> schedule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "insight.no-such-schedule"));
    }

    @Transactional
    void add(Actor actor, Schedule schedule) {
        jdbc.sql("""
                 insert into report_schedule (id, report_id, owner_id, rhythm, day, hour, zone, next_at)
                 values (:id, :report, :owner, :rhythm, :day, :hour, :zone, :next)
                 """)
                .param("id", schedule.id())
                .param("report", schedule.report())
                .param("owner", schedule.owner())
                .param("rhythm", schedule.rhythm().code())
                .param("day", schedule.day())
                .param("hour", schedule.hour())
                .param("zone", schedule.zone().getId())
                .param("next", Timestamp.from(schedule.nextAt()))
                .update();
        write(schedule.id(), schedule.recipients());
        record(actor, schedule, "create");
    }

    private void write(UUID schedule, Set<UUID> recipients) {
        jdbc.sql("""
                 insert into report_recipient (schedule_id, user_id)
                 select ?, id from app_user where id = any(?) and deleted_at is null
                     on conflict do nothing
                 """).params(schedule, recipients.toArray(UUID[]::new)).update();
    }

    @Transactional
    void delete(Actor actor, Schedule schedule) {
        Sharing.requireOwn(actor, schedule.owner());
        jdbc.sql("delete from report_schedule where id = ?")
                .param(schedule.id())
                .update();
        record(actor, schedule, "delete");
    }

    /** The actor no longer receives it; a schedule that nobody receives is gone. */
    @Transactional
    void leave(Actor actor, Schedule schedule) {
        jdbc.sql("delete from report_recipient where schedule_id = ? and user_id = ?")
                .params(schedule.id(), actor.id())
                .update();
        jdbc.sql("""
                 delete from report_schedule
                  where id = ? and not exists (select from report_recipient where schedule_id = report_schedule.id)
                 """).param(schedule.id()).update();
        record(actor, schedule, "unsubscribe");
    }

    private void record(Actor actor, Schedule schedule, String action) {
        audit.record(
                actor,
                "api",
                new AuditEntry(
                        OBJECT,
                        schedule.id(),
                        action,
                        Map.of(
                                "report", new Change(null, schedule.report().toString()),
                                "rhythm", new Change(null, schedule.rhythm().code()),
                                "recipients",
                                        new Change(
                                                null,
                                                schedule.recipients().stream()
                                                        .map(UUID::toString)
                                                        .sorted()
                                                        .toList()))));
    }

    /** The one that is due first. */
    Optional<Schedule> due() {
        return jdbc.sql(SELECT + " where next_at <= ? order by next_at, id limit 1")
                .param(Timestamp.from(clock.instant()))
                .query((row, _) -> schedule(row))
                .optional();
    }

    /**
     * Moves a schedule on to its next time; false where another has done so meanwhile.
     *
     * @param problem why the occurrence failed, null where it went out
     */
    boolean done(Schedule schedule, Instant next, @Nullable String problem) {
        Timestamp occurrence = Timestamp.from(schedule.nextAt());
        return jdbc.sql("""
                        update report_schedule
                           set next_at = :next, last_at = :occurrence, problem = :problem
                         where id = :id and next_at = :occurrence
                        """)
                        .param("next", Timestamp.from(next))
                        .param("occurrence", occurrence)
                        .param("problem", problem)
                        .param("id", schedule.id())
                        .update()
                > 0;
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        var last = row.getTimestamp("last_at");
        return new Schedule(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("report_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                Rhythm.of(row.getString("rhythm")),
                row.getInt("day"),
                row.getInt("hour"),
                ZoneId.of(row.getString("zone")),
                Set.of((UUID[]) row.getArray("recipients").getArray()),
                row.getTimestamp("next_at").toInstant(),
                last == null ? null : last.toInstant(),
                row.getString("problem"));
    }
}
