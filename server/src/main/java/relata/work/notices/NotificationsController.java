package relata.work.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** The bell over HTTP: everybody's own notifications. */
@RestController
class NotificationsController {

    private static final int MOST = 100;

    private final Notices notices;
    private final Catalogs catalogs;
    private final Lists lists;
    private final Queries queries;

    NotificationsController(Notices notices, Catalogs catalogs, Lists lists, Queries queries) {
        this.notices = notices;
        this.catalogs = catalogs;
        this.lists = lists;
        this.queries = queries;
    }

    record NotificationPerson(UUID id, String name) {}

    /**
     * @param record what it is called; null where the reader may not open it any more
     * @param text of the comment that mentions, or of the note with which work was handed over
     */
    record Notification(
            UUID id,
            String kind,
            String object,
            String path,
            UUID recordId,
            @Nullable String record,
            @Nullable UUID customerId,
            @Nullable NotificationPerson by,
            @Nullable String text,
            Instant at,
            boolean read) {}

    record NotificationList(
            List<Notification> items, @Nullable String next, int unread) {}

    record UnreadAnswer(int unread) {}

    private record Found(
            UUID id,
            String kind,
            String object,
            UUID record,
            @Nullable UUID customer,
            @Nullable NotificationPerson by,
            @Nullable String text,
            Instant at,
            boolean read) {}

    /** @param kind only those of one kind, such as {@code mentioned} */
    @GetMapping("/api/v1/notifications")
    NotificationList list(
            Actor actor,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "30") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        int most = Math.clamp(limit, 1, MOST);
        Sql sql = Sql.of("""
                select n.id, n.kind, n.object, n.customer_id,
                       case when n.object = 'customer' then coalesce(n.customer_id, n.record_id) else n.record_id end as record_id,
                       n.actor_id, a.name as actor_name,
                       coalesce(c.body, n.note) as text, n.created_at, n.read_at is not null as read
                  from notification n
                  left join app_user a on a.id = n.actor_id
                  left join comment c on c.id = n.comment_id
                 where n.user_id = ? and c.deleted_at is null
                """, actor.id());
        if (kind != null) {
            sql.add(" and n.kind = ?", kind);
        }
        if (cursor != null) {
            sql.add(
                    " and (n.created_at, n.id) < (select o.created_at, o.id from notification o where o.id = ? and o.user_id = ?)",
                    cursor,
                    actor.id());
        }
        sql.add(" order by n.created_at desc, n.id desc limit ?", most + 1);
        List<Found> found = queries.run(sql, Queries.LIST, row -> {
            UUID by = row.getObject("actor_id", UUID.class);
            return new Found(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("object"),
                    row.getObject("record_id", UUID.class),
                    row.getObject("customer_id", UUID.class),
                    by == null ? null : new NotificationPerson(by, row.getString("actor_name")),
                    row.getString("text"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("read"));
        });
        List<Found> shown = found.size() > most ? found.subList(0, most) : found;
        UUID last = found.size() > most ? shown.getLast().id() : null;
        return new NotificationList(
                written(actor, shown), last == null ? null : last.toString(), notices.unread(actor));
    }

    /** A title and a text are told as far as the record may be read now. */
    private List<Notification> written(Actor actor, List<Found> shown) {
        Catalog catalog = catalogs.current();
        Map<String, Set<UUID>> ids = new HashMap<>();
        for (Found each : shown) {
            if (catalog.find(each.object()) != null) {
                ids.computeIfAbsent(each.object(), _ -> new HashSet<>()).add(each.record());
            }
        }
        var titles = lists.titles(actor, ids);
        return shown.stream()
                .filter(each -> ids.containsKey(each.object()))
                .map(each -> {
                    String title = titles.getOrDefault(each.object(), Map.of()).get(each.record());
                    return new Notification(
                            each.id(),
                            each.kind(),
                            each.object(),
                            catalog.object(each.object()).path(),
                            each.record(),
                            title,
                            title == null ? null : each.customer(),
                            each.by(),
                            title == null ? null : each.text(),
                            each.at(),
                            each.read());
                })
                .toList();
    }

    @GetMapping("/api/v1/notifications/unread")
    UnreadAnswer unread(Actor actor) {
        return new UnreadAnswer(notices.unread(actor));
    }

    @PostMapping("/api/v1/notifications/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Actor actor, @PathVariable UUID id) {
        if (!notices.read(actor, id)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "work.no-notification");
        }
    }

    @PostMapping("/api/v1/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(Actor actor) {
        notices.readAll(actor);
    }
}
