package relata.records.expressions;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is written between quotation marks or as digits; null where it is not what it should be. */
final class Literals {

    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?");
    private static final int MOST_DIGITS = 40;
    private static final Pattern DURATION = Pattern.compile("(-?)((?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:h|m|s|ms|us))+)");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9.]+)(h|ms|us|m|s)");
    private static final Map<String, Long> MICROSECONDS =
            Map.of("h", 3_600_000_000L, "m", 60_000_000L, "s", 1_000_000L, "ms", 1_000L, "us", 1L);
    /** In microseconds. */
    static final BigDecimal DAY = BigDecimal.valueOf(86_400_000_000L);
    /** A hundred years: sums of such durations stay far from the ends of PostgreSQL's calendar. */
    private static final BigDecimal LONGEST = DAY.multiply(BigDecimal.valueOf(36_525));

    private Literals() {}

    /** The number at the beginning of the text, exactly as it is written there, never by way of a double. */
    static @Nullable BigDecimal numberAtStartOf(String text, boolean negative) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.lookingAt()) {
            return null;
        }
        var number = new BigDecimal(matcher.group());
        return bounded(negative ? number.negate() : number);
    }

    static @Nullable BigDecimal number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        return NUMBER.matcher(digits).matches() ? numberAtStartOf(digits, negative) : null;
    }

    private static @Nullable BigDecimal bounded(BigDecimal number) {
        boolean small = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
        return small ? number : null;
    }

    /** In microseconds. */
    static @Nullable BigDecimal duration(String text) {
        Matcher whole = DURATION.matcher(text);
        if (!whole.matches()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = DURATION_PART.matcher(whole.group(2));
        while (part.find()) {
            long unit = MICROSECONDS.getOrDefault(part.group(2), 0L);
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        sum = sum.setScale(0, java.math.RoundingMode.DOWN);
        return sum.compareTo(LONGEST) > 0 ? null : whole.group(1).isEmpty() ? sum : sum.negate();
    }

    static @Nullable BigDecimal days(BigDecimal count) {
        BigDecimal microseconds = count.multiply(DAY).setScale(0, java.math.RoundingMode.DOWN);
        return microseconds.abs().compareTo(LONGEST) > 0 ? null : microseconds;
    }

    static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1 && date.getYear() <= 9999 ? date : null;
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    /** A moment with its offset, or a day, which begins at midnight UTC; to the microsecond, as PostgreSQL keeps it. */
    static @Nullable Instant time(String text) {
        LocalDate date = date(text);
        if (date != null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            boolean inCalendar = time.getYear() >= 1 && time.getYear() <= 9999;
            return inCalendar ? time.toInstant().truncatedTo(ChronoUnit.MICROS) : null;
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    static @Nullable UUID id(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    /** A region such as {@code Europe/Kyiv}; not an offset, whose sign PostgreSQL reads the other way round. */
    static boolean isZone(String text) {
        return text.equals("UTC")
                || (text.contains("/") && ZoneId.getAvailableZoneIds().contains(text));
    }
}
