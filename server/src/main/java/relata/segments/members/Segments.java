package relata.segments.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The living segments, as their members are computed. */
@Component
class Segments {

    /** By it the computing of pictures and the counting of a whole segment agree on who looks after a change. */
    private static final long TURN = 7_364_915_028_417L;

    private final JdbcClient jdbc;

    Segments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their names. */
    List<Segment> all() {
        return jdbc.sql("""
                 select s.id, s.name, s.rule, s.state, n.rule, n.failed_rule, s.counted_at
                   from segment s left join segment_count n on n.segment_id = s.id
                  where s.deleted_at is null
                  order by s.name, s.id
                 """).query(Segments::read).list();
    }

    Optional<Segment> find(UUID id) {
        return jdbc.sql("""
                 select s.id, s.name, s.rule, s.state, n.rule, n.failed_rule, s.counted_at
                   from segment s left join segment_count n on n.segment_id = s.id
                  where s.deleted_at is null and s.id = ?
                 """).param(id).query(Segments::read).optional();
    }

    private static Segment read(ResultSet row, int number) throws SQLException {
        Timestamp countedAt = row.getTimestamp(7);
        return new Segment(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                Segment.State.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getString(6),
                countedAt == null ? null : countedAt.toInstant());
    }

    void state(Collection<UUID> segments, Segment.State state) {
        jdbc.sql("update segment set state = :state where id = any(:ids) and state <> :state")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("ids", segments.toArray(UUID[]::new))
                .update();
    }

    /** Notes that the figures of a rule cannot be computed, so that it is tried again by night or when it is changed. */
    void failed(Segment segment) {
        state(List.of(segment.id()), Segment.State.BROKEN);
        jdbc.sql("""
                 insert into segment_count (segment_id, failed_rule) values (:id, :rule)
                 on conflict (segment_id) do update set failed_rule = excluded.failed_rule
                 """).param("id", segment.id()).param("rule", segment.rule()).update();
    }

    /** Until the transaction ends no segment begins or ends being counted. Many may hold this at once. */
    void holdStates() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)").param(TURN).query(row -> {});
    }

    /** Waits until none {@linkplain #holdStates holds} the states: who comes later sees what this transaction wrote. */
    void changeStates() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TURN).query(row -> {});
    }
}
