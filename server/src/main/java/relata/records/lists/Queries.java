package relata.records.lists;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.records.sql.Sql;

/** Runs compiled statements within their time; one that takes longer is stopped and refused with what would help. */
@Component
public class Queries {

    /** What a list may take before it is stopped; an index makes it a thousandth of this. */
    public static final Duration LIST = Duration.ofSeconds(3);

    /** What sums and exact counts may take: they are asked for on their own, and nobody waits for the list meanwhile. */
    public static final Duration SUM = Duration.ofSeconds(10);

    /** What a summary of everything may take; whoever asks sees that it is on its way, and may narrow the filter meanwhile. */
    public static final Duration SUMMARY = Duration.ofSeconds(30);

    /**
     * A hash over millions of rows fits into this, three processes of one statement together; with the usual 16 MB a join
     * of order lines with their orders goes through the disk.
     */
    private static final String ROOM = "set local work_mem = '128MB'";

    /** PostgreSQL's "statement canceled", which a time limit ends in. */
    private static final String CANCELED = "57014";

    private final JdbcTemplate jdbc;
    private final TimeLimits limits;

    Queries(JdbcTemplate jdbc, TimeLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** Reads one row of an answer. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> run(Sql sql, Duration limit, Reader<T> reader) {
        return refusing(limit, connection -> read(connection, sql, limit, reader));
    }

    /** Runs a summary of many rows, in the transaction at hand, with room to gather them. */
    public <T> List<T> summarize(Sql sql, Reader<T> reader) {
        return refusing(SUMMARY, connection -> {
            try (var room = connection.createStatement()) {
                room.execute(ROOM);
            }
            return read(connection, sql, SUMMARY, reader);
        });
    }

    private <T> List<T> read(Connection connection, Sql sql, Duration limit, Reader<T> reader) throws SQLException {
        try (var statement = sql.prepare(connection);
                var _ = limits.within(limit, statement);
                var result = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (result.next()) {
                read.add(reader.read(result));
            }
            return read;
        }
    }

    private <T> List<T> refusing(Duration limit, ConnectionCallback<List<T>> work) {
        try {
            var rows = jdbc.execute(work);
            return rows == null ? List.of() : rows;
        } catch (org.springframework.dao.DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState())) {
                throw limit.equals(SUMMARY)
                        ? Refusal.of(
                                Refusal.Kind.UNAVAILABLE,
                                "records.summary-too-slow",
                                Map.of("seconds", limit.toSeconds()))
                        : tooSlow(limit);
            }
            if (e.getRootCause() instanceof SQLException cause && isDataError(cause)) {
                throw Refusal.of(Refusal.Kind.INVALID, "records.cannot-compute");
            }
            throw e;
        }
    }

    /** Class 22: a value out of range, which only a calculation asked for by a person can reach. */
    private static boolean isDataError(SQLException cause) {
        return cause.getSQLState() != null && cause.getSQLState().startsWith("22");
    }

    private static Refusal tooSlow(Duration limit) {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "records.too-slow", Map.of("seconds", limit.toSeconds()));
    }
}
