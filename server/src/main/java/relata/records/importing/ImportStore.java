package relata.records.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.StorableJson;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.TableFormat;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of imports in the database. */
@Component
class ImportStore {

    private static final TypeReference<List<SeenColumn>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<Example>> EXAMPLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void add(FileImport made) {
        jdbc.sql("""
                 insert into file_import (id, object, file_name, bytes, status, format, columns, mapping, total, total_exact,
                                          actor_id, actor_name, created_at)
                 values (:id, :object, :fileName, :bytes, :status, :format::jsonb, :columns::jsonb, :mapping::jsonb, :total,
                         :exact, :actor, :actorName, :createdAt)
                 """)
                .param("id", made.id())
                .param("object", made.object())
                .param("fileName", made.fileName())
                .param("bytes", made.bytes())
                .param("status", made.status().stored())
                .param("format", json.writeValueAsString(made.format()))
                .param("columns", written(made.columns()))
                .param("mapping", written(made.mapping()))
                .param("total", made.total())
                .param("exact", made.totalExact())
                .param("actor", made.actor())
                .param("actorName", made.actorName())
                .param("createdAt", Timestamp.from(made.createdAt()))
                .update();
    }

    Optional<FileImport> find(UUID id) {
        return jdbc.sql("select * from file_import where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Locks it for the transaction at hand. */
    Optional<FileImport> lock(UUID id) {
        return jdbc.sql("select * from file_import where id = ? for no key update")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Newest first: the actor's own, and everybody's of these objects. */
    List<FileImport> newest(UUID actor, List<String> objects, int limit) {
        return jdbc.sql("""
                        select * from file_import
                         where actor_id = :actor or object = any(:objects)
                         order by created_at desc, id desc
                         limit :limit
                        """)
                .param("actor", actor)
                .param("objects", objects.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    void changeFormat(
            UUID id, TableFormat format, List<SeenColumn> columns, Mapping mapping, long total, boolean exact) {
        jdbc.sql("""
                 update file_import
                    set format = :format::jsonb, columns = :columns::jsonb, mapping = :mapping::jsonb, total = :total,
                        total_exact = :exact, status = 'draft', revision = revision + 1
                  where id = :id
                 """)
                .param("format", json.writeValueAsString(format))
                .param("columns", written(columns))
                .param("mapping", written(mapping))
                .param("total", total)
                .param("exact", exact)
                .param("id", id)
                .update();
    }

    void changeMapping(UUID id, Mapping mapping) {
        jdbc.sql("""
                 update file_import
                    set mapping = :mapping::jsonb, status = 'draft', revision = revision + 1
                  where id = :id
                 """).param("mapping", written(mapping)).param("id", id).update();
    }

    /** Begins anew: a check, or the run itself. */
    void begin(UUID id, Status status) {
        jdbc.sql("delete from import_refused_row where import_id = ?").param(id).update();
        jdbc.sql("""
                 update file_import
                    set status = :status, done = 0, counts = '{}', examples = case when :run then examples else '[]' end,
                        checkpoint_row = 1, checkpoint_offset = 0, problem = null, finished_at = null,
                        started_at = case when :run then :now else started_at end
                  where id = :id
                 """)
                .param("status", status.stored())
                .param("run", status == Status.RUNNING)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void move(UUID id, Status status) {
        jdbc.sql("""
                 update file_import
                    set status = :status, problem = null,
                        finished_at = case when :ends then cast(:now as timestamptz) else finished_at end
                  where id = :id
                 """)
                .param("status", status.stored())
                .param("ends", status == Status.DONE || status == Status.STOPPED)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void beginUndo(UUID id, UUID by, long total) {
        jdbc.sql("""
                 update file_import
                    set status = 'undoing', undone_by = ?, undo_total = ?, undone = 0, kept = 0, undo_before = null,
                        finished_at = coalesce(finished_at, now())
                  where id = ?
                 """).params(by, total, id).update();
    }

    void undone(UUID id, @Nullable UUID before, long undone, long kept) {
        jdbc.sql("""
                 update file_import
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

    void fail(UUID id, Problem problem) {
        jdbc.sql("update file_import set status = 'failed', problem = ?::jsonb, finished_at = now() where id = ?")
                .params(written(problem), id)
                .update();
    }

    /** Adds to the counts of a run and moves its checkpoint. */
    void advance(UUID id, Counts counts, long rows, Checkpoint checkpoint) {
        jdbc.sql("""
                 update file_import
                    set counts = :counts::jsonb, done = done + :rows, total = greatest(total, done + :rows),
                        checkpoint_row = :row, checkpoint_offset = :offset
                  where id = :id
                 """)
                .param("counts", written(counts))
                .param("rows", rows)
                .param("row", checkpoint.nextRow())
                .param("offset", checkpoint.offset())
                .param("id", id)
                .update();
    }

    /** Begins to try the refused rows again; what the import was before, it is afterwards. */
    void beginRetry(UUID id) {
        jdbc.sql("""
                 update file_import
                    set retry_back = status, status = 'retrying', problem = null, retry_after = 0, retried = 0,
                        retry_total = (select count(*) from import_refused_row where import_id = file_import.id)
                  where id = ?
                 """).param(id).update();
    }

    void retried(UUID id, long row, long rows) {
        jdbc.sql("update file_import set retry_after = ?, retried = retried + ? where id = ?")
                .params(row, rows, id)
                .update();
    }

    /** @param problem why it could not go on, null where it came to its end or was stopped */
    void endRetry(UUID id, @Nullable Problem problem) {
        jdbc.sql("""
                 update file_import
                    set status = retry_back, retry_back = null, problem = cast(:problem as jsonb)
                  where id = :id and status = 'retrying'
                 """)
                .param("problem", problem == null ? null : written(problem))
                .param("id", id)
                .update();
    }

    /** Counts rows that were refused and are in now; what was made for them belongs to the time of the import. */
    void mended(UUID id, Counts counts, long rows) {
        FileImport now = lock(id).orElseThrow();
        Counts sum = now.counts().plus(counts);
        var left = new Counts(
                sum.created(),
                sum.updated(),
                sum.unchanged(),
                Math.max(0, now.counts().refused() - rows),
                sum.review(),
                sum.related());
        jdbc.sql("update file_import set counts = ?::jsonb, finished_at = ? where id = ?")
                .params(written(left), Timestamp.from(clock.instant()), id)
                .update();
    }

    /** Adds to the counts of a check; false where the check is no longer wanted. */
    boolean checked(UUID id, long revision, Counts counts, List<Example> examples, long rows) {
        return jdbc.sql("""
                        update file_import
                           set counts = :counts::jsonb, examples = :examples::jsonb, done = done + :rows,
                               total = greatest(total, done + :rows)
                         where id = :id and status = 'checking' and revision = :revision
                        """)
                        .param("counts", written(counts))
                        .param("examples", written(examples))
                        .param("rows", rows)
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                > 0;
    }

    /** The file was read to its end: now the number of its rows is known. */
    void ended(UUID id, Status status) {
        jdbc.sql("""
                 update file_import
                    set status = :status, total = done, total_exact = true,
                        finished_at = case when :status = 'done' then cast(:now as timestamptz) else finished_at end
                  where id = :id
                 """)
                .param("status", status.stored())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from file_import where id = ?").param(id).update();
    }

    private String written(Object value) {
        // PostgreSQL's jsonb cannot hold the character NUL
        return StorableJson.of(json.writeValueAsString(value));
    }

    private FileImport read(ResultSet row) throws SQLException {
        String counts = row.getString("counts");
        String problem = row.getString("problem");
        return new FileImport(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("object"),
                row.getString("file_name"),
                row.getLong("bytes"),
                Status.of(row.getString("status")),
                json.readValue(row.getString("format"), TableFormat.class),
                json.readValue(row.getString("columns"), COLUMNS),
                json.readValue(row.getString("mapping"), Mapping.Given.class).complete(),
                row.getLong("revision"),
                row.getLong("total"),
                row.getBoolean("total_exact"),
                row.getLong("done"),
                counts.equals("{}") ? Counts.NONE : json.readValue(counts, Counts.class),
                json.readValue(row.getString("examples"), EXAMPLES),
                new Checkpoint(row.getLong("checkpoint_row"), row.getLong("checkpoint_offset")),
                new FileImport.Retry(row.getLong("retry_after"), row.getLong("retried"), row.getLong("retry_total")),
                row.getObject("undo_before", UUID.class),
                row.getLong("undo_total"),
                row.getLong("undone"),
                row.getLong("kept"),
                problem == null ? null : json.readValue(problem, Problem.class),
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                row.getString("actor_name"),
                row.getObject("undone_by", UUID.class),
                instant(row, "created_at"),
                row.getObject("started_at") == null ? null : instant(row, "started_at"),
                row.getObject("finished_at") == null ? null : instant(row, "finished_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
