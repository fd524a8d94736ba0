package relata.customers.timeline;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.timeline.TimelineQuestion.Place;
import relata.platform.Refusal;
import relata.platform.files.Attachment;
import relata.platform.files.Attachments;

/** The one timeline of a customer: what all modules show, merged by time, page by page. */
@Component
public class Timeline {

    private final List<TimelineSource> sources;
    private final Attachments attachments;

    Timeline(List<TimelineSource> sources, Attachments attachments) {
        this.sources = List.copyOf(sources);
        this.attachments = attachments;
    }

    /** A page; {@code next} leads on, null at the end. */
    public record Page(
            List<Map<String, @Nullable Object>> items,
            @Nullable String next) {}

    public Page page(TimelineQuestion question) {
        var onceMore = new TimelineQuestion(
                question.actor(),
                question.customers(),
                question.channel(),
                question.kind(),
                question.text(),
                question.before(),
                question.limit() + 1);
        var entries = new ArrayList<TimelineEntry>();
        sources.forEach(source -> entries.addAll(source.entries(onceMore)));
        entries.sort(TimelineEntry.NEWEST_FIRST);
        boolean more = entries.size() > question.limit();
        List<TimelineEntry> shown = more ? entries.subList(0, question.limit()) : entries;
        TimelineEntry last = more ? shown.getLast() : null;
        return new Page(items(shown), last == null ? null : cursor(new Place(last.occurredAt(), last.id())));
    }

    private List<Map<String, @Nullable Object>> items(List<TimelineEntry> entries) {
        var files = new HashMap<UUID, List<Map<String, Object>>>();
        for (Attachment file :
                attachments.of(entries.stream().map(TimelineEntry::id).toList())) {
            files.computeIfAbsent(file.record(), _ -> new ArrayList<>())
                    .add(Map.of(
                            "id", file.id(),
                            "name", file.name(),
                            "size", file.size(),
                            "contentType", file.contentType()));
        }
        var items = new ArrayList<Map<String, @Nullable Object>>();
        for (TimelineEntry entry : entries) {
            var item = new LinkedHashMap<String, @Nullable Object>();
            item.put("id", entry.id());
            item.put("object", entry.object());
            item.put("customer", entry.customer());
            item.put("occurredAt", entry.occurredAt());
            item.putAll(entry.fields());
            item.put("files", files.getOrDefault(entry.id(), List.of()));
            items.add(item);
        }
        return items;
    }

    private static String cursor(Place place) {
        String text = place.occurredAt() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2) {
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(cursor);
        }
        throw wrong(cursor);
    }

    private static Refusal wrong(String cursor) {
        return Refusal.of(Refusal.Kind.MALFORMED, "customers.wrong-cursor", Map.of("value", cursor));
    }
}
