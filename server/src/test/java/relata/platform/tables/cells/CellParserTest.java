package relata.platform.tables.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relata.platform.tables.cells.CellFormat.DateOrder;
import relata.platform.tables.cells.CellFormat.DecimalMark;

class CellParserTest {
    private static final CellFormat STANDARD = CellFormat.standard(ZoneId.of("Europe/Kyiv"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT | 1234.50 | 1234.50",
                "POINT | 1,234,567.5 | 1234567.5",
                "POINT | -5 | -5",
                "POINT | −5 | -5",
                "POINT | (5.00) | -5.00",
                "POINT | 5- | -5",
                "POINT | 1 234.5 | 1234.5",
                "POINT | 1'234.5 | 1234.5",
                "POINT | .5 | 0.5",
                "POINT | 1E3 | 1E+3",
                "COMMA | 1 234,50 | 1234.50",
                "COMMA | 1\u00A0234,5 | 1234.5",
                "COMMA | 1\u202F234,5 | 1234.5",
                "COMMA | 1.234,5 | 1234.5",
                "POINT | 1,5 | tables.number.other-decimal-mark",
                "COMMA | 1.5 | tables.number.other-decimal-mark",
                "POINT | 1,23,4 | tables.number.not-a-number",
                "POINT | abc | tables.number.not-a-number",
                "POINT | - | tables.number.not-a-number",
                "POINT | #REF! | tables.cell.spreadsheet-error"
            })
    void numbers(DecimalMark mark, String cell, String expected) {
        assertThat(said(new CellParser(STANDARD.with(mark)).number(cell))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2.00, 2",
        "2.5, tables.number.not-whole",
        "99999999999999999999, tables.number.too-large",
        "'', absent",
        "'\u00A0', absent"
    })
    void wholeNumbers(String cell, String expected) {
        assertThat(said(new CellParser(STANDARD).integer(cell))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,234.50 | 1234.50 USD", "1234.50 USD | 1234.50 USD", "1 234.50 грн. | 1234.50 UAH", "₴5 | 5 UAH",
                        "€ -5 | -5 EUR", "-€5 | -5 EUR",
                "29.33 | 29.33 null", "5 руб | 5 RUB", "(5) | -5 null", "5 apples | tables.money.unknown-currency",
                        "apples | tables.money.not-an-amount", "$5€ | tables.money.unknown-currency"
            })
    void money(String cell, String expected) {
        Parsed<Amount> parsed = new CellParser(STANDARD).money(cell);
        String said = parsed instanceof Parsed.Value<Amount> value
                ? value.value().value() + " " + value.value().currency()
                : said(parsed);
        assertThat(said).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_FIRST | 2026-11-23 | 2026-11-23", "YEAR_FIRST | 19970101 | 1997-01-01",
                        "DAY_FIRST | 2026/11/23 | 2026-11-23",
                "DAY_FIRST | 03.04.2026 | 2026-04-03", "MONTH_FIRST | 03/04/2026 | 2026-03-04",
                        "DAY_FIRST | 3.4.26 | 2026-04-03",
                "DAY_FIRST | 3.4.62 | 1962-04-03", "DAY_FIRST | 29.02.2024 | 2024-02-29"
            })
    void dates(DateOrder order, String cell, String expected) {
        assertThat(said(new CellParser(STANDARD.with(order)).date(cell))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.02.2026 | tables.date.no-such-day",
                "29.02.2025 | tables.date.no-such-day",
                "12.13.2026 | tables.date.no-such-month",
                "00.01.2026 | tables.date.no-such-day",
                "20260231 | tables.date.no-such-day",
                "soon | tables.date.not-a-date",
                "2026-11-23 10:15 | tables.date.has-time",
                "1.2.3 | tables.date.not-a-date",
                "23 листопада 2026 | 2026-11-23",
                "23 ноября 2026 г. | 2026-11-23",
                "23-Nov-26 | 2026-11-23",
                "Nov 23, 2026 | 2026-11-23",
                "0000-01-01 | tables.date.not-a-date"
            })
    void datesThatAreNone(String cell, String expected) {
        assertThat(said(new CellParser(STANDARD.with(DateOrder.DAY_FIRST)).date(cell)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-01T09:15:30.250Z | 2026-07-01T09:15:30.250Z",
                "2026-07-01 12:15 | 2026-07-01T09:15:00Z",
                "2026-07-01T12:15+02:00 | 2026-07-01T10:15:00Z",
                "2026-07-01 01:15 PM | 2026-07-01T10:15:00Z",
                "2026-07-01 | 2026-06-30T21:00:00Z",
                "2026-03-29 03:30 | tables.time.skipped-hour",
                "2026-10-25 03:30 | 2026-10-25T00:30:00Z",
                "2026-07-01 25:00 | tables.time.no-such-time",
                "2026-02-31 10:00 | tables.date.no-such-day",
                "noon | tables.time.not-a-time"
            })
    void times(String cell, String expected) {
        assertThat(said(new CellParser(STANDARD).time(cell))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Yes, true",
        "так, true",
        "ДА, true",
        "1, true",
        "no, false",
        "ні, false",
        "Нет, false",
        "maybe, tables.boolean.unknown-word"
    })
    void yesAndNo(String cell, String expected) {
        assertThat(said(new CellParser(STANDARD).yesNo(cell))).isEqualTo(expected);
    }

    private static String said(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Absent<?> absent -> "absent";
            case Parsed.Refused<?> refused -> refused.code();
            case Parsed.Value<?> value -> value.value().toString();
        };
    }
}
