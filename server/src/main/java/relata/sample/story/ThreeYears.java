package relata.sample.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;

/** The days that histories cover: three years up to, not including, the closing date. Days are counted from the first. */
final class ThreeYears {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    private final LocalDate first;
    private final long[] midnights;
    private final byte[] months;
    private final byte[] weekdays;
    private final byte[] years;

    ThreeYears(LocalDate asOf) {
        first = asOf.minusYears(3);
        int length = (int) (asOf.toEpochDay() - first.toEpochDay());
        midnights = new long[length];
        months = new byte[length];
        weekdays = new byte[length];
        years = new byte[length];
        for (int day = 0; day < length; day++) {
            LocalDate date = first.plusDays(day);
            midnights[day] = date.atStartOfDay(KYIV).toEpochSecond();
            months[day] = (byte) date.getMonthValue();
            weekdays[day] = (byte) date.getDayOfWeek().getValue();
            years[day] = (byte) (date.getYear() - first.getYear());
        }
    }

    int length() {
        return midnights.length;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    int month(int day) {
        return months[day];
    }

    boolean weekend(int day) {
        return weekdays[day] > 5;
    }

    /** Calendar years since the first day's: 0 to 3. */
    int year(int day) {
        return day < 0 ? 0 : years[day];
    }

    /** Seconds since 1970 at that second of the day in Kyiv; days before the first are counted back in whole days. */
    long second(int day, int secondOfDay) {
        return (day < 0 ? midnights[0] + day * 86_400L : midnights[day]) + secondOfDay;
    }

    Instant at(int day, int secondOfDay) {
        return Instant.ofEpochSecond(second(day, secondOfDay));
    }

    /** The days on which this date of the year falls. */
    int[] each(int month, int dayOfMonth) {
        return IntStream.range(0, length())
                .filter(day -> months[day] == month && date(day).getDayOfMonth() == dayOfMonth)
                .toArray();
    }
}
