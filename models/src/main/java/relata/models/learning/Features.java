package relata.models.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about each customer at the moment of judging: columns of equal length, one row for each customer.
 *
 * <p>What became known only after the answer must not stand here: it would make the model look perfect and be useless.
 */
public final class Features {
    private final List<Column> columns;
    private final int size;

    /**
     * Joins columns into a table.
     *
     * @throws IllegalArgumentException where there is no column, names repeat or lengths differ
     */
    public Features(List<? extends Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Features need one column at least");
        }
        this.columns = List.copyOf(columns);
        this.size = columns.getFirst().size();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.size() != size) {
                throw new IllegalArgumentException(
                        "Column " + column.name() + " has " + column.size() + " rows where the others have " + size);
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two columns are named " + column.name());
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** How many customers. */
    public int size() {
        return size;
    }

    /** The given customers, in that order. */
    public Features rows(int[] rows) {
        return new Features(columns.stream().map(column -> column.rows(rows)).toList());
    }

    /** The same customers with the values of one column dealt out anew, by {@code order}. */
    public Features shuffled(int column, int[] order) {
        List<Column> changed = new ArrayList<>(columns);
        changed.set(column, columns.get(column).rows(order));
        return new Features(changed);
    }

    /** Refuses a table whose columns differ from those a model learned from. */
    void requireColumnsOf(List<Column> learned) {
        boolean same = columns.size() == learned.size();
        for (int c = 0; same && c < columns.size(); c++) {
            same = columns.get(c).name().equals(learned.get(c).name())
                    && columns.get(c).getClass() == learned.get(c).getClass();
        }
        if (!same) {
            throw new IllegalArgumentException("The model learned from the columns " + learned + ", not " + columns);
        }
    }
}
