package relata.customers.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Rows;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Aliases;
import relata.records.lists.Lists;

/** The timeline of a customer over HTTP. */
@RestController
class TimelineController {

    private static final int MOST = 200;

    /** People of an organization whose entries are shown with its own, at most. */
    private static final int MOST_PEOPLE = 500;

    private final Catalogs catalogs;
    private final Lists lists;
    private final Aliases aliases;
    private final Timeline timeline;
    private final JdbcClient jdbc;

    TimelineController(Catalogs catalogs, Lists lists, Aliases aliases, Timeline timeline, JdbcClient jdbc) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.aliases = aliases;
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /** @param people whether entries of the people who belong to an organization are shown too */
    @GetMapping("/api/v1/customers/{id}/timeline")
    Timeline.Page timeline(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean people,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ObjectType object = catalogs.current().object("customer");
        UUID customer = lists.reads(actor, object, id) ? id : mergedInto(actor, object, id);
        return timeline.page(new TimelineQuestion(
                actor,
                people ? withPeople(customer) : List.of(customer),
                given(channel),
                given(kind),
                given(q),
                Timeline.place(cursor),
                Math.clamp(limit, 1, MOST)));
    }

    private UUID mergedInto(Actor actor, ObjectType object, UUID id) {
        UUID current = aliases.current(object, id);
        lists.requireAllowed(actor, object, current, Action.READ);
        return current;
    }

    private List<UUID> withPeople(UUID organization) {
        var all = new ArrayList<UUID>(List.of(organization));
        all.addAll(jdbc.sql("""
                 select distinct customer_id
                   from relationship
                  where other_id = :id and kind = 'works-at' and deleted_at is null and customer_id <> :id
                  limit :most
                 """)
                .param("id", organization)
                .param("most", MOST_PEOPLE)
                .query(Rows::id)
                .list());
        return all;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace("\u0000", "");
    }
}
