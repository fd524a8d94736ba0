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
                        guess.format().dateOrder(),
                        guess.format().decimalMark(),
                        guess.choices().stream().map(SeenColumn::shortened).toList(),
                        guess.notes()));
    }

    /** For the database, whose JSON cannot hold NUL either. */
    private static String shortened(String text) {
        String clean = text.replace("\0", "");
        return clean.length() > LONGEST_EXAMPLE ? clean.substring(0, LONGEST_EXAMPLE) : clean;
    }
}
