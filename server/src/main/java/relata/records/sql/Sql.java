package relata.records.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A piece of SQL with the values that are bound in it, in the order of their question marks. Text comes from code and
 * catalog only; whatever a person typed is bound. A bound value may be text, a number, a boolean, a date, an
 * {@link Instant}, a {@link UUID}, or a collection of UUIDs or texts, which is bound as an array.
 */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private boolean plannedAnew;

    public static Sql of(String text, @Nullable Object... values) {
        return new Sql().add(text, values);
    }

    public static Sql empty() {
        return new Sql();
    }

    public Sql add(String more, @Nullable Object... values) {
        text.append(more);
        Collections.addAll(parameters, values);
        return this;
    }

    public Sql add(Sql more) {
        text.append(more.text);
        parameters.addAll(more.parameters);
        return this;
    }

    /** Adds each non-empty condition as {@code and (…)}. */
    public Sql and(Sql condition) {
        return condition.isEmpty() ? this : add(" and (").add(condition).add(")");
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String text() {
        return text.toString();
    }

    public List<@Nullable Object> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /**
     * Has PostgreSQL plan the statement for its values, each time: where the best plan depends on them. Usually it keeps one
     * plan for all values, which saves half a millisecond.
     */
    public Sql plannedAnew() {
        plannedAnew = true;
        return this;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text.toString());
        try {
            if (plannedAnew) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Binds one value by its Java type. */
    public static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            // of no type of its own, so that it fits a column of ids as well as one of texts
            case Collection<?> values when values.isEmpty() -> statement.setObject(index, "{}", Types.OTHER);
            case Collection<?> values -> {
                String type = values.iterator().next() instanceof UUID ? "uuid" : "text";
                statement.setArray(index, statement.getConnection().createArrayOf(type, values.toArray()));
            }
            case null, default -> statement.setObject(index, value);
        }
    }

    @Override
    public String toString() {
        return text + " " + parameters;
    }
}
