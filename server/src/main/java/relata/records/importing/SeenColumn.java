package relata.records.importing;

import java.util.List;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;
import relata.platform.tables.cells.CellType;
import relata.platform.tables.cells.ColumnGuess;

/** A column of the file as it was looked at, kept with the import. */
record SeenColumn(int index, String name, List<String> examples, Guess guess) {

    private static final int LONGEST_EXAMPLE = 200;

    /** What it most likely holds, how sure in percent, and how dates and numbers are written in it. */
    record Guess(
            CellType type,
            int confidence,
            DateOrder dateOrder,
            DecimalMark decimalMark,
            List<String> choices,
            List<ColumnGuess.Note> notes) {}

    static SeenColumn of(ColumnGuess guess) {
        return new SeenColumn(
                guess.index(),
                shortened(guess.name()),
                guess.examples().stream().map(SeenColumn::shortened).toList(),
                new Guess(
                        guess.type(),
                        guess.confidence(),
                        order(guess),
                        guess.format().decimalMark(),
                        guess.choices().stream().map(SeenColumn::shortened).toList(),
                        guess.notes()));
    }

    /** A column that is sent to a date although it looks like none, for one impossible day, is read as its cells are written. */
    private static DateOrder order(ColumnGuess guess) {
        boolean told = guess.type() == CellType.DATE || guess.type() == CellType.TIME;
        boolean yearLast =
                guess.examples().stream().anyMatch(cell -> cell.strip().matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}"));
        return !told && yearLast ? DateOrder.DAY_FIRST : guess.format().dateOrder();
    }

    /** For the database, whose JSON cannot hold NUL either. */
    private static String shortened(String text) {
        String clean = text.replace("\0", "");
        return clean.length() > LONGEST_EXAMPLE ? clean.substring(0, LONGEST_EXAMPLE) : clean;
    }
}
