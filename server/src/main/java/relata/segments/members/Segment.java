package relata.segments.members;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A segment as its members are computed from it.
 *
 * @param rule null for one that is chosen by hand
 * @param countedRule the rule that its members follow
 */
record Segment(
        UUID id,
        String name,
        @Nullable String rule,
        State state,
        @Nullable String countedRule) {

    enum State {
        CURRENT,
        COUNTING,
        BROKEN
    }
}
