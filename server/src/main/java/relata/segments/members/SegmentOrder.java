package relata.segments.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which segments ask about which: by it they are computed, those asked about first. Pure. */
final class SegmentOrder {

    private SegmentOrder() {}

    /**
     * The segments in steps: whatever one asks about stands in an earlier step. Those in a circle, which cannot be
     * written through the API, come last.
     *
     * @param asks by segment the others that it asks about
     */
    static List<List<UUID>> steps(Map<UUID, ? extends Collection<UUID>> asks) {
        var left = new LinkedHashMap<UUID, Collection<UUID>>(asks);
        var steps = new ArrayList<List<UUID>>();
        while (!left.isEmpty()) {
            var free = new ArrayList<UUID>();
            left.forEach((id, asked) -> {
                if (asked.stream().noneMatch(other -> !other.equals(id) && left.containsKey(other))) {
                    free.add(id);
                }
            });
            List<UUID> step = free.isEmpty() ? List.copyOf(left.keySet()) : free;
            step.forEach(left::remove);
            steps.add(step);
        }
        return steps;
    }

    /** The way from the segment back to itself, itself first and last; empty where there is none. */
    static List<UUID> circle(UUID segment, Map<UUID, ? extends Collection<UUID>> asks) {
        var way = new ArrayList<UUID>(List.of(segment));
        return returns(segment, segment, asks, way, new HashSet<>()) ? way : List.of();
    }

    private static boolean returns(
            UUID at, UUID target, Map<UUID, ? extends Collection<UUID>> asks, List<UUID> way, Set<UUID> seen) {
        Collection<UUID> next = asks.get(at);
        if (next == null) {
            return false;
        }
        for (UUID other : next) {
            way.add(other);
            if (other.equals(target) || (seen.add(other) && returns(other, target, asks, way, seen))) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }
}
