package relata.insight.reports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import relata.platform.Refusal;

/** How often a report goes out. */
enum Rhythm {
    DAILY,
    WEEKLY,
    MONTHLY;

    static Rhythm of(String name) {
        for (Rhythm rhythm : values()) {
            if (rhythm.code().equals(name)) {
                return rhythm;
            }
        }
        throw Refusal.invalid("rhythm", "insight.no-such-word", Map.of("word", name));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The greatest day that it may be told to go out on; 1 where the day does not matter. */
    int lastDay() {
        return switch (this) {
            case DAILY -> 1;
            case WEEKLY -> 7;
            case MONTHLY -> 31;
        };
    }

    /**
     * The first moment after this one at which it goes out. An hour that the clocks skip is the hour after it; one that they
     * repeat counts the first time: each day has exactly one.
     *
     * @param day of the week, 1 is Monday; or of the month, the last one where the month is shorter
     */
    Instant next(Instant after, int day, int hour, ZoneId zone) {
        LocalDate today = after.atZone(zone).toLocalDate();
        Instant next = at(occurrence(today, day), hour, zone);
        return next.isAfter(after) ? next : at(occurrenceAfter(today, day), hour, zone);
    }

    private static Instant at(LocalDate date, int hour, ZoneId zone) {
        return date.atTime(hour, 0).atZone(zone).toInstant();
    }

    /** The occurrence of this day, or the next; of the month's own for a monthly one, which may be over. */
    private LocalDate occurrence(LocalDate today, int day) {
        return switch (this) {
            case DAILY -> today;
            case WEEKLY -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTHLY -> inMonth(today, day);
        };
    }

    private LocalDate occurrenceAfter(LocalDate today, int day) {
        return switch (this) {
            case DAILY -> today.plusDays(1);
            case WEEKLY -> today.with(TemporalAdjusters.next(DayOfWeek.of(day)));
            case MONTHLY -> inMonth(today.plusMonths(1).withDayOfMonth(1), day);
        };
    }

    private static LocalDate inMonth(LocalDate month, int day) {
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }
}
