package relata.platform.tables.cells;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import relata.platform.tables.cells.CellFormat.DecimalMark;

/** Numbers as people and programs write them: groups of three by blanks (also narrow and no-break), apostrophes or the other mark. */
final class Numbers {
    private static final int LONGEST = 60;
    private static final String BLANK_GROUPS = "[ \u00A0\u202F\u2009'’]";
    private static final Pattern POINT = number("\\.", ",");
    private static final Pattern COMMA = number(",", "\\.");

    private Numbers() {}

    private static Pattern number(String decimal, String thousands) {
        String digits = "(?:\\d+|\\d{1,3}(?:" + thousands + "\\d{3})+|\\d{1,3}(?:" + BLANK_GROUPS + "\\d{3})+)";
        return Pattern.compile("(?:" + digits + "(?:" + decimal + "\\d*)?|" + decimal + "\\d+)(?:[eE][+-]?\\d{1,3})?");
    }

    static Parsed<BigDecimal> parse(String text, DecimalMark mark) {
        if (text.length() > LONGEST) {
            return Parsed.refused("tables.number.too-long", "most", LONGEST);
        }
        boolean negative = false;
        String digits = text;
        if (digits.startsWith("(") && digits.endsWith(")")) {
            negative = true;
            digits = digits.substring(1, digits.length() - 1);
        } else if (!digits.isEmpty() && "+-−".indexOf(digits.charAt(0)) >= 0) {
            negative = digits.charAt(0) != '+';
            digits = digits.substring(1);
        } else if (digits.endsWith("-") && digits.length() > 1) {
            negative = true;
            digits = digits.substring(0, digits.length() - 1);
        }
        digits = CellParser.trim(digits);
        if (!pattern(mark).matcher(digits).matches()) {
            DecimalMark other = mark == DecimalMark.POINT ? DecimalMark.COMMA : DecimalMark.POINT;
            String code = pattern(other).matcher(digits).matches()
                    ? "tables.number.other-decimal-mark"
                    : "tables.number.not-a-number";
            return Parsed.refused(code, "value", text);
        }
        String plain = digits.replaceAll(BLANK_GROUPS, "")
                .replace(String.valueOf(mark.thousands()), "")
                .replace(mark.decimal(), '.');
        BigDecimal value = new BigDecimal(plain);
        return new Parsed.Value<>(negative ? value.negate() : value);
    }

    private static Pattern pattern(DecimalMark mark) {
        return switch (mark) {
            case POINT -> POINT;
            case COMMA -> COMMA;
        };
    }
}
