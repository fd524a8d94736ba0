package relata.records.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import relata.platform.StorableJson;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of bulk changes, and of the records each is about. */
@Component
class BulkStore implements PersonalTraces {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulkStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID id, String object, String kind, Map<String, @Nullable Object> values, Actor actor) {
        jdbc.sql("""
                 insert into bulk_change (id, object, kind, status, changes, total, actor_id)
                 values (?, ?, ?, 'waiting', ?::jsonb, 0, ?)
                 """)
                .params(id, object, kind, StorableJson.of(json.writeValueAsString(values)), actor.id())
                .update();
    }

    void total(UUID id, long total) {
        jdbc.sql("update bulk_change set total = ? where id = ?")
                .params(total, id)
                .update();
    }

    void addRecords(UUID id, List<UUID> records) {
        jdbc.sql("insert into bulk_record (bulk_id, record_id) select ?, unnest(?::uuid[]) on conflict do nothing")
                .params(id, records.toArray(UUID[]::new))
                .update();
    }

    Optional<BulkChange> find(UUID id) {
        return jdbc.sql("select * from bulk_change where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<BulkChange> lock(UUID id) {
        return jdbc.sql("select * from bulk_change where id = ? for no key update")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<UUID> next(UUID id, int limit) {
        return jdbc.sql("select record_id from bulk_record where bulk_id = ? and not done order by record_id limit ?")
                .params(id, limit)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    /** Records that were refused keep their reasons. */
    void done(UUID id, List<UUID> records, Map<UUID, String> refused, long changed) {
        var reasons = new @Nullable String[records.size()];
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = refused.get(records.get(i));
        }
        jdbc.sql("""
                 update bulk_record b
                    set done = true, reasons = d.reasons::jsonb
                   from unnest(:records::uuid[], :reasons::text[]) as d (record_id, reasons)
                  where b.bulk_id = :id and b.record_id = d.record_id
                 """)
                .param("records", records.toArray(UUID[]::new))
                .param("reasons", reasons)
                .param("id", id)
                .update();
        jdbc.sql("""
                 update bulk_change
                    set done = done + :done, changed = changed + :changed, refused = refused + :refused
                  where id = :id
                 """)
                .param("done", records.size())
                .param("changed", changed)
                .param("refused", refused.size())
                .param("id", id)
                .update();
    }

    void move(UUID id, String status) {
        jdbc.sql("""
                 update bulk_change
                    set status = :status,
                        started_at = case when :status = 'running' then coalesce(started_at, now()) else started_at end,
                        finished_at = case when :status in ('done', 'stopped', 'failed') then now() else finished_at end
                  where id = :id
                 """).param("status", status).param("id", id).update();
    }

    void beginUndo(UUID id, UUID by) {
        jdbc.sql("update bulk_change set status = 'undoing', undone_by = ? where id = ?")
                .params(by, id)
                .update();
    }

    void undone(UUID id, @Nullable UUID before, long undone, long kept) {
        jdbc.sql("""
                 update bulk_change
                    set undo_before = coalesce(cast(:before as uuid), undo_before), undone = undone + :undone, kept = kept + :kept,
                        status = case when cast(:before as uuid) is null then 'undone' else status end
                  where id = :id
                 """)
                .param("before", before)
                .param("undone", undone)
                .param("kept", kept)
                .param("id", id)
                .update();
    }

    private BulkChange read(ResultSet row) throws SQLException {
        return new BulkChange(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("object"),
                row.getString("kind"),
                row.getString("status"),
                json.readValue(row.getString("changes"), VALUES),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("changed"),
                row.getLong("refused"),
                row.getObject("undo_before", UUID.class),
                row.getLong("undone"),
                row.getLong("kept"),
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                row.getObject("undone_by", UUID.class),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Why records were refused, and what was written into all of them where it told of the person. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("""
                 update bulk_record set reasons = '[]'
                  where reasons is not null and (record_id = any(:ids) or %s)
                 """.formatted(person.condition("reasons::text")))
                .params(person.parameters())
                .update();
        jdbc.sql("update bulk_change set changes = '{}' where status not in ('waiting', 'running') and "
                        + person.condition("changes::text"))
                .params(person.parameters())
                .update();
    }
}
