package relata.platform.tables.cells;

import java.util.List;
import java.util.Map;

/**
 * What a column most likely holds.
 *
 * @param index from 0
 * @param name as the header says, "" without one
 * @param confidence in percent; a person is asked where it is low
 * @param format how dates and numbers are written in it
 * @param examples up to three different values, the first that occur
 * @param choices the different values where they are few, by frequency; else empty
 * @param filled cells of the sample that are not blank
 * @param distinct different values among them
 */
public record ColumnGuess(
        int index,
        String name,
        CellType type,
        int confidence,
        CellFormat format,
        List<String> examples,
        List<String> choices,
        int filled,
        int distinct,
        List<Note> notes) {

    /** Said of codes that stand in several rows. */
    public static final String CODES_REPEAT = "tables.column.codes-repeat";

    /** Something worth knowing about the column, as a stable code and what fills its message. */
    public record Note(String code, Map<String, Object> arguments) {
        public Note {
            arguments = Map.copyOf(arguments);
        }
    }

    public ColumnGuess {
        examples = List.copyOf(examples);
        choices = List.copyOf(choices);
        notes = List.copyOf(notes);
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence is in percent");
        }
    }
}
