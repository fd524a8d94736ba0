package relata.platform.tables;

import java.util.Map;

/**
 * A row that could not be read; the rows after it can.
 *
 * @param text how the row begins, to show where it is
 */
public record BrokenRow(long number, Reason reason, Map<String, Object> arguments, String text) implements TableRow {
    public enum Reason {
        /** A quote opens a cell and never closes it. */
        UNCLOSED_QUOTE("row.unclosed-quote"),
        /** Text stands between a closing quote and the next separator. */
        TEXT_AFTER_QUOTE("row.text-after-quote"),
        TOO_LONG("row.too-long"),
        TOO_MANY_COLUMNS("row.too-many-columns"),
        /** More cells than the table has columns: mostly a separator inside a cell without quotes. */
        EXTRA_CELLS("row.extra-cells"),
        CELL_TOO_LONG("cell.too-long"),
        /** Bytes that mean nothing in the file's encoding. */
        WRONG_ENCODING("cell.wrong-encoding"),
        /** A NUL character: the file was damaged or is no text. */
        NUL("cell.nul"),
        /** A formula that was never computed, so that nobody knows its value. */
        FORMULA_WITHOUT_VALUE("cell.formula-without-value"),
        /** The workbook points to a text or a place that it does not have. */
        DAMAGED("cell.damaged");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public BrokenRow {
        arguments = Map.copyOf(arguments);
    }
}
