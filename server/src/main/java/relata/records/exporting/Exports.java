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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Home;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.access.Action;
import relata.platform.jobs.Jobs;
import relata.platform.privacy.ForgottenPerson;
import relata.platform.privacy.PersonalTraces;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.lists.Extracts;

/** Exports that were asked for. A file is kept for a day, for the one who made it. */
@Component
class Exports implements Forgetting, PersonalTraces {

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

    /** One export; total is how many rows there were when it was asked for, rights the {@link RightsToRead} it was made under. */
    record Export(
            UUID id,
            String object,
            String filter,
            List<String> sort,
            List<String> fields,
            boolean parts,
            String format,
            String status,
            long rows,
            long total,
            UUID actor,
            @Nullable Instant finishedAt,
            byte @Nullable [] rights) {}

    @Transactional
    public UUID begin(
            Actor actor,
            ObjectType object,
            String filter,
            List<String> sort,
            List<String> fields,
            boolean parts,
            String format) {
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
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into list_export (id, object, filter, sort, fields, parts, format, status, actor_id, expires_at)
                 values (:id, :object, :filter, :sort, :fields, :parts, :format, 'waiting', :actor, now() + :kept * interval '1 second')
                 """)
                .param("id", id)
                .param("object", object.name())
                .param("filter", filter)
                .param("sort", sort.toArray(String[]::new))
                .param("fields", names.toArray(String[]::new))
                .param("parts", parts)
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
                row.getBoolean("parts"),
                row.getString("format"),
                row.getString("status"),
                row.getLong("rows"),
                row.getLong("total"),
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getBytes("rights"));
    }

    void running(UUID id, long total, byte[] rights) {
        jdbc.sql("update list_export set status = 'running', total = ?, rows = 0, rights = ? where id = ?")
                .params(total, rights, id)
                .update();
    }

    void done(UUID id, long rows) {
        int there = jdbc.sql(
                        "update list_export set status = 'done', rows = ?, total = ?, finished_at = now() where id = ?")
                .params(rows, rows, id)
                .update();
        if (there == 0) {
            // forgotten while it was written
            removeFiles(List.of(id));
        }
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

    /** Where a file stands until it is whole. */
    Path growing(UUID id) {
        return file(id).resolveSibling(id + ".part");
    }

    /** Removes what is kept long enough. */
    @Override
    public int forget() {
        return remove("expires_at < now()");
    }

    /** A file that lies ready may hold anybody: all go, and are quickly made again. */
    @Override
    public void erase(ForgottenPerson person) {
        remove("true");
    }

    private int remove(String which) {
        List<UUID> gone = jdbc.sql("delete from list_export where " + which + " returning id")
                .query(Rows::id)
                .list();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    removeFiles(gone);
                }
            });
        } else {
            removeFiles(gone);
        }
        return gone.size();
    }

    private void removeFiles(List<UUID> exports) {
        for (UUID id : exports) {
            try {
                Files.deleteIfExists(file(id));
                Files.deleteIfExists(growing(id));
            } catch (IOException e) {
                LOG.warn("The export {} cannot be removed", id, e);
            }
        }
    }
}
