package relata.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Readers of answers with one column that is never null. */
public final class Rows {

    private Rows() {}

    public static UUID id(ResultSet row, int number) throws SQLException {
        return Objects.requireNonNull(row.getObject(1, UUID.class));
    }

    public static String text(ResultSet row, int number) throws SQLException {
        return Objects.requireNonNull(row.getString(1));
    }

    public static LocalDate day(ResultSet row, int number) throws SQLException {
        return Objects.requireNonNull(row.getObject(1, LocalDate.class));
    }
}
