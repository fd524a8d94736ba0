package relata.insight.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When and to whom a report goes out.
 *
 * @param day of the week or of the month
 * @param problem of the last occurrence, a code of the messages; null where it went out
 */
record Schedule(
        UUID id,
        long version,
        UUID report,
        UUID owner,
        Rhythm rhythm,
        int day,
        int hour,
        ZoneId zone,
        Set<UUID> recipients,
        Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable String problem) {

    Schedule {
        recipients = Set.copyOf(recipients);
    }

    Instant after(Instant moment) {
        return rhythm.next(moment, day, hour, zone);
    }
}
