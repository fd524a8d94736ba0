package relata.records.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.BrokenRow;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.Row;
import relata.platform.tables.TableRow;

/**
 * A row of the file on its way in.
 *
 * @param after where reading goes on after it
 */
record ReadRow(Item item, List<String> cells, Checkpoint after) {

    static ReadRow of(TableRow row, RowReader reader, Checkpoint after) {
        return switch (row) {
            case Row good -> new ReadRow(reader.read(good), good.cells(), after);
            case BrokenRow broken -> {
                Item item = new Item(broken.number());
                item.reasons.add(new Reason("", broken.reason().code(), broken.arguments()));
                yield new ReadRow(item, List.of(broken.text()), after);
            }
        };
    }

    RefusedRows.@Nullable RefusedRow refused() {
        return item.isRefused() ? new RefusedRows.RefusedRow(item.row, cells, item.allReasons()) : null;
    }
}
