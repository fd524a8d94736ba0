package relata.platform.tables;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read. Guessed once, shown to people, changed by them, kept with the import: reading again with the same format
 * gives the same rows.
 *
 * @param encoding name of the character encoding; ignored for workbooks
 * @param quotes whether a cell may stand in double quotes (RFC 4180); ignored for workbooks and columns of blanks
 * @param headerRow row of the file, from 1, that names the columns; 0 where there is none. Rows above it are left out
 * @param sheet name of the sheet; null for text
 * @param columns how many columns a row has; 0 where rows may have any number
 */
public record TableFormat(
        Kind kind,
        String encoding,
        Separator separator,
        boolean quotes,
        long headerRow,
        @Nullable String sheet,
        int columns) {

    /** What kind of file it is by its content. */
    public enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("workbook")
        WORKBOOK
    }

    /** What stands between two cells of a text file. */
    public enum Separator {
        @JsonProperty("comma")
        COMMA(','),
        @JsonProperty("semicolon")
        SEMICOLON(';'),
        @JsonProperty("tab")
        TAB('\t'),
        @JsonProperty("pipe")
        PIPE('|'),
        /** A run of blanks or tabs is one separator, leading and trailing ones mean nothing. */
        @JsonProperty("blanks")
        BLANKS(' ');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }
    }

    public TableFormat {
        Charset.forName(encoding);
        if (headerRow < 0 || columns < 0) {
            throw new IllegalArgumentException("headerRow and columns are 0 or more");
        }
        if (kind == Kind.WORKBOOK && sheet == null) {
            throw new IllegalArgumentException("a workbook is read by its sheet");
        }
    }

    static TableFormat text(String encoding, Separator separator, boolean quotes, long headerRow, int columns) {
        return new TableFormat(Kind.TEXT, encoding, separator, quotes, headerRow, null, columns);
    }

    static TableFormat workbook(String sheet, long headerRow, int columns) {
        return new TableFormat(Kind.WORKBOOK, "UTF-8", Separator.COMMA, true, headerRow, sheet, columns);
    }

    public TableFormat withEncoding(String other) {
        return new TableFormat(kind, other, separator, quotes, headerRow, sheet, columns);
    }

    public TableFormat withSeparator(Separator other) {
        return new TableFormat(kind, encoding, other, quotes, headerRow, sheet, columns);
    }

    public TableFormat withHeaderRow(long other) {
        return new TableFormat(kind, encoding, separator, quotes, other, sheet, columns);
    }

    public TableFormat withSheet(String other) {
        return new TableFormat(kind, encoding, separator, quotes, headerRow, other, columns);
    }

    public TableFormat withColumns(int other) {
        return new TableFormat(kind, encoding, separator, quotes, headerRow, sheet, other);
    }
}
