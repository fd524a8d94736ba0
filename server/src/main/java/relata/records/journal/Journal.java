package relata.records.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Ids;
import relata.platform.StorableJson;
import relata.platform.audit.Change;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.records.changes.Draft;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads what a run (an import, a bulk change) did to each record, in the transaction that did it. */
@Component
public class Journal implements PersonalTraces {

    private static final TypeReference<LinkedHashMap<String, List<@Nullable Object>>> PAIRS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Journal(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What was done to one record.
     *
     * @param row row of the file, null for bulk changes
     * @param changes before and after by field, as values read in the API; not kept for created records
     */
    public record Entry(
            String object,
            UUID record,
            Draft.Kind kind,
            @Nullable Long row,
            long versionAfter,
            Map<String, Change> changes) {}

    /** An entry as it was written. */
    record Written(
            UUID id,
            String object,
            UUID record,
            Draft.Kind kind,
            long versionAfter,
            Map<String, List<@Nullable Object>> changes) {}

    public void write(UUID run, Instant at, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        int size = entries.size();
        var ids = new UUID[size];
        var objects = new String[size];
        var records = new UUID[size];
        var kinds = new String[size];
        var rows = new @Nullable Long[size];
        var versions = new Long[size];
        var changes = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            Entry entry = entries.get(i);
            ids[i] = Ids.next();
            objects[i] = entry.object();
            records[i] = entry.record();
            kinds[i] = kind(entry.kind());
            rows[i] = entry.row();
            versions[i] = entry.versionAfter();
            changes[i] = entry.changes().isEmpty() ? null : pairs(entry.changes());
        }
        jdbc.sql("""
                 insert into change_journal (run_id, id, object, record_id, kind, row_number, version_after, changes, at)
                 select :run, id, object, record_id, kind, row_number, version_after, changes::jsonb, :at
                   from unnest(:ids::uuid[], :objects::text[], :records::uuid[], :kinds::text[], :rows::bigint[],
                               :versions::bigint[], :changes::text[])
                     as entry (id, object, record_id, kind, row_number, version_after, changes)
                 """)
                .param("run", run)
                .param("at", Timestamp.from(at))
                .param("ids", ids)
                .param("objects", objects)
                .param("records", records)
                .param("kinds", kinds)
                .param("rows", rows)
                .param("versions", versions)
                .param("changes", changes)
                .update();
    }

    private static String kind(Draft.Kind kind) {
        return switch (kind) {
            case CREATE -> "create";
            case CHANGE -> "change";
            case DELETE -> "delete";
            case RESTORE -> throw new IllegalArgumentException("nothing that is journaled restores");
        };
    }

    private String pairs(Map<String, Change> changes) {
        var pairs = new LinkedHashMap<String, @Nullable Object[]>();
        changes.forEach((field, change) -> pairs.put(field, new @Nullable Object[] {change.before(), change.after()}));
        return StorableJson.of(json.writeValueAsString(pairs));
    }

    /** The records of the newest entries that are not undone, older than one; with the id of the oldest entry looked at. */
    record Newest(List<UUID> records, UUID oldest) {}

    @Nullable
    Newest newest(UUID run, @Nullable UUID before, int limit) {
        record Line(UUID id, UUID record, boolean undone) {}
        List<Line> lines = jdbc.sql("""
                        select id, record_id, undone_at is not null as undone
                          from change_journal
                         where run_id = :run and (cast(:before as uuid) is null or id < cast(:before as uuid))
                         order by id desc
                         limit :limit
                        """)
                .param("run", run)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Line(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        Objects.requireNonNull(row.getObject(2, UUID.class)),
                        row.getBoolean(3)))
                .list();
        if (lines.isEmpty()) {
            return null;
        }
        var records = new ArrayList<UUID>();
        for (Line line : lines) {
            if (!line.undone() && !records.contains(line.record())) {
                records.add(line.record());
            }
        }
        return new Newest(records, lines.getLast().id());
    }

    /** Everything the run did to these records, in its order. */
    List<Written> of(UUID run, List<UUID> records) {
        return jdbc.sql("""
                        select id, object, record_id, kind, version_after, changes
                          from change_journal
                         where run_id = :run and record_id = any(:records)
                         order by id
                        """)
                .param("run", run)
                .param("records", records.toArray(UUID[]::new))
                .query((row, number) -> new Written(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("object"),
                        Objects.requireNonNull(row.getObject("record_id", UUID.class)),
                        Draft.Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                        row.getLong("version_after"),
                        read(row.getString("changes"))))
                .list();
    }

    private Map<String, List<@Nullable Object>> read(@Nullable String changes) {
        return changes == null ? Map.of() : json.readValue(changes, PAIRS);
    }

    void markUndone(UUID run, List<UUID> records, Instant at) {
        jdbc.sql("update change_journal set undone_at = :at where run_id = :run and record_id = any(:records)")
                .param("at", Timestamp.from(at))
                .param("run", run)
                .param("records", records.toArray(UUID[]::new))
                .update();
    }

    /** How many records the run touched. */
    public long records(UUID run) {
        return jdbc.sql("select count(distinct record_id) from change_journal where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** Forgets what was before for these records: erasure of a person reaches journals too. */
    public void forget(List<UUID> records) {
        jdbc.sql("update change_journal set changes = null where record_id = any(:records)")
                .param("records", records.toArray(UUID[]::new))
                .update();
    }

    /** That something was done stays, with the names of the fields; what they were and became goes. */
    @Override
    public void erase(ForgottenPerson person) {
        jdbc.sql("""
                 update change_journal
                    set changes = (select jsonb_object_agg(key, '[null, null]'::jsonb) from jsonb_object_keys(changes) key)
                  where changes <> '{}' and (record_id = any(:ids) or %s)
                 """.formatted(person.condition("changes::text")))
                .params(person.parameters())
                .update();
    }
}
