package relata.records.summaries;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import relata.records.sql.Sql;

/**
 * Sums by day that a module keeps of its records: a row for each day and combination of a few of their values, {@code records}
 * of how many they are, and for each measure a column of its sum, called as in the records' own table, beside one with {@code _n}
 * of how many have a value. The column {@code day} holds the day whose records a row sums.
 *
 * @param object whose records are summed
 * @param columns what can be grouped and asked for, with the columns that hold it: fields of the record ({@code status}) and
 *     of what it belongs to ({@code order.placedAt}); references are called as in the records' own table
 * @param moment which of them is the moment of the day; its column holds the beginning of the day
 * @param measures fields that are summed; their currency, where they have one, is among the values too
 * @param records the condition under which a record {@code t} belongs to certain days, in the bin or not, made of the condition on
 *     the column that holds its moment
 */
public record DaySums(
        String object,
        String table,
        Map<String, String> columns,
        String moment,
        Set<String> measures,
        Function<Function<String, Sql>, Sql> records) {

    public DaySums {
        columns = Map.copyOf(columns);
        measures = Set.copyOf(measures);
    }
}
