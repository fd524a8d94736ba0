package relata.platform.tables.cells;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import relata.platform.tables.cells.CellFormat.DateOrder;

/** Dates: numbers in one of three orders, eight digits, or with the name of a month in English, Russian or Ukrainian. */
final class Days {
    /** Two digits below it are of this century. */
    private static final int CENTURY_TURNS = 50;

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})([./ -])(\\d{1,2})\\2(\\d{1,4})(?: ?[гр]\\.?)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})[ .-]+(\\p{L}+)[ .,-]+(\\d{4}|\\d{2})(?: ?(?:г|р|года|року)\\.?)?");
    private static final Pattern NAME_FIRST = Pattern.compile("(\\p{L}+)[ .]+(\\d{1,2}),? +(\\d{4})");

    /** How the names of each month begin, in all three languages and the cases that dates take. */
    private static final List<Pattern> MONTHS = List.of(
            month("jan|янв|січ"),
            month("feb|фев|лют"),
            month("mar|мар|бер"),
            month("apr|апр|кві"),
            month("may|май|мая|тра"),
            month("jun|июн|чер"),
            month("jul|июл|лип"),
            month("aug|авг|сер"),
            month("sep|сен|вер"),
            month("oct|окт|жов"),
            month("nov|ноя|лис"),
            month("dec|дек|гру"));

    private Days() {}

    private static Pattern month(String beginnings) {
        return Pattern.compile("(?:" + beginnings + ")\\p{L}*");
    }

    static Parsed<LocalDate> parse(String text, DateOrder order) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return ofNumbers(numbers.group(1), numbers.group(3), numbers.group(4), order, text);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return day(compact.group(1), number(compact.group(2)), number(compact.group(3)), text);
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return day(named.group(3), monthNamed(named.group(2)), number(named.group(1)), text);
        }
        Matcher nameFirst = NAME_FIRST.matcher(text);
        if (nameFirst.matches()) {
            return day(nameFirst.group(3), monthNamed(nameFirst.group(1)), number(nameFirst.group(2)), text);
        }
        if (Moments.split(text) != null) {
            return Parsed.refused("tables.date.has-time", "value", text);
        }
        return Parsed.refused("tables.date.not-a-date", "value", shortened(text));
    }

    /** Whether the year is written with two digits only. */
    static boolean twoDigitYear(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                && numbers.group(1).length() <= 2
                && numbers.group(4).length() == 2;
    }

    private static Parsed<LocalDate> ofNumbers(
            String first, String second, String third, DateOrder order, String text) {
        if (first.length() == 4 || (order == DateOrder.YEAR_FIRST && third.length() <= 2 && first.length() == 2)) {
            return day(first, number(second), number(third), text);
        }
        if (first.length() > 2 || third.length() == 1 || third.length() == 3) {
            return Parsed.refused("tables.date.not-a-date", "value", text);
        }
        return switch (order) {
            case YEAR_FIRST -> Parsed.refused("tables.date.other-order", "value", text);
            case DAY_FIRST -> day(third, number(second), number(first), text);
            case MONTH_FIRST -> day(third, number(first), number(second), text);
        };
    }

    private static Parsed<LocalDate> day(String yearDigits, int month, int day, String text) {
        int year = number(yearDigits);
        if (yearDigits.length() == 2) {
            year += year < CENTURY_TURNS ? 2000 : 1900;
        }
        if (year < 1) {
            return Parsed.refused("tables.date.not-a-date", "value", text);
        }
        if (month < 1 || month > 12) {
            return Parsed.refused("tables.date.no-such-month", "value", text, "month", month);
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Parsed.refused("tables.date.no-such-day", "value", text, "day", day, "month", month, "year", year);
        }
        try {
            return new Parsed.Value<>(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return Parsed.refused("tables.date.not-a-date", "value", text);
        }
    }

    private static int monthNamed(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (int index = 0; index < MONTHS.size(); index++) {
            if (small.length() >= 3 && MONTHS.get(index).matcher(small).matches()) {
                return index + 1;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }
}
