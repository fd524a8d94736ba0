package relata.records.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Refusal;
import relata.platform.tables.Row;
import relata.platform.tables.TableFile;
import relata.platform.tables.TableFileProblem;
import relata.platform.tables.TableFormat;
import relata.platform.tables.TableRow;
import relata.platform.tables.TableRows;

/** The different values of one column of a whole file, which a sample may not have met. */
@Component
class ColumnValues {

    private final Sources sources;

    ColumnValues(Sources sources) {
        this.sources = sources;
    }

    /** A value and how many rows have it. */
    record Value(String value, long rows) {}

    /** @param more whether there are more values than were asked for */
    record ValuesAnswer(List<Value> items, boolean more) {}

    /**
     * The values, the most frequent first.
     *
     * @param several whether a cell may hold several values, separated as {@link RowReader} reads them
     */
    ValuesAnswer of(UUID importId, TableFormat format, int column, boolean several, int most) {
        var counts = new LinkedHashMap<String, Long>();
        try (TableFile file = TableFile.open(sources.file(importId), format);
                TableRows rows = file.rows()) {
            for (TableRow row = rows.next(); row != null && counts.size() <= most; row = rows.next()) {
                if (row instanceof Row good) {
                    count(good.cell(column), several, counts);
                }
            }
        } catch (TableFileProblem problem) {
            throw Refusal.of(Refusal.Kind.INVALID, problem.code(), problem.arguments());
        }
        var found = new ArrayList<Value>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(entry -> found.add(new Value(entry.getKey(), entry.getValue())));
        return new ValuesAnswer(found, counts.size() > most);
    }

    private static void count(String cell, boolean several, Map<String, Long> counts) {
        for (String part : several ? cell.split(RowReader.SEPARATORS) : new String[] {cell}) {
            String value = part.strip();
            if (!value.isEmpty()) {
                counts.merge(value, 1L, Long::sum);
            }
        }
    }
}
