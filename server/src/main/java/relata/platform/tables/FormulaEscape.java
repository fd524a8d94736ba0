package relata.platform.tables;

/**
 * Keeps spreadsheets from running text of a CSV file as a formula (OWASP "CSV injection"), in a way that can be undone exactly.
 *
 * <p>A text is dangerous when, after any apostrophes and blanks, it begins with {@code = + - @ TAB CR LF} or the full-width forms that
 * Excel takes for them. It gets one apostrophe in front. Reading takes one apostrophe away where what remains is dangerous. Since
 * apostrophes are skipped when judging, a text that had one already gets a second, and every text comes back as it was.
 */
final class FormulaEscape {
    private static final String TRIGGERS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaEscape() {}

    static String escape(String text) {
        return dangerous(text, 0) ? "'" + text : text;
    }

    static String unescape(String text) {
        return !text.isEmpty() && text.charAt(0) == '\'' && dangerous(text, 1) ? text.substring(1) : text;
    }

    private static boolean dangerous(String text, int from) {
        for (int index = from; index < text.length(); index++) {
            char character = text.charAt(index);
            if (TRIGGERS.indexOf(character) >= 0) {
                return true;
            }
            if (character != '\'' && character != ' ' && character != '\u00A0') {
                return false;
            }
        }
        return false;
    }
}
