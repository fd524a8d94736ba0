package relata.records.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.cells.CellType;

/** What a module can tell from a file of a choice that its records need and no column gives: whether customers are people. */
public interface ChoiceGuess {

    /** The name of the type of the records. */
    String object();

    /** The name of the field. */
    String field();

    /** The value for all rows; null where the columns do not tell. */
    @Nullable
    String value(List<Clue> columns);

    /**
     * A column that goes to a field of such a record.
     *
     * @param field the name of the field
     * @param header what the file calls the column, empty without a header
     * @param looks what its cells look like
     */
    record Clue(String field, String header, CellType looks) {}
}
