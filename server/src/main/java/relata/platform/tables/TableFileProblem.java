package relata.platform.tables;

import java.util.Map;
import java.util.TreeMap;

/** A file that cannot be read as a table at all; the code is stable, its arguments fill the message in the reader's language. */
public final class TableFileProblem extends RuntimeException {
    private final String code;
    private final Map<String, Object> arguments;
    private final long row;

    TableFileProblem(String code, Map<String, Object> arguments, long row) {
        super(code + " " + new TreeMap<>(arguments) + (row > 0 ? " at row " + row : ""));
        this.code = code;
        this.arguments = Map.copyOf(arguments);
        this.row = row;
    }

    TableFileProblem(String code, Map<String, Object> arguments) {
        this(code, arguments, 0);
    }

    TableFileProblem(String code) {
        this(code, Map.of(), 0);
    }

    /** A stable code such as {@code file.empty}. */
    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }

    /** The row of the file, from 1, where reading had to end; 0 where the whole file is meant. */
    public long row() {
        return row;
    }
}
