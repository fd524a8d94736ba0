package relata.insight.reports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.access.Action;

/** A kept report. */
record Report(
        UUID id,
        long version,
        String name,
        String description,
        Sharing sharing,
        UUID owner,
        @Nullable UUID team,
        String object,
        Definition definition,
        Instant changedAt)
        implements Shared {

    /** Of an object that is closed to them, nobody sees a report. */
    @Override
    public boolean isSeen(Actor actor) {
        return Shared.super.isSeen(actor) && actor.access().may(object, Action.READ);
    }
}
