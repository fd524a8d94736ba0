package relata.customers.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a timeline.
 *
 * @param object the object type behind it: {@code interaction}, {@code order}
 * @param fields what it shows, named like the fields of an interaction
 */
public record TimelineEntry(
        UUID id, String object, UUID customer, Instant occurredAt, Map<String, @Nullable Object> fields) {

    /** PostgreSQL compares UUIDs byte by byte without sign; so does the order of the text. */
    public static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::occurredAt)
            .thenComparing(entry -> entry.id().toString())
            .reversed();
}
