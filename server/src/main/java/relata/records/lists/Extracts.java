package relata.records.lists;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/** Whole lists, however long: streamed in one consistent view of the base, or as ids to work on. */
@Component
public class Extracts {

    private static final int CHUNK = 1_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Lists lists;
    private final Catalogs catalogs;
    private final JdbcTemplate jdbc;
    private final TimeLimits limits;
    private final TransactionTemplate snapshot;

    Extracts(
            Lists lists,
            Catalogs catalogs,
            JdbcTemplate jdbc,
            TimeLimits limits,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.catalogs = catalogs;
        this.jdbc = jdbc;
        this.limits = limits;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The rows that the actor may both read and use so, under the filter. */
    private Sql rows(Actor actor, ObjectType object, Action action, String filter) {
        Sql rows = lists.compiler(actor, object).rows(Action.READ, false, filter);
        return action == Action.READ
                ? rows
                : rows.and(new RowAccess(catalogs.current(), actor).condition(object, ListCompiler.T, action));
    }

    public long count(Actor actor, ObjectType object, Action action, String filter) {
        Sql sql = Sql.of("select count(*)").add(rows(actor, object, action, filter));
        Long count = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (var statement = sql.prepare(connection);
                    var _ = limits.within(LONGEST, statement);
                    var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
        return count == null ? 0 : count;
    }

    /** The fields of these names that the actor may read, in this order; an unknown or hidden one is refused. */
    public List<Field<?>> fields(Actor actor, ObjectType object, List<String> names) {
        return lists.compiler(actor, object).shown(names);
    }

    /** Refuses a filter or sort that is wrong, without running it. */
    public void check(Actor actor, ObjectType object, Action action, String filter, List<String> sort) {
        rows(actor, object, action, filter);
        SortKey.parse(object, sort, lists.compiler(actor, object).readable());
    }

    /**
     * Hands out all rows in the order asked for, some at a time, until the reader answers false.
     *
     * @param sort empty for the object's default
     */
    public void stream(
            Actor actor,
            ObjectType object,
            Action action,
            String filter,
            List<String> sort,
            List<Field<?>> fields,
            Predicate<List<Row>> reader) {
        ListCompiler compiler = lists.compiler(actor, object);
        var keys = SortKey.parse(object, sort.isEmpty() ? object.defaultSort() : sort, compiler.readable());
        stream(actor, object, action, filter, compiler.order(keys), fields, reader);
    }

    /** Like {@link #stream}, in the order in which the records were made: no sorting, however many there are. */
    public void streamAsMade(
            Actor actor,
            ObjectType object,
            Action action,
            String filter,
            List<Field<?>> fields,
            Predicate<List<Row>> reader) {
        stream(actor, object, action, filter, lists.compiler(actor, object).order(List.of()), fields, reader);
    }

    private void stream(
            Actor actor,
            ObjectType object,
            Action action,
            String filter,
            Sql order,
            List<Field<?>> fields,
            Predicate<List<Row>> reader) {
        Sql sql = lists.compiler(actor, object)
                .selection(fields)
                .add(rows(actor, object, action, filter))
                .add(" order by ")
                .add(order);
        String reporting = catalogs.current().reportingCurrency();
        snapshot.executeWithoutResult(status -> jdbc.execute((ConnectionCallback<Integer>) connection -> {
            int read = 0;
            try (var statement = sql.prepare(connection);
                    var _ = limits.within(LONGEST, statement)) {
                statement.setFetchSize(CHUNK);
                try (var result = statement.executeQuery()) {
                    var chunk = new ArrayList<Row>(CHUNK);
                    boolean wanted = true;
                    while (wanted && result.next()) {
                        chunk.add(Lists.row(result, fields, reporting));
                        read++;
                        if (chunk.size() == CHUNK) {
                            wanted = reader.test(List.copyOf(chunk));
                            chunk.clear();
                        }
                    }
                    boolean last = wanted && !chunk.isEmpty();
                    wanted = last && reader.test(List.copyOf(chunk));
                }
            }
            return read;
        }));
    }

    /** Writes the ids of the rows into a table of work, in one statement. */
    public int collect(Actor actor, ObjectType object, Action action, String filter, String insert, UUID work) {
        Sql sql = Sql.of(insert + " select cast(? as uuid), t.id", work).add(rows(actor, object, action, filter));
        Integer rows = jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = sql.prepare(connection);
                    var _ = limits.within(LONGEST, statement)) {
                return statement.executeUpdate();
            }
        });
        return rows == null ? 0 : rows;
    }
}
