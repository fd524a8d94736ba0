package relata.records.summaries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.FieldType;

/**
 * The answer to a question, in the reader's words and order.
 *
 * @param zone in which days begin
 * @param cells those that hold records, by the places of their values in the groups
 * @param totals for each grouping the cells of its values alone
 * @param all everything together
 */
public record Summary(
        String zone, List<Group> groups, List<Column> columns, List<Cell> cells, List<List<Cell>> totals, Cell all) {

    public Summary {
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
        totals = List.copyOf(totals);
    }

    /** @param label what people read for the field; null for a computed value */
    public record Group(
            Grouping grouping, FieldType type, @Nullable String label, List<Value> values) {

        public Group {
            values = List.copyOf(values);
        }
    }

    /**
     * One value of a grouping.
     *
     * @param label its words: of a choice, a reference, a text; null where the type says how it is written
     * @param from the first day of a period
     * @param to the first day after it
     * @param least the lower bound of a range, null for none
     * @param below the upper bound of a range, null for none
     * @param unfinished whether the period still goes on
     * @param filter finds exactly its records
     */
    public record Value(
            Key key,
            @Nullable String label,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable BigDecimal least,
            @Nullable BigDecimal below,
            boolean unfinished,
            String filter) {}

    /** @param label what people read for the measured field; null for the count and for computed values */
    public record Column(
            Measure measure,
            @Nullable FieldType type,
            @Nullable String label) {}

    /**
     * @param at the place of its value in each group; one place in totals, none in the total of everything
     * @param rows how many records
     */
    public record Cell(List<Integer> at, long rows, List<Figure> figures) {

        public Cell {
            at = List.copyOf(at);
            figures = List.copyOf(figures);
        }
    }
}
