package relata.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook row by row. Texts are string cells, which no spreadsheet runs, so that nothing in them needs a change. What Excel
 * cannot hold exactly as a number or date (more than fifteen digits, days before March 1900, microseconds, the hour that comes twice in
 * autumn) is written as text in ISO form, so that it comes back whole.
 */
final class WorkbookWriting implements TableWriter {
    private static final int ROWS_IN_MEMORY = 500;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double MILLIS_OF_DAY = 86_400_000;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;

    WorkbookWriting(OutputStream out, String sheet, ZoneId zone) {
        this.out = out;
        this.zone = zone;
        this.workbook = new Workbook(out, "Relata", "01.0000");
        this.sheet = workbook.newWorksheet(sheet);
    }

    @Override
    public void header(List<String> names) {
        sheet.freezePane(0, 1);
        for (int column = 0; column < names.size(); column++) {
            text(column, names.get(column));
            sheet.style(row, column).bold().set();
        }
        next();
    }

    @Override
    public void row(List<TableCell> cells) {
        if (row >= Worksheet.MAX_ROWS) {
            throw new TableFileProblem("tables.workbook.too-many-rows", Map.of("most", Worksheet.MAX_ROWS), row);
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        next();
    }

    private void write(int column, TableCell cell) {
        switch (cell) {
            case TableCell.Absent absent -> {}
            case TableCell.Text text -> text(column, text.value());
            case TableCell.Number number -> number(column, number.value());
            case TableCell.Day day -> day(column, day.value());
            case TableCell.Moment moment -> moment(column, moment.value());
            case TableCell.YesNo yesNo -> sheet.value(row, column, yesNo.value());
        }
    }

    private void text(int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.length() > TableLimits.STANDARD.cellCharacters()) {
            throw new TableFileProblem(
                    "tables.workbook.cell-too-long",
                    Map.of("column", column + 1, "most", TableLimits.STANDARD.cellCharacters()),
                    row + 1L);
        }
        // Inline, since a table of shared texts would have to stay in memory until the end.
        sheet.inlineString(row, column, SheetValues.escape(text));
    }

    private void number(int column, BigDecimal number) {
        if (number.stripTrailingZeros().precision() > 15) {
            text(column, number.toPlainString());
        } else {
            sheet.value(row, column, number);
        }
    }

    private void day(int column, LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.getYear() > 9999) {
            text(column, day.toString());
        } else {
            sheet.value(row, column, ChronoUnit.DAYS.between(DAY_ZERO, day));
            sheet.style(row, column).format("yyyy\\-mm\\-dd").set();
        }
    }

    private void moment(int column, Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        boolean exact = moment.getNano() % 1_000_000 == 0
                && zone.getRules().getValidOffsets(local).size() == 1
                && !local.toLocalDate().isBefore(FIRST_DAY)
                && local.getYear() <= 9999;
        if (!exact) {
            text(column, moment.toString());
            return;
        }
        double serial = ChronoUnit.DAYS.between(DAY_ZERO, local.toLocalDate())
                + local.toLocalTime().toNanoOfDay() / 1_000_000 / MILLIS_OF_DAY;
        sheet.value(row, column, serial);
        sheet.style(row, column).format("yyyy\\-mm\\-dd hh:mm:ss").set();
    }

    private void next() {
        row++;
        try {
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        try (out) {
            workbook.finish();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
