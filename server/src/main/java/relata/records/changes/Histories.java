package relata.records.changes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to one record, newest first, and the way back to an earlier value. */
@Component
public class Histories {

    private static final TypeReference<LinkedHashMap<String, List<@Nullable Object>>> PAIRS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Changes changes;

    Histories(JdbcClient jdbc, JsonMapper json, Changes changes) {
        this.jdbc = jdbc;
        this.json = json;
        this.changes = changes;
    }

    /** One field before and after, as values read in the API. */
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** One thing that was done to the record. */
    public record Entry(
            UUID id,
            Instant at,
            UUID actor,
            String actorName,
            String action,
            String source,
            List<FieldChange> changes) {}

    /** Entries of a record under all its ids, older than one, of the fields that the actor may read. Whether the record itself may be read is the caller's to ask. */
    public List<Entry> entries(
            Actor actor, ObjectType object, Collection<UUID> records, @Nullable UUID olderThan, int limit) {
        return jdbc.sql("""
                        select id, at, actor_id, actor_name, action, source, changes
                          from record_history
                         where object = :object and record_id = any(:records)
                           and (cast(:older as uuid) is null
                                or (at, id) < (select at, id from record_history
                                                 where id = cast(:older as uuid) and record_id = any(:records)))
                         order by at desc, id desc
                         limit :limit
                        """)
                .param("object", object.name())
                .param("records", records.toArray(UUID[]::new))
                .param("older", olderThan)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                        row.getString("actor_name"),
                        row.getString("action"),
                        row.getString("source"),
                        readable(actor, object, row.getString("changes"))))
                .list();
    }

    private List<FieldChange> readable(Actor actor, ObjectType object, String written) {
        var readable = new ArrayList<FieldChange>();
        json.readValue(written, PAIRS).forEach((field, pair) -> {
            if (actor.access().reads(object.name(), field)) {
                readable.add(new FieldChange(field, pair.getFirst(), pair.getLast()));
            }
        });
        return readable;
    }

    /** Gives a field the value it had before an entry; passes the same rules as any change. */
    public void restore(Actor actor, ObjectType object, UUID record, UUID entry, String fieldName, String source) {
        Map<String, List<@Nullable Object>> pairs = pairs(object, record, entry)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "records.no-such-entry", Map.of("id", entry)));
        Field<?> field = object.field(fieldName);
        List<@Nullable Object> pair = pairs.get(fieldName);
        if (field == null || pair == null || !actor.access().reads(object.name(), fieldName)) {
            throw Refusal.of(
                    Refusal.Kind.NOT_FOUND,
                    "records.no-such-field",
                    Map.of("field", fieldName, "object", object.name()));
        }
        try {
            Values values = Values.none().with(fieldName, ApiValues.read(field, pair.getFirst()));
            changes.apply(actor, object.name(), Change.change(record, null, values), source);
        } catch (ApiValues.Unreadable e) {
            throw Refusal.invalid(fieldName, e.code(), e.arguments());
        }
    }

    private Optional<Map<String, List<@Nullable Object>>> pairs(ObjectType object, UUID record, UUID entry) {
        return jdbc.sql(
                        "select changes from record_history where id = :id and object = :object and record_id = :record")
                .param("id", entry)
                .param("object", object.name())
                .param("record", record)
                .query(String.class)
                .optional()
                .map(written -> json.readValue(written, PAIRS));
    }
}
