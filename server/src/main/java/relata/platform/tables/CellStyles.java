package relata.platform.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show a number as a date, a time of day, or both (ECMA-376 part 1, 18.8.30 and 18.8.31). */
final class CellStyles {
    enum Shown {
        NUMBER,
        DATE,
        TIME_OF_DAY,
        DATE_AND_TIME
    }

    private final List<Shown> styles;

    private CellStyles(List<Shown> styles) {
        this.styles = styles;
    }

    static CellStyles none() {
        return new CellStyles(List.of());
    }

    static CellStyles read(WorkbookXml xml) {
        Map<Integer, Shown> own = new HashMap<>();
        List<Shown> styles = new ArrayList<>();
        boolean inCells = false;
        while (xml.advance()) {
            if (xml.starts("numFmt")) {
                own.put(number(xml.attribute("numFmtId")), byCode(text(xml.attribute("formatCode"))));
            } else if (xml.starts("cellXfs")) {
                inCells = true;
            } else if (xml.ends("cellXfs")) {
                inCells = false;
            } else if (inCells && xml.starts("xf") && styles.size() < 100_000) {
                int format = number(xml.attribute("numFmtId"));
                styles.add(own.getOrDefault(format, builtIn(format)));
            }
        }
        return new CellStyles(styles);
    }

    Shown shown(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
    }

    private static Shown builtIn(int format) {
        if (format == 22) {
            return Shown.DATE_AND_TIME;
        }
        if ((format >= 14 && format <= 17)
                || (format >= 27 && format <= 31)
                || format == 36
                || (format >= 50 && format <= 58)) {
            return Shown.DATE;
        }
        return (format >= 18 && format <= 21) || (format >= 32 && format <= 35) ? Shown.TIME_OF_DAY : Shown.NUMBER;
    }

    /** By the letters of its format code outside quotes, brackets and escapes. Elapsed times such as [h]:mm stay numbers. */
    static Shown byCode(String code) {
        String plain = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "").toLowerCase(Locale.ROOT);
        if (plain.matches("(?s).*\\[(h+|m+|s+)].*")) {
            return Shown.NUMBER;
        }
        String letters =
                plain.replaceAll("\\[[^]]*]", "").replace("general", "").replaceAll(";.*", "");
        boolean date = letters.contains("y") || letters.contains("d");
        boolean time = letters.contains("h") || letters.contains("s");
        if (date && time) {
            return Shown.DATE_AND_TIME;
        }
        boolean monthAlone = letters.contains("mmm");
        return date || monthAlone ? Shown.DATE : time ? Shown.TIME_OF_DAY : Shown.NUMBER;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static int number(@Nullable String value) {
        try {
            return value == null ? 0 : Integer.parseInt(value);
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }
}
