package relata.segments;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of a segment get.
 *
 * @param cadence how long we want to be silent at most; null where that does not matter
 * @param limits how often they may be contacted, all of which hold
 * @param channels codes of the channels by which they may be contacted
 * @param owner who looks after those without an owner of their own
 * @param team the team that does
 * @param serviceLevel within which time they are answered
 * @param actions what may be chosen for them: call, mail, visit, offer, feedback, solve, leave
 * @param quiet when they are left in peace, in their own time; null where never
 */
public record Policy(
        UUID id,
        String name,
        @Nullable Duration cadence,
        List<ContactLimit> limits,
        Set<String> channels,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable Duration serviceLevel,
        Set<String> actions,
        @Nullable QuietHours quiet) {

    /** From one time of the day until another, over midnight where the end is earlier. */
    public record QuietHours(LocalTime from, LocalTime until) {}

    public Policy {
        limits = List.copyOf(limits);
        channels = Set.copyOf(channels);
        actions = Set.copyOf(actions);
    }
}
