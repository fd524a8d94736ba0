package relata.platform.tables;

/**
 * Keeps spreadsheets from running text of a CSV file as a formula (OWASP "CSV injection"), in a way that can be undone exactly.
 *
 * <p>A text is dangerous when, after any apostrophes and blanks, it begins with {@code = + - @ TAB CR LF} or the full-width forms that
 * Excel takes for them. It gets one apostrophe in front. Reading takes one apostrophe away where what remains is dangerous. Since
 * apostrophes are skipped when judging, a text that had one already gets a second, and every text comes back as it was.
 *
 * <p>The same holds within a text after a semicolon, a tabulator and the end of a line: Excel opens a file by the separator of its
 * country, a semicolon in most of Europe, and what stands behind it then begins a cell.
 */
final class FormulaEscape {
    private static final String TRIGGERS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String TRIGGERS_IN_FRONT = TRIGGERS + "\t\r\n";
    private static final String SKIPPED = "' \u00A0";
    /** A quotation mark may open the cell that begins here. */
    private static final String SKIPPED_WITHIN = SKIPPED + "\"";

    private static final String SEPARATORS = ";\t\r\n";

    private FormulaEscape() {}

    static String escape(String text) {
        StringBuilder escaped = null;
        int written = 0;
        for (int index = 0; index < text.length(); index++) {
            if (beginsCell(text, index) && dangerous(text, index, index == 0)) {
                escaped = escaped == null ? new StringBuilder(text.length() + 8) : escaped;
                escaped.append(text, written, index).append('\'');
                written = index;
            }
        }
        return escaped == null
                ? text
                : escaped.append(text, written, text.length()).toString();
    }

    static String unescape(String text) {
        StringBuilder plain = null;
        int read = 0;
        for (int at = text.indexOf('\''); at >= 0; at = text.indexOf('\'', at + 1)) {
            if (beginsCell(text, at) && dangerous(text, at + 1, at == 0)) {
                plain = plain == null ? new StringBuilder(text.length()) : plain;
                plain.append(text, read, at);
                read = at + 1;
            }
        }
        return plain == null ? text : plain.append(text, read, text.length()).toString();
    }

    private static boolean beginsCell(String text, int index) {
        return index == 0 || SEPARATORS.indexOf(text.charAt(index - 1)) >= 0;
    }

    private static boolean dangerous(String text, int from, boolean inFront) {
        String triggers = inFront ? TRIGGERS_IN_FRONT : TRIGGERS;
        String skipped = inFront ? SKIPPED : SKIPPED_WITHIN;
        for (int index = from; index < text.length(); index++) {
            char character = text.charAt(index);
            if (triggers.indexOf(character) >= 0) {
                return true;
            }
            if (skipped.indexOf(character) < 0) {
                return false;
            }
        }
        return false;
    }
}
