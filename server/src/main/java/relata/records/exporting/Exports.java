package relata.records.exporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Home;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.jobs.Jobs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;

/** Exports that were asked for. A file is kept for a day, for the one who made it. */
@Component
class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Extracts extracts;
    private final Jobs jobs;
    private final Path directory;

    Exports(JdbcClient jdbc, Extracts extracts, Jobs jobs, Home home) {
        this.jdbc = jdbc;
        this.extracts = extracts;
        this.jobs = jobs;
        this.directory = home.directory().resolve("exports");
    }

    /** One export; total is how many rows there were when it was asked for. */
    record Export(
            UUID id,
            String object,
            String filter,
            List<String> sort,
            List<String> fields,
            String format,
            String status,
            long rows,
            long total,
            UUID actor,
            @Nullable Instant finishedAt) {}

    @Transactional
    public UUID begin(
            Actor actor, ObjectType object, String filter, List<String> sort, List<String> fields, String format) {
        if (!actor.access().may(object.name(), Action.READ) || !actor.access().may(object.name(), Action.EXPORT)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN, "records-importing.export-closed", Map.of("object", object.path()));
        }
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "records-importing.unknown-format", Map.of("value", format));
        }
        extracts.check(actor, object, Action.EXPORT, filter, sort);
        List<String> names = extracts.fields(actor, object, fields).stream()
                .filter(field -> !field.name().equals("id"))
                .map(Field::name)
                .distinct()
                .toList();
        forgetOld();
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into list_export (id, object, filter, sort, fields, format, status, actor_id, expires_at)
                 values (:id, :object, :filter, :sort, :fields, :format, 'waiting', :actor, now() + :kept * interval '1 second')
                 """)
                .param("id", id)
                .param("object", object.name())
                .param("filter", filter)
                .param("sort", sort.toArray(String[]::new))
                .param("fields", names.toArray(String[]::new))
                .param("format", format)
                .param("actor", actor.id())
                .param("kept", KEPT.toSeconds())
                .update();
        jobs.submit(ExportJob.KIND, id);
        return id;
    }

    /** Only for the one who made it. */
    Export read(Actor actor, UUID id) {
        return find(id).filter(export -> export.actor().equals(actor.id()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.no-such-export"));
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql("select * from list_export where id = ? and expires_at > now()")
                .param(id)
                .query((row, number) -> export(row))
                .optional();
    }

    private static Export export(ResultSet row) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Export(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("object"),
                row.getString("filter"),
                List.of((String[]) row.getArray("sort").getArray()),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("format"),
                row.getString("status"),
                row.getLong("rows"),
                row.getLong("total"),
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    void running(UUID id, long total) {
        jdbc.sql("update list_export set status = 'running', total = ?, rows = 0 where id = ?")
                .params(total, id)
                .update();
    }

    void done(UUID id, long rows) {
        jdbc.sql("update list_export set status = 'done', rows = ?, total = ?, finished_at = now() where id = ?")
                .params(rows, rows, id)
                .update();
    }

    void failed(UUID id) {
        jdbc.sql("update list_export set status = 'failed', finished_at = now() where id = ?")
                .param(id)
                .update();
    }

    Path file(UUID id) {
        try {
            return Files.createDirectories(directory).resolve(id.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is kept long enough; asked at each new export, so that nothing else need watch the clock. */
    private void forgetOld() {
        List<UUID> old = jdbc.sql("delete from list_export where expires_at < now() returning id")
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        for (UUID id : old) {
            try {
                Files.deleteIfExists(file(id));
            } catch (IOException e) {
                LOG.warn("The old export {} cannot be removed", id, e);
            }
        }
    }
}
