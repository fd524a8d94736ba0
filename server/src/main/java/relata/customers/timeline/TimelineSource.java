package relata.customers.timeline;

import java.util.List;

/** What a module shows on the timeline of a customer; each offers a bean of this type for its own facts. */
public interface TimelineSource {

    /** Entries that answer the question and that the actor may read, newest first by (time, id), at most its limit. */
    List<TimelineEntry> entries(TimelineQuestion question);
}
