package relata.records.lists;

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
        try {
            var rows = jdbc.execute((ConnectionCallback<List<T>>) connection -> {
                try (var statement = sql.prepare(connection);
                        var _ = limits.within(limit, statement);
                        var result = statement.executeQuery()) {
                    var read = new ArrayList<T>();
                    while (result.next()) {
                        read.add(reader.read(result));
                    }
                    return read;
                }
            });
            return rows == null ? List.of() : rows;
        } catch (org.springframework.dao.DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState())) {
                throw tooSlow(limit);
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
