package relata.customers.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;

/**
 * What is asked of a timeline, newest first.
 *
 * @param customers whose: one, or an organization with its people
 * @param text words that must stand in subject or text, null for all
 * @param before only what lies before this place, null from the newest on
 * @param limit how many at most
 */
public record TimelineQuestion(
        Actor actor,
        List<UUID> customers,
        @Nullable String channel,
        @Nullable String kind,
        @Nullable String text,
        @Nullable Place before,
        int limit) {

    /** A place on a timeline: its time, and the id that parts entries of one moment. */
    public record Place(Instant occurredAt, UUID id) {}
}
