package relata.platform.tables.cells;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** Parses cells of one column by its format. What cannot be meant is refused, never bent: there is no 31 February. */
public final class CellParser {
    private static final Set<String> YES =
            Set.of("yes", "y", "true", "1", "on", "x", "✓", "+", "да", "д", "истина", "так", "т", "істина", "true()");
    private static final Set<String> NO =
            Set.of("no", "n", "false", "0", "off", "-", "нет", "н", "ложь", "ні", "хибність", "false()");
    private static final Set<String> SPREADSHEET_ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#Н/Д",
            "#ЗНАЧ!",
            "#ССЫЛКА!",
            "#ДЕЛ/0!",
            "#ИМЯ?");

    private final CellFormat format;

    public CellParser(CellFormat format) {
        this.format = format;
    }

    /** The text without blanks around it. */
    public Parsed<String> text(String cell) {
        String text = trim(cell);
        if (SPREADSHEET_ERRORS.contains(text)) {
            return Parsed.refused("tables.cell.spreadsheet-error", "value", text);
        }
        return text.isEmpty() ? new Parsed.Absent<>() : new Parsed.Value<>(text);
    }

    public Parsed<BigDecimal> number(String cell) {
        return switch (text(cell)) {
            case Parsed.Absent<String> absent -> new Parsed.Absent<>();
            case Parsed.Refused<String> refused -> refused.same();
            case Parsed.Value<String> text -> Numbers.parse(text.value(), format.decimalMark());
        };
    }

    /** A whole number; 2.00 is one, 2.5 is refused. */
    public Parsed<Long> integer(String cell) {
        return switch (number(cell)) {
            case Parsed.Absent<BigDecimal> absent -> new Parsed.Absent<>();
            case Parsed.Refused<BigDecimal> refused -> refused.same();
            case Parsed.Value<BigDecimal> number -> whole(number.value());
        };
    }

    public Parsed<Amount> money(String cell) {
        return switch (text(cell)) {
            case Parsed.Absent<String> absent -> new Parsed.Absent<>();
            case Parsed.Refused<String> refused -> refused.same();
            case Parsed.Value<String> text -> Currencies.parse(text.value(), format.decimalMark());
        };
    }

    /** A day; a time of day beside it is refused, since it would be lost. */
    public Parsed<LocalDate> date(String cell) {
        return switch (text(cell)) {
            case Parsed.Absent<String> absent -> new Parsed.Absent<>();
            case Parsed.Refused<String> refused -> refused.same();
            case Parsed.Value<String> text -> Days.parse(text.value(), format.dateOrder());
        };
    }

    /** A moment; in the format's zone where the cell names none. A day alone is its beginning. */
    public Parsed<Instant> time(String cell) {
        return switch (text(cell)) {
            case Parsed.Absent<String> absent -> new Parsed.Absent<>();
            case Parsed.Refused<String> refused -> refused.same();
            case Parsed.Value<String> text -> Moments.parse(text.value(), format.dateOrder(), format.zone());
        };
    }

    /** Yes or no by the words of English, Russian and Ukrainian, and 1 or 0. */
    public Parsed<Boolean> yesNo(String cell) {
        return switch (text(cell)) {
            case Parsed.Absent<String> absent -> new Parsed.Absent<>();
            case Parsed.Refused<String> refused -> refused.same();
            case Parsed.Value<String> text -> yesNoWord(text.value());
        };
    }

    private static Parsed<Boolean> yesNoWord(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return new Parsed.Value<>(true);
        }
        return NO.contains(word)
                ? new Parsed.Value<>(false)
                : Parsed.refused("tables.boolean.unknown-word", "value", text);
    }

    private static Parsed<Long> whole(BigDecimal number) {
        try {
            return new Parsed.Value<>(number.longValueExact());
        } catch (ArithmeticException inexact) {
            String code =
                    number.stripTrailingZeros().scale() > 0 ? "tables.number.not-whole" : "tables.number.too-large";
            return Parsed.refused(code, "value", number.toPlainString());
        }
    }

    /** Blanks of every kind, which tables from the web bring along. */
    static String trim(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && blank(cell.charAt(start))) {
            start++;
        }
        while (end > start && blank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean blank(char character) {
        return character <= ' ' || Character.isSpaceChar(character) || character == '\u200B' || character == '\uFEFF';
    }
}
