package relata.segments.members;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A segment as its members are computed from it.
 *
 * @param rule null for one that is chosen by hand
 * @param countedRule the rule that its members follow
 * @param failedRule the rule whose figures could not be computed last, as right as it reads
 * @param countedAt when all customers were last asked
 */
record Segment(
        UUID id,
        String name,
        @Nullable String rule,
        State state,
        @Nullable String countedRule,
        @Nullable String failedRule,
        @Nullable Instant countedAt) {

    enum State {
        CURRENT,
        COUNTING,
        BROKEN
    }

    boolean countedSince(Instant moment) {
        return countedAt != null && !countedAt.isBefore(moment);
    }
}
