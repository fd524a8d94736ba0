package relata.platform.tables;

import java.util.List;

/**
 * One row of cells. Absent and empty cells are both "", those at the end are left out.
 *
 * @param key the same for the same cells in the same order, in any file and at any place
 * @param occurrence 1 for the first row of this key within the file, 2 for the second
 */
public record Row(long number, List<String> cells, ContentKey key, int occurrence) implements TableRow {
    public Row {
        cells = List.copyOf(cells);
        if (number < 1 || occurrence < 1) {
            throw new IllegalArgumentException("rows and occurrences count from 1");
        }
    }

    /** The cell at this place, from 0; "" beyond the last. */
    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
