package relata.platform.tables.cells;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;

/**
 * How the cells of a column are written. Chosen by a person where it was guessed wrong, kept with the import.
 *
 * @param zone where times without one were taken
 */
public record CellFormat(DateOrder dateOrder, DecimalMark decimalMark, ZoneId zone) {
    /** Which part of a date comes first where the year does not. A year of four digits in front is read as such in any order. */
    public enum DateOrder {
        @JsonProperty("yearFirst")
        YEAR_FIRST,
        @JsonProperty("dayFirst")
        DAY_FIRST,
        @JsonProperty("monthFirst")
        MONTH_FIRST
    }

    public enum DecimalMark {
        @JsonProperty("point")
        POINT('.', ','),
        @JsonProperty("comma")
        COMMA(',', '.');

        private final char decimal;
        private final char thousands;

        DecimalMark(char decimal, char thousands) {
            this.decimal = decimal;
            this.thousands = thousands;
        }

        char decimal() {
            return decimal;
        }

        /** What groups thousands beside blanks and apostrophes, which do so with any mark. */
        char thousands() {
            return thousands;
        }
    }

    /** As our own exports are written. */
    public static CellFormat standard(ZoneId zone) {
        return new CellFormat(DateOrder.YEAR_FIRST, DecimalMark.POINT, zone);
    }

    public CellFormat with(DateOrder other) {
        return new CellFormat(other, decimalMark, zone);
    }

    public CellFormat with(DecimalMark other) {
        return new CellFormat(dateOrder, other, zone);
    }
}
