package relata.records.expressions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with values that are there, its meaning in SQL beside its meaning in Java. All are strict: with a
 * missing argument a predicate is false and anything else is missing, which is what NULL does in SQL by itself.
 * Durations are counted in microseconds, as PostgreSQL counts them.
 */
enum Operation {
    EQUAL("{0} = {1}", true, a -> equal(a[0], a[1])),
    NOT_EQUAL("{0} <> {1}", true, a -> !equal(a[0], a[1])),
    LESS("{0} < {1}", true, a -> order(a[0], a[1]) < 0),
    AT_MOST("{0} <= {1}", true, a -> order(a[0], a[1]) <= 0),
    GREATER("{0} > {1}", true, a -> order(a[0], a[1]) > 0),
    AT_LEAST("{0} >= {1}", true, a -> order(a[0], a[1]) >= 0),

    TEXT_EQUAL("{0} = {1}", true, a -> a[0].equals(a[1])),
    TEXT_NOT_EQUAL("{0} <> {1}", true, a -> !a[0].equals(a[1])),
    TEXT_LESS("{0} collate \"C\" < {1}", true, a -> CodePoints.compare(text(a[0]), text(a[1])) < 0),
    TEXT_AT_MOST("{0} collate \"C\" <= {1}", true, a -> CodePoints.compare(text(a[0]), text(a[1])) <= 0),
    TEXT_GREATER("{0} collate \"C\" > {1}", true, a -> CodePoints.compare(text(a[0]), text(a[1])) > 0),
    TEXT_AT_LEAST("{0} collate \"C\" >= {1}", true, a -> CodePoints.compare(text(a[0]), text(a[1])) >= 0),
    CONTAINS("strpos({0}, {1} collate \"C\") > 0", true, a -> text(a[0]).contains(text(a[1]))),
    STARTS_WITH("starts_with({0}, {1} collate \"C\")", true, a -> text(a[0]).startsWith(text(a[1]))),
    ENDS_WITH(
            "right({0}, char_length({1})) = {1} collate \"C\"",
            true, a -> text(a[0]).endsWith(text(a[1]))),
    CONTAINS_IGNORING_CASE(
            "strpos(lower({0} collate \"und-x-icu\"), lower({1} collate \"und-x-icu\")) > 0",
            true, a -> lower(a[0]).contains(lower(a[1]))),
    LOWER("(lower({0} collate \"und-x-icu\") collate \"C\")", false, a -> lower(a[0])),
    CONCATENATE("({0} || {1})", false, a -> text(a[0]) + text(a[1])),
    LENGTH(
            "char_length({0})::numeric",
            false, a -> BigDecimal.valueOf(text(a[0]).codePoints().count())),

    HAS_CHOICE("{0} @> array[{1}]", true, a -> ((List<?>) a[0]).contains(a[1])),
    CHOICE_COUNT("cardinality({0})::numeric", false, a -> BigDecimal.valueOf(((List<?>) a[0]).size())),

    PLUS("({0} + {1})", false, a -> number(a[0]).add(number(a[1]))),
    MINUS("({0} - {1})", false, a -> number(a[0]).subtract(number(a[1]))),
    TIMES("({0} * {1})", false, a -> number(a[0]).multiply(number(a[1]))),
    NEGATE("(- {0})", false, a -> number(a[0]).negate()),
    /** Cut to ten decimals, which both sides do alike; missing where the divisor is zero. */
    DIVIDED_BY(
            "(div({0} * 10000000000, nullif({1}, 0)) * 0.0000000001)",
            false, a -> quotient(number(a[0]), number(a[1]))),
    /** The sign of the dividend, as in CEL; missing where the divisor is zero. */
    REMAINDER("mod({0}, nullif({1}, 0))", false, a -> remainder(number(a[0]), number(a[1]))),

    /** A moment or a day is moved by at most {@link #FARTHEST} days, so that it stays in PostgreSQL's calendar. */
    TIME_PLUS(
            "({0} + (sign({1}) * least(abs({1}), 60480000000000000))::float8 * interval '1 microsecond')",
            false, a -> moved(a[0], number(a[1]))),
    TIME_MINUS(
            "({0} - (sign({1}) * least(abs({1}), 60480000000000000))::float8 * interval '1 microsecond')",
            false, a -> moved(a[0], number(a[1]).negate())),
    TIME_BETWEEN("(extract(epoch from {0} - {1}) * 1000000)", false, a -> between((Instant) a[0], (Instant) a[1])),
    /** A day is moved by the whole days of a duration. */
    DATE_PLUS(
            "({0} + (sign({1}) * least(abs(div({1}, 86400000000)), 700000))::int)",
            false, a -> ((LocalDate) a[0]).plusDays(days(a[1]))),
    DATE_MINUS(
            "({0} - (sign({1}) * least(abs(div({1}, 86400000000)), 700000))::int)",
            false, a -> ((LocalDate) a[0]).minusDays(days(a[1]))),
    DATE_BETWEEN(
            "(({0} - {1})::numeric * 86400000000)",
            false,
            a -> BigDecimal.valueOf(((LocalDate) a[0]).toEpochDay() - ((LocalDate) a[1]).toEpochDay())
                    .multiply(Literals.DAY)),
    DURATION_DAYS("div({0}, 86400000000)", false, a -> whole(number(a[0]), Literals.DAY)),
    DURATION_HOURS("div({0}, 3600000000)", false, a -> whole(number(a[0]), BigDecimal.valueOf(3_600_000_000L))),
    DURATION_MINUTES("div({0}, 60000000)", false, a -> whole(number(a[0]), BigDecimal.valueOf(60_000_000))),

    DATE_YEAR("extract(year from {0})", false, a -> of(((LocalDate) a[0]).getYear())),
    /** From 0, as CEL counts months. */
    DATE_MONTH("(extract(month from {0}) - 1)", false, a -> of(((LocalDate) a[0]).getMonthValue() - 1)),
    DATE_DAY("extract(day from {0})", false, a -> of(((LocalDate) a[0]).getDayOfMonth())),
    /** From 0 for Sunday, as CEL and PostgreSQL count them. */
    DATE_DAY_OF_WEEK(
            "extract(dow from {0})",
            false, a -> of(((LocalDate) a[0]).getDayOfWeek().getValue() % 7)),
    TIME_YEAR("extract(year from {0} at time zone {1})", false, a -> of(at(a).getYear())),
    TIME_MONTH("(extract(month from {0} at time zone {1}) - 1)", false, a -> of(at(a).getMonthValue() - 1)),
    TIME_DAY("extract(day from {0} at time zone {1})", false, a -> of(at(a).getDayOfMonth())),
    TIME_DAY_OF_WEEK(
            "extract(dow from {0} at time zone {1})",
            false, a -> of(at(a).getDayOfWeek().getValue() % 7)),
    TIME_HOURS("extract(hour from {0} at time zone {1})", false, a -> of(at(a).getHour())),
    TIME_MINUTES("extract(minute from {0} at time zone {1})", false, a -> of(at(a).getMinute())),
    TIME_DATE("({0} at time zone {1})::date", false, a -> at(a).toLocalDate());

    private interface Meaning {
        Object of(Object[] present);
    }

    private static final BigDecimal FARTHEST = BigDecimal.valueOf(700_000);
    private static final int QUOTIENT_DECIMALS = 10;

    private final String sql;
    private final boolean predicate;
    private final Meaning meaning;

    Operation(String sql, boolean predicate, Meaning meaning) {
        this.sql = sql;
        this.predicate = predicate;
        this.meaning = meaning;
    }

    /** SQL with its arguments written in; each is an operand that needs no further brackets. */
    String sql(List<String> arguments) {
        var result = new StringBuilder();
        int at = 0;
        for (int open = sql.indexOf('{'); open >= 0; open = sql.indexOf('{', at)) {
            result.append(sql, at, open).append(arguments.get(sql.charAt(open + 1) - '0'));
            at = open + 3;
        }
        return result.append(sql, at, sql.length()).toString();
    }

    boolean isPredicate() {
        return predicate;
    }

    int arity() {
        return sql.contains("{1}") ? 2 : 1;
    }

    /** Whether it computes with numbers, so that whole-number columns must not overflow in it. */
    boolean isArithmetic() {
        return compareTo(PLUS) >= 0 && compareTo(REMAINDER) <= 0;
    }

    @Nullable
    Object apply(@Nullable Object... arguments) {
        var present = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument == null) {
                return predicate ? Boolean.FALSE : null;
            }
            present[i] = argument;
        }
        try {
            return meaning.of(present);
        } catch (MissingResult missing) {
            return null;
        }
    }

    /** A result that is missing although all arguments are there. */
    private static final class MissingResult extends RuntimeException {
        static final MissingResult DIVISION_BY_ZERO = new MissingResult();

        private MissingResult() {
            super(null, null, false, false);
        }
    }

    static boolean equal(Object left, Object right) {
        return left instanceof BigDecimal number ? number.compareTo((BigDecimal) right) == 0 : left.equals(right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static int order(Object left, Object right) {
        return left instanceof String text
                ? CodePoints.compare(text, (String) right)
                : ((Comparable) left).compareTo(right);
    }

    private static String text(Object value) {
        return (String) value;
    }

    private static String lower(Object value) {
        return ((String) value).toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(Object value) {
        return (BigDecimal) value;
    }

    private static BigDecimal of(int value) {
        return BigDecimal.valueOf(value);
    }

    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw MissingResult.DIVISION_BY_ZERO;
        }
        return dividend.divide(divisor, QUOTIENT_DECIMALS, RoundingMode.DOWN);
    }

    private static BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw MissingResult.DIVISION_BY_ZERO;
        }
        return dividend.remainder(divisor);
    }

    private static BigDecimal whole(BigDecimal microseconds, BigDecimal unit) {
        return microseconds.divideToIntegralValue(unit);
    }

    private static long days(Object microseconds) {
        return whole(bounded(number(microseconds)), Literals.DAY).longValueExact();
    }

    private static Instant moved(Object time, BigDecimal microseconds) {
        return ((Instant) time).plus(bounded(microseconds).longValueExact(), java.time.temporal.ChronoUnit.MICROS);
    }

    private static BigDecimal between(Instant end, Instant start) {
        return BigDecimal.valueOf(java.time.temporal.ChronoUnit.MICROS.between(start, end));
    }

    private static BigDecimal bounded(BigDecimal microseconds) {
        BigDecimal farthest = Literals.DAY.multiply(FARTHEST);
        return microseconds.min(farthest).max(farthest.negate());
    }

    private static ZonedDateTime at(Object[] timeAndZone) {
        return ((Instant) timeAndZone[0]).atZone(ZoneId.of((String) timeAndZone[1]));
    }
}
