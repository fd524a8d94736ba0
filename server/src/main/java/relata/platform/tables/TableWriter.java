package relata.platform.tables;

import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;

/**
 * Writes a table to a file that spreadsheets open without running anything in it, and that {@link TableFile} reads back as it was. Flat
 * memory; for one thread. The stream is closed with the writer.
 */
public interface TableWriter extends AutoCloseable {
    /** RFC 4180 in UTF-8 with a byte order mark, by which Excel knows the encoding; not for columns of blanks. */
    static TableWriter csv(OutputStream out, TableFormat.Separator separator) {
        return new CsvWriting(out, separator);
    }

    /** An Excel workbook of one sheet, its header bold and frozen; times are shown in this zone. */
    static TableWriter workbook(OutputStream out, String sheet, ZoneId zone) {
        return new WorkbookWriting(out, sheet, zone);
    }

    /** The names of the columns; first, if at all. */
    void header(List<String> names);

    /** One row. Throws {@link TableFileProblem} where the kind of file cannot hold it: a cell too long, a row beyond Excel's last. */
    void row(List<TableCell> cells);

    @Override
    void close();
}
