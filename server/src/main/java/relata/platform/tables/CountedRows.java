package relata.platform.tables;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows below the header, blank ones left out, each with its content key and occurrence. */
final class CountedRows implements TableRows {
    private final RawRow.Source rows;
    private final TableFormat format;
    private final Occurrences occurrences;
    private final MessageDigest digest = ContentKey.digest();

    CountedRows(RawRow.Source rows, TableFormat format, Occurrences occurrences) {
        this.rows = rows;
        this.format = format;
        this.occurrences = occurrences;
    }

    @Override
    public @Nullable TableRow next() {
        for (RawRow row = rows.next(); row != null; row = rows.next()) {
            if (row.number() > format.headerRow() && !row.blank()) {
                return row.broken() != null ? row.broken() : counted(row);
            }
        }
        return null;
    }

    private TableRow counted(RawRow row) {
        List<String> cells = row.cells();
        if (format.columns() > 0 && cells.size() > format.columns()) {
            Map<String, Object> arguments = Map.of("found", cells.size(), "expected", format.columns());
            return new BrokenRow(row.number(), BrokenRow.Reason.EXTRA_CELLS, arguments, shown(cells));
        }
        ContentKey key = ContentKey.of(cells, digest);
        return new Row(row.number(), cells, key, occurrences.next(key));
    }

    private static String shown(List<String> cells) {
        String text = String.join(" | ", cells);
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    @Override
    public Checkpoint checkpoint() {
        return rows.checkpoint();
    }

    @Override
    public void close() {
        rows.close();
    }
}
