package relata.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a report goes out next. In Kyiv the clocks go from 3 to 4 on 29 March 2026, from 4 back to 3 on 25 October. */
class RhythmTest {

    @ParameterizedTest
    @CsvSource({
        // the day before the change, the day of it, the day after: at eight by the clock on the wall
        "DAILY,   1, 8, Europe/Kyiv,      2026-03-28T06:00:00Z, 2026-03-29T05:00:00Z",
        "DAILY,   1, 8, Europe/Kyiv,      2026-10-24T05:00:00Z, 2026-10-25T06:00:00Z",
        // an hour that does not exist that day is the hour after it
        "DAILY,   1, 3, Europe/Kyiv,      2026-03-28T01:00:00Z, 2026-03-29T01:00:00Z",
        // an hour that comes twice counts once, the first time
        "DAILY,   1, 3, Europe/Kyiv,      2026-10-24T00:00:00Z, 2026-10-25T00:00:00Z",
        "DAILY,   1, 3, Europe/Kyiv,      2026-10-25T00:00:00Z, 2026-10-26T01:00:00Z",
        "DAILY,   1, 8, UTC,              2026-11-28T07:59:59Z, 2026-11-28T08:00:00Z",
        "DAILY,   1, 8, UTC,              2026-11-28T08:00:00Z, 2026-11-29T08:00:00Z",
        // the day is that of the zone, not that of Greenwich
        "DAILY,   1, 0, America/New_York, 2026-11-28T04:30:00Z, 2026-11-28T05:00:00Z",
        "WEEKLY,  1, 9, UTC,              2026-11-28T10:00:00Z, 2026-11-30T09:00:00Z",
        "WEEKLY,  6, 9, UTC,              2026-11-28T08:00:00Z, 2026-11-28T09:00:00Z",
        "WEEKLY,  6, 9, UTC,              2026-11-28T09:00:00Z, 2026-12-05T09:00:00Z",
        "WEEKLY,  7, 3, Europe/Kyiv,      2026-03-27T00:00:00Z, 2026-03-29T01:00:00Z",
        "MONTHLY, 31, 6, UTC,             2026-01-31T06:00:00Z, 2026-02-28T06:00:00Z",
        "MONTHLY, 31, 6, UTC,             2026-02-28T06:00:00Z, 2026-03-31T06:00:00Z",
        "MONTHLY, 30, 6, UTC,             2028-02-01T00:00:00Z, 2028-02-29T06:00:00Z",
        "MONTHLY, 1, 6, UTC,              2026-12-15T00:00:00Z, 2027-01-01T06:00:00Z",
    })
    void goesOutAtTheHourOfTheZone(Rhythm rhythm, int day, int hour, String zone, Instant after, Instant expected) {
        assertThat(rhythm.next(after, day, hour, ZoneId.of(zone))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DAILY, 1", "WEEKLY, 7", "MONTHLY, 31"})
    void neverTwiceADayThroughTwoYears(Rhythm rhythm, int day) {
        ZoneId zone = ZoneId.of("Europe/Kyiv");
        for (int hour = 0; hour < 24; hour++) {
            Instant at = rhythm.next(Instant.parse("2025-12-31T00:00:00Z"), day, hour, zone);
            while (at.isBefore(Instant.parse("2027-12-31T00:00:00Z"))) {
                Instant next = rhythm.next(at, day, hour, zone);
                assertThat(next.atZone(zone).toLocalDate())
                        .isAfter(at.atZone(zone).toLocalDate());
                at = next;
            }
        }
    }
}
