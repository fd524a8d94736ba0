package relata.platform.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV; texts that a spreadsheet would run are escaped ({@link FormulaEscape}), numbers are left as they are. */
final class CsvWriting implements TableWriter {
    private final CsvWriter csv;

    CsvWriting(OutputStream out, TableFormat.Separator separator) {
        if (separator == TableFormat.Separator.BLANKS) {
            throw new IllegalArgumentException("columns of blanks cannot hold every text");
        }
        try {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        csv = CsvWriter.builder()
                .fieldSeparator(separator.character())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void header(List<String> names) {
        csv.writeRecord(names.stream().map(FormulaEscape::escape).toList());
    }

    @Override
    public void row(List<TableCell> cells) {
        csv.writeRecord(cells.stream().map(CsvWriting::text).toList());
    }

    private static String text(TableCell cell) {
        return switch (cell) {
            case TableCell.Absent absent -> "";
            case TableCell.Text text -> FormulaEscape.escape(text.value());
            case TableCell.Number number -> number.value().toPlainString();
            case TableCell.Day day -> day.value().toString();
            case TableCell.Moment moment -> moment.value().toString();
            case TableCell.YesNo yesNo -> String.valueOf(yesNo.value());
        };
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
