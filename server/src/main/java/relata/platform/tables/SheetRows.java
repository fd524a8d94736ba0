package relata.platform.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.BrokenRow.Reason;

/** Rows of one sheet. A formula counts as the value that was computed last. */
final class SheetRows implements RawRow.Source {
    private final Workbook workbook;
    private final WorkbookXml xml;
    private final TableLimits limits;
    private final StringBuilder text = new StringBuilder();
    private final long firstRow;
    private long number;

    // The row in work.
    private List<String> cells = new ArrayList<>();
    private int column;
    private int most;
    private @Nullable RawRow broken;

    SheetRows(Workbook workbook, WorkbookXml xml, TableLimits limits, long firstRow) {
        this.workbook = workbook;
        this.xml = xml;
        this.limits = limits;
        this.firstRow = firstRow;
    }

    @Override
    public @Nullable RawRow next() {
        while (xml.advanceTo("row")) {
            number = rowNumber(xml.attribute("r"));
            if (number >= firstRow) {
                return readRow();
            }
        }
        return null;
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint(number + 1, 0);
    }

    @Override
    public void close() {
        xml.close();
    }

    /** Rows may leave out their number; they never go backwards. */
    private long rowNumber(@Nullable String stated) {
        long next = number + 1;
        if (stated == null || stated.length() > 9) {
            return next;
        }
        try {
            return Math.max(next, Long.parseLong(stated));
        } catch (NumberFormatException damaged) {
            return next;
        }
    }

    private RawRow readRow() {
        cells = new ArrayList<>(Math.max(cells.size(), 8));
        column = -1;
        most = 0;
        broken = null;
        while (xml.advance() && !xml.ends("row")) {
            if (xml.starts("c")) {
                readCell();
            }
        }
        if (broken != null) {
            return broken;
        }
        if (most > limits.columns()) {
            return RawRow.broken(
                    number,
                    Reason.TOO_MANY_COLUMNS,
                    Map.of("found", most, "most", limits.columns()),
                    String.join(" ", cells.subList(0, Math.min(cells.size(), 10))));
        }
        return RawRow.of(number, cells);
    }

    private void readCell() {
        column = columnOf(xml.attribute("r"), column + 1);
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        boolean formula = false;
        boolean valued = false;
        text.setLength(0);
        int room = limits.cellCharacters() * 7 + 1;
        while (xml.advance() && !xml.ends("c")) {
            if (xml.starts("v")) {
                xml.text(text, room);
                valued = true;
            } else if (xml.starts("is")) {
                SharedStrings.readText(xml, "is", text, room);
                valued = true;
            } else if (xml.starts("f")) {
                formula = true;
                xml.text(new StringBuilder(), 0);
            }
        }
        if (formula && !valued) {
            fail(Reason.FORMULA_WITHOUT_VALUE, Map.of("column", column + 1));
        } else if (text.length() > 0) {
            put(value(type == null ? "n" : type, style));
        }
    }

    private String value(String type, @Nullable String style) {
        return switch (type) {
            case "s" -> shared(text.toString());
            case "inlineStr", "str" -> SheetValues.text(text.toString());
            case "b" -> text.charAt(0) == '1' || text.charAt(0) == 't' ? "true" : "false";
            case "e" -> text.toString();
            case "d" -> text.toString();
            default -> number(text.toString(), style);
        };
    }

    private String number(String stored, @Nullable String style) {
        if (style == null || style.equals("0")) {
            return SheetValues.number(stored);
        }
        CellStyles.Shown shown = workbook.styles().shown(CellStyles.number(style));
        return shown == CellStyles.Shown.NUMBER
                ? SheetValues.number(stored)
                : SheetValues.date(stored, shown, workbook.from1904());
    }

    private String shared(String index) {
        String found = null;
        try {
            found = workbook.strings().at(Integer.parseInt(index));
        } catch (NumberFormatException damaged) {
            // Reported below, like an index beyond the last text.
        }
        if (found == null) {
            fail(Reason.DAMAGED, Map.of("column", column + 1));
            return "";
        }
        return SheetValues.text(found);
    }

    private void put(String value) {
        most = Math.max(most, column + 1);
        if (column >= limits.columns()) {
            return;
        }
        if (value.length() > limits.cellCharacters()) {
            fail(
                    Reason.CELL_TOO_LONG,
                    Map.of("column", column + 1, "found", value.length(), "most", limits.cellCharacters()));
            return;
        }
        while (cells.size() < column) {
            cells.add("");
        }
        if (cells.size() == column) {
            cells.add(value);
        } else {
            cells.set(column, value);
        }
    }

    private void fail(Reason reason, Map<String, Object> arguments) {
        if (broken == null) {
            broken = RawRow.broken(number, reason, arguments, String.join(" ", cells));
        }
    }

    private static int columnOf(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int index = 0; index < reference.length() && index < 5; index++) {
            char letter = reference.charAt(index);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }
}
