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
        UNCLOSED_QUOTE("tables.row.unclosed-quote"),
        /** Text stands between a closing quote and the next separator. */
        TEXT_AFTER_QUOTE("tables.row.text-after-quote"),
        TOO_LONG("tables.row.too-long"),
        TOO_MANY_COLUMNS("tables.row.too-many-columns"),
        /** More cells than the table has columns: mostly a separator inside a cell without quotes. */
        EXTRA_CELLS("tables.row.extra-cells"),
        CELL_TOO_LONG("tables.cell.too-long"),
        /** Bytes that mean nothing in the file's encoding. */
        WRONG_ENCODING("tables.cell.wrong-encoding"),
        /** A NUL character: the file was damaged or is no text. */
        NUL("tables.cell.nul"),
        /** A formula that was never computed, so that nobody knows its value. */
        FORMULA_WITHOUT_VALUE("tables.cell.formula-without-value"),
        /** The workbook points to a text or a place that it does not have. */
        DAMAGED("tables.cell.damaged");

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
