package relata.insight.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passes over everybody, as they were asked for. */
@Component
class StandingRuns {

    private static final Run NONE = new Run("none", null, null, null, 0, 0);

    private final JdbcClient jdbc;

    StandingRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param state none, waiting, done or failed
     * @param customers of whom there is any fact
     * @param written whose figures were other than before
     */
    record Run(
            String state,
            @Nullable LocalDate asOf,
            @Nullable Instant askedAt,
            @Nullable Instant finishedAt,
            int customers,
            int written) {}

    Run newest() {
        return jdbc.sql("""
                 select state, as_of, asked_at, finished_at, seen, written from standing_run order by asked_at desc limit 1
                 """).query((row, _) -> run(row)).optional().orElse(NONE);
    }

    private static Run run(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp(4);
        return new Run(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getTimestamp(3).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt(5),
                row.getInt(6));
    }
}
