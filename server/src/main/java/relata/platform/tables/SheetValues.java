package relata.platform.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a workbook stores, as the text that a person would type: 29.33, 2026-11-23, 2026-11-23T10:15:00, 10:15:00. */
final class SheetValues {
    /** A spreadsheet computes with fifteen digits; what stands behind them is noise of its binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final double SECONDS_OF_DAY = 86_400;
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private SheetValues() {}

    static String number(String stored) {
        int length = stored.length();
        boolean plain = length < 15;
        for (int index = 0; plain && index < length; index++) {
            char character = stored.charAt(index);
            plain = (character >= '0' && character <= '9') || (character == '.' && index > 0) || character == '-';
        }
        if (plain) {
            return stored;
        }
        try {
            BigDecimal value = new BigDecimal(stored);
            if (value.scale() > 400 || value.scale() < -400) {
                return stored;
            }
            value = value.round(DIGITS).stripTrailingZeros();
            return value.scale() > 40 || value.scale() < -40 ? value.toString() : value.toPlainString();
        } catch (NumberFormatException text) {
            return stored;
        }
    }

    /** A day number as Excel counts: 1 is 1900-01-01 and 60 the day that did not exist, or 0 is 1904-01-01. */
    static String date(String stored, CellStyles.Shown shown, boolean from1904) {
        double serial;
        try {
            serial = Double.parseDouble(stored);
        } catch (NumberFormatException text) {
            return stored;
        }
        if (!(serial >= 0 && serial < 2_958_466)) {
            return number(stored);
        }
        LocalDateTime time = time(serial, from1904);
        boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
        if (serial < 1 && !from1904 || shown == CellStyles.Shown.TIME_OF_DAY && serial < 1) {
            return time.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (time.toLocalDate().isAfter(LAST_DATE)) {
            return number(stored);
        }
        return midnight && shown != CellStyles.Shown.DATE_AND_TIME
                ? time.toLocalDate().toString()
                : time.toString();
    }

    private static LocalDateTime time(double serial, boolean from1904) {
        long days = (long) Math.floor(serial);
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        long millis = Math.round((serial - days) * SECONDS_OF_DAY * 1_000);
        return first.atStartOfDay().plusDays(days).plus(millis, ChronoUnit.MILLIS);
    }

    /** Turns {@code _x000D_} into the character it stands for (ECMA-376 part 1, 22.9.2.19). */
    static String text(String stored) {
        if (!stored.contains("_x")) {
            return stored;
        }
        Matcher matcher = ESCAPED.matcher(stored);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** The opposite of {@link #text}: what XML cannot hold or would change, and what looks like an escape. */
    static String escape(String text) {
        StringBuilder escaped = null;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (stands(text, index, character)) {
                if (escaped != null) {
                    escaped.append(character);
                }
            } else {
                if (escaped == null) {
                    escaped = new StringBuilder(text.length() + 16).append(text, 0, index);
                }
                escaped.append(String.format("_x%04X_", (int) character));
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    private static boolean stands(String text, int index, char character) {
        if (character == '_') {
            return !ESCAPED.matcher(text).region(index, text.length()).lookingAt();
        }
        if (Character.isHighSurrogate(character)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return character == '\t' || character == '\n' || (character >= ' ' && character < '\uFFFE');
    }
}
