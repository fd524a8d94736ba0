package relata.platform.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.StorableJson;
import relata.platform.requests.RequestId;
import tools.jackson.databind.json.JsonMapper;

/** The journal of all changes. Written in the transaction of the change, so that neither stands without the other. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public void record(Actor actor, String source, AuditEntry entry) {
        record(actor, source, List.of(entry));
    }

    /**
     * Adds entries in one statement, however many.
     *
     * @param source the door the change came through: {@code api}, {@code import}, {@code bulk}, {@code system}
     */
    public void record(Actor actor, String source, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        int size = entries.size();
        var ids = new UUID[size];
        var actions = new String[size];
        var objects = new String[size];
        var records = new UUID[size];
        var changes = new String[size];
        for (int i = 0; i < size; i++) {
            AuditEntry entry = entries.get(i);
            ids[i] = Ids.next();
            actions[i] = entry.action();
            objects[i] = entry.object();
            records[i] = entry.record();
            changes[i] = written(entry.changes());
        }
        jdbc.sql("""
                 insert into audit (id, at, actor_id, actor_name, action, object, record_id, changes, source, request_id)
                 select id, :at, :actor, :name, action, object, record_id, changes::jsonb, :source, :request
                   from unnest(:ids::uuid[], :actions::text[], :objects::text[], :records::uuid[], :changes::text[])
                     as entry (id, action, object, record_id, changes)
                 """)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("source", source)
                .param("request", RequestId.current())
                .param("ids", ids)
                .param("actions", actions)
                .param("objects", objects)
                .param("records", records)
                .param("changes", changes)
                .update();
    }

    private String written(Map<String, Change> changes) {
        var pairs = new LinkedHashMap<String, @Nullable Object[]>();
        changes.forEach((field, change) -> pairs.put(field, new @Nullable Object[] {change.before(), change.after()}));
        // PostgreSQL's jsonb cannot hold the character NUL
        return StorableJson.of(json.writeValueAsString(pairs));
    }
}
