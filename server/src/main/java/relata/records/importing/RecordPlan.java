package relata.records.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellParser;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.Values;

/**
 * How one row becomes one record: which cells fill which fields, how the record is recognized, and what is related to it.
 *
 * @param path empty for the record itself, {@code customer.} for a related one
 * @param idColumn the column that holds the id of the record, -1 where there is none
 * @param keys what it is recognized by, in order; several fields in one count together
 * @param parts what is part of it, by the step of the target that leads there
 * @param owner for a part: the reference to the record that it belongs to
 */
record RecordPlan(
        String path,
        ObjectType object,
        List<Cell> cells,
        int idColumn,
        Values constants,
        List<List<Field<?>>> keys,
        Map<String, RecordPlan> related,
        Map<String, RecordPlan> parts,
        @Nullable String owner,
        WhenExists whenExists) {

    /**
     * One cell that fills one field.
     *
     * @param currencyColumn the column that names the currency of an amount, -1 where there is none
     * @param currency the currency where neither the amount nor its column says one
     * @param choices for choice fields: values and labels of all languages, in lower case, with the value each means
     * @param yesNo for choice fields: what yes and no mean, empty where nothing
     * @param pending whether the field is made only when the import starts, so that a check reads its cells and no more
     */
    record Cell(
            int column,
            Field<?> field,
            CellParser parser,
            int currencyColumn,
            @Nullable String currency,
            Map<String, String> choices,
            Map<Boolean, String> yesNo,
            boolean pending) {}
}
