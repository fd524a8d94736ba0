package relata.insight.reports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        Instant changedAt) {}
