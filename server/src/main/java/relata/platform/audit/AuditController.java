package relata.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal for those who answer for it: newest first, by record, by object, by person. */
@RestController
class AuditController {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditController(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Who(UUID id, String name) {}

    record FieldChange(String field, JsonNode before, JsonNode after) {}

    record Entry(
            UUID id,
            Instant at,
            Who actor,
            String action,
            String object,
            UUID record,
            List<FieldChange> changes,
            String source,
            @Nullable String requestId) {}

    record Page(List<Entry> items, @Nullable UUID next) {}

    /** @param cursor the {@code next} of the page before */
    @GetMapping("/api/v1/audit")
    Page audit(
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable UUID record,
            @RequestParam(name = "actor", required = false) @Nullable UUID by,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        if (!actor.access().mayUse("audit")) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        int shown = Math.clamp(limit, 1, MOST);
        var conditions = new ArrayList<String>(List.of("true"));
        if (object != null) conditions.add("object = :object");
        if (record != null) conditions.add("record_id = :record");
        if (by != null) conditions.add("actor_id = :by");
        if (cursor != null) conditions.add("(at, id) < (select at, id from audit where id = :cursor)");
        List<Entry> found = jdbc.sql("select *, changes::text as changes_text from audit where "
                        + String.join(" and ", conditions) + " order by at desc, id desc limit " + (shown + 1))
                .param("object", object)
                .param("record", record)
                .param("by", by)
                .param("cursor", cursor)
                .query(this::entry)
                .list();
        boolean more = found.size() > shown;
        List<Entry> items = more ? found.subList(0, shown) : found;
        return new Page(items, more ? items.getLast().id() : null);
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                new Who(row.getObject("actor_id", UUID.class), row.getString("actor_name")),
                row.getString("action"),
                row.getString("object"),
                row.getObject("record_id", UUID.class),
                changes(json.readTree(row.getString("changes_text"))),
                row.getString("source"),
                row.getString("request_id"));
    }

    private static List<FieldChange> changes(JsonNode pairs) {
        var changes = new ArrayList<FieldChange>();
        for (Map.Entry<String, JsonNode> pair : pairs.properties()) {
            changes.add(new FieldChange(
                    pair.getKey(), pair.getValue().path(0), pair.getValue().path(1)));
        }
        return changes;
    }
}
