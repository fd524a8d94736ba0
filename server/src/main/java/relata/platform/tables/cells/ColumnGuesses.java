package relata.platform.tables.cells;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import relata.platform.tables.Row;
import relata.platform.tables.TableFile;

/** Guesses every column of a file. */
public final class ColumnGuesses {
    private ColumnGuesses() {}

    /** Times without a zone are taken to be of this one. */
    public static List<ColumnGuess> of(TableFile file, RowSample sample, ZoneId zone) {
        List<String> header = file.header();
        int width = Math.max(header.size(), file.format().columns());
        for (Row row : sample.rows()) {
            width = Math.max(width, row.cells().size());
        }
        List<ColumnGuess> guesses = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            List<String> cells = new ArrayList<>();
            for (Row row : sample.rows()) {
                cells.add(row.cell(index));
            }
            String name = index < header.size() ? header.get(index) : "";
            guesses.add(new ColumnLook(index, name, cells, zone).guess());
        }
        return guesses;
    }
}
