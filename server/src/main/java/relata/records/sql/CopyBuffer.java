package relata.records.sql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table on their way into COPY, in its text format; sent and emptied chunk by chunk. */
public final class CopyBuffer {

    private final String copy;
    private final StringBuilder rows = new StringBuilder(1 << 16);
    private boolean rowBegun;

    /** @param columns separated by commas, as COPY takes them */
    public CopyBuffer(String table, String columns) {
        this.copy = "copy " + table + " (" + columns + ") from stdin";
    }

    public CopyBuffer add(@Nullable UUID id) {
        return id == null ? missing() : plain(id.toString());
    }

    public CopyBuffer add(@Nullable Instant at) {
        return at == null ? missing() : plain(at.toString());
    }

    public CopyBuffer add(@Nullable BigDecimal number) {
        return number == null ? missing() : plain(number.toPlainString());
    }

    public CopyBuffer add(long number) {
        separator();
        rows.append(number);
        return this;
    }

    public CopyBuffer add(boolean yes) {
        return plain(yes ? "t" : "f");
    }

    /** One value by its Java type; a collection of texts or ids as an array. */
    public CopyBuffer add(@Nullable Object value) {
        return switch (value) {
            case null -> missing();
            case String text -> add(text);
            case UUID id -> add(id);
            case Instant at -> add(at);
            case BigDecimal number -> add(number);
            case Long number -> add(number.longValue());
            case Boolean yes -> add(yes.booleanValue());
            case LocalDate day -> plain(day.toString());
            case Collection<?> values -> add(array(values));
            default -> throw new IllegalArgumentException("COPY takes no " + value.getClass());
        };
    }

    private static String array(Collection<?> values) {
        return values.stream()
                .map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    public CopyBuffer missing() {
        return plain("\\N");
    }

    public CopyBuffer add(@Nullable String text) {
        if (text == null) {
            return missing();
        }
        separator();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            switch (letter) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(letter);
            }
        }
        return this;
    }

    public void end() {
        rows.append('\n');
        rowBegun = false;
    }

    /** Writes the rows gathered so far; the caller's transaction decides whether they stay. */
    public void send(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        rows.setLength(0);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
    }

    private CopyBuffer plain(String text) {
        separator();
        rows.append(text);
        return this;
    }

    private void separator() {
        if (rowBegun) {
            rows.append('\t');
        }
        rowBegun = true;
    }
}
