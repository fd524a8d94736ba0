package relata.platform.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure says about the database, told by the SQL states behind it. */
public final class Failures {

    private Failures() {}

    /** No connection, no room on disk, shutting down: whatever was asked, another time it may well succeed. */
    public static boolean isOutage(Throwable failure) {
        // 08 connection, 53 resources, 57P shutting down or starting up
        return failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException
                || matches(failure, "08...|53...|57P..");
    }

    /** An outage, a time limit, a lock that was waited for too long, a deadlock: another try may well succeed. */
    public static boolean isTransient(Throwable failure) {
        // 57 operator and time limit, 55P03 lock, 40 deadlock and serialization
        return isOutage(failure) || matches(failure, "57...|55P03|40...");
    }

    private static boolean matches(Throwable failure, String states) {
        String state = state(failure);
        return state != null && state.matches(states);
    }

    /** The innermost SQL state: behind a broken connection stands what broke it, so the root alone does not tell. */
    public static @Nullable String state(Throwable failure) {
        String state = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : state;
        }
        return state;
    }
}
