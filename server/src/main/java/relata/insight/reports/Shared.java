package relata.insight.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Refusal;

/** What a person keeps, and may show to a team or to everyone. */
interface Shared {

    UUID id();

    /** Counts its changes, from 1. */
    long version();

    Sharing sharing();

    UUID owner();

    @Nullable
    UUID team();

    default boolean isSeen(Actor actor) {
        return sharing().isSeen(actor, owner(), team());
    }

    /** Refuses as stale what was read in another version; null stands for any. */
    default void requireVersion(@Nullable Long expected) {
        if (expected != null && expected != version()) {
            throw Refusal.of(Refusal.Kind.STALE, "records.stale");
        }
    }
}
