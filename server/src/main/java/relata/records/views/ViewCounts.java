package relata.records.views;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.ObjectType;
import relata.records.lists.Count;
import relata.records.lists.Lists;

/** Counts what the saved views of a person hold, all in one answer: the figures on the tabs above a list. */
@Component
public class ViewCounts {

    /** Tabs beyond these are out of sight. */
    private static final int MOST = 30;

    /** After so long no further view is counted; the tabs do without. */
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private final Lists lists;
    private final Clock clock;

    ViewCounts(Lists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** Bounded counts by the id of the view; one that is wrong by now, or takes too long, is absent. */
    public Map<UUID, Count> of(Actor actor, ObjectType object, List<View> views) {
        var counts = new LinkedHashMap<UUID, Count>();
        var counted = new LinkedHashMap<String, Count>();
        var end = clock.instant().plus(BUDGET);
        for (View view : views.subList(0, Math.min(MOST, views.size()))) {
            if (clock.instant().isAfter(end)) {
                break;
            }
            try {
                counts.put(
                        view.id(),
                        counted.computeIfAbsent(
                                view.filter(), filter -> lists.count(actor, object, filter, false, false)));
            } catch (Refusal e) {
                // A field that the filter names is gone, or the question is too slow: the list itself says which.
                continue;
            }
        }
        return counts;
    }
}
