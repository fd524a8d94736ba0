package relata.records.lists;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Which questions an index answers in the order asked for, so that one plan is right for whatever values they have. */
@Component
class IndexedColumns {

    /** Indexes come with views and go with fields; a plan made anew meanwhile is only slower. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Known(Instant until, List<List<String>> indexes) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    IndexedColumns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether some index begins with exactly the compared fields, in any order, and goes on with the field of the order.
     *
     * @param first the field that is sorted by first, null where the order does not matter
     */
    boolean serve(ObjectType object, Set<Field<?>> compared, @Nullable Field<?> first) {
        List<String> columns = compared.stream().<String>map(Field::column).toList();
        return indexes(object.table()).stream()
                .anyMatch(index -> index.size() >= columns.size()
                        && index.subList(0, columns.size()).containsAll(columns)
                        && (first == null
                                || index.size() > columns.size()
                                        && index.get(columns.size()).equals(first.column())));
    }

    private List<List<String>> indexes(String table) {
        Instant now = clock.instant();
        Known found = known.get(table);
        if (found == null || found.until().isBefore(now)) {
            found = new Known(now.plus(KEPT), read(table));
            known.put(table, found);
        }
        return found.indexes();
    }

    private List<List<String>> read(String table) {
        return jdbc.sql("""
                        select array_agg(a.attname::text order by k.n)
                          from pg_index i,
                               unnest(i.indkey::int[]) with ordinality as k (attnum, n)
                               join pg_attribute a on a.attnum = k.attnum
                         where i.indrelid = cast(:table as regclass) and i.indisvalid and a.attrelid = i.indrelid
                           and i.indexprs is null
                         group by i.indexrelid
                        """)
                .param("table", table)
                .query((row, number) -> List.of((String[]) row.getArray(1).getArray()))
                .list();
    }
}
