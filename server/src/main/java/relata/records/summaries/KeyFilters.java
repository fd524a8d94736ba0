package relata.records.summaries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import relata.records.catalog.FieldType;
import relata.records.expressions.Conditions;

/** The filter that finds exactly the records of a key: ranges hold their lower bound and not their upper one, a missing value is asked for as such. */
final class KeyFilters {

    private static final Pattern PATH = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)?");

    private KeyFilters() {}

    static String filter(Grouping grouping, FieldType type, ZoneId zone, Key key) {
        String value = subject(grouping);
        return switch (key.kind()) {
            case MISSING -> "!has(" + value + ")";
            case REST -> throw new IllegalArgumentException("the rest is what the others are not");
            case VALUE -> equal(grouping, type, zone, value, Objects.requireNonNull(key.value()));
        };
    }

    /** What none of these filters finds. */
    static String rest(List<String> told) {
        return told.isEmpty() ? "true" : "!(" + either(told) + ")";
    }

    /** Halved again and again, so that a hundred alternatives nest seven deep. */
    private static String either(List<String> filters) {
        if (filters.size() == 1) {
            return filters.getFirst();
        }
        int middle = filters.size() / 2;
        return "(" + either(filters.subList(0, middle)) + ") || (" + either(filters.subList(middle, filters.size()))
                + ")";
    }

    private static String subject(Grouping grouping) {
        String by = grouping.by().strip();
        return PATH.matcher(by).matches() ? by : "(" + by + ")";
    }

    private static String equal(Grouping grouping, FieldType type, ZoneId zone, String value, String key) {
        if (!grouping.bounds().isEmpty()) {
            return range(grouping.bounds(), value, Integer.parseInt(key));
        }
        return switch (type) {
            case DATE -> between(value, "date(\"" + key + "\")", "date(\"" + end(grouping, key) + "\")");
            case TIME -> between(value, moment(LocalDate.parse(key), zone), moment(end(grouping, key), zone));
            case BOOLEAN, NUMBER, INTEGER -> value + " == " + key;
            case TEXT, LONG_TEXT, CHOICE, CHOICES, REFERENCE, EMAIL, PHONE, URL, MONEY ->
                value + " == " + Conditions.quoted(key);
        };
    }

    private static LocalDate end(Grouping grouping, String start) {
        return (grouping.step() == null ? Step.DAY : grouping.step()).next(LocalDate.parse(start));
    }

    private static String moment(LocalDate day, ZoneId zone) {
        return "timestamp(\"" + day.atStartOfDay(zone).toInstant() + "\")";
    }

    private static String between(String value, String from, String to) {
        return value + " >= " + from + " && " + value + " < " + to;
    }

    private static String range(List<BigDecimal> bounds, String value, int number) {
        var sides = new ArrayList<String>();
        if (number > 0) {
            sides.add(value + " >= " + bounds.get(number - 1).toPlainString());
        }
        if (number < bounds.size()) {
            sides.add(value + " < " + bounds.get(number).toPlainString());
        }
        return String.join(" && ", sides);
    }
}
