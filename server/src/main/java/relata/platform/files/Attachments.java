package relata.platform.files;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import relata.platform.Actor;
import relata.platform.Forgetting;
import relata.platform.Ids;
import relata.platform.Rows;

/** Files attached to records. Who may is asked by the caller, who knows the record. */
@Component
public class Attachments implements Forgetting {

    /** So long a deleted file can be brought back. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String SELECT = """
            select a.id, a.object, a.record_id, a.name, a.content_type, f.size, f.sha256, a.created_at, a.created_by
              from attachment a join file f on f.id = a.file_id
            """;

    private final JdbcClient jdbc;
    private final FileStore store;
    private final long limitBytes;

    Attachments(JdbcClient jdbc, FileStore store, @Value("${relata.files.limit-megabytes:100}") long limitMegabytes) {
        this.jdbc = jdbc;
        this.store = store;
        this.limitBytes = limitMegabytes * 1024 * 1024;
    }

    /** Keeps the content and attaches it; refuses what is larger than the limit. */
    @Transactional
    public Attachment attach(
            String object, UUID record, String name, String contentType, InputStream content, Actor actor) {
        FileStore.Stored stored = store.store(content, limitBytes);
        UUID file = jdbc.sql("""
                 insert into file (id, sha256, size) values (:id, :sha256, :size)
                 on conflict (sha256) do update set sha256 = excluded.sha256
                 returning id
                 """)
                .param("id", Ids.next())
                .param("sha256", stored.sha256())
                .param("size", stored.size())
                .query(Rows::id)
                .single();
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into attachment (id, object, record_id, file_id, name, content_type, created_by)
                 values (:id, :object, :record, :file, :name, :type, :actor)
                 """)
                .param("id", id)
                .param("object", object)
                .param("record", record)
                .param("file", file)
                .param("name", fileName(name))
                .param("type", contentType)
                .param("actor", actor.id())
                .update();
        return find(id).orElseThrow();
    }

    /** The last part of a path, without control characters, which no file system and no header can do harm with. */
    private static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() > 200 ? plain.substring(plain.length() - 200) : plain;
    }

    /** A file that is not deleted. */
    public Optional<Attachment> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = ? and a.deleted_at is null")
                .param(id)
                .query(Attachments::read)
                .optional();
    }

    /** A file that was deleted and is still kept. */
    public Optional<Attachment> findDeleted(UUID id) {
        return jdbc.sql(SELECT + " where a.id = ? and a.deleted_at is not null")
                .param(id)
                .query(Attachments::read)
                .optional();
    }

    /** The files of these records, oldest first; at most a thousand. */
    public List<Attachment> of(Collection<UUID> records) {
        return of(records, " and a.deleted_at is null order by a.created_at, a.id limit 1000");
    }

    /** All that is kept of these records, deleted files too. */
    public List<Attachment> everyOf(Collection<UUID> records) {
        return of(records, " order by a.created_at, a.id");
    }

    private List<Attachment> of(Collection<UUID> records, String more) {
        return records.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where a.record_id = any(:records)" + more)
                        .param("records", records.toArray(UUID[]::new))
                        .query(Attachments::read)
                        .list();
    }

    /** Takes a file out of sight; {@link #restore} brings it back until it is forgotten. */
    @Transactional
    public void delete(UUID id, Actor actor) {
        jdbc.sql("update attachment set deleted_at = now(), deleted_by = ? where id = ? and deleted_at is null")
                .param(actor.id())
                .param(id)
                .update();
    }

    @Transactional
    public void restore(UUID id) {
        jdbc.sql("update attachment set deleted_at = null, deleted_by = null where id = ?")
                .param(id)
                .update();
    }

    @Override
    @Transactional
    public int forget() {
        List<UUID> old = jdbc.sql(
                        "select id from attachment where deleted_at < now() - make_interval(days => ?) limit 1000")
                .param((int) KEPT.toDays())
                .query(Rows::id)
                .list();
        remove(old);
        return old.size();
    }

    public InputStream open(Attachment attachment) {
        return store.open(attachment.sha256());
    }

    /** Takes files away from their records for good; content that nothing else has goes with them, once this is committed. */
    @Transactional
    public void remove(Collection<UUID> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        List<UUID> files = jdbc.sql("delete from attachment where id = any(:ids) returning file_id")
                .param("ids", attachments.toArray(UUID[]::new))
                .query(Rows::id)
                .list();
        List<String> orphans = jdbc.sql("""
                 delete from file f
                  where f.id = any(:files) and not exists (select 1 from attachment a where a.file_id = f.id)
                 returning f.sha256
                 """)
                .param("files", files.toArray(UUID[]::new))
                .query(Rows::text)
                .list();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                orphans.forEach(store::delete);
            }
        });
    }

    /** Takes the files of every record of an object away, which itself goes for good. */
    @Transactional
    public void removeOf(String object) {
        remove(jdbc.sql("select id from attachment where object = ?")
                .param(object)
                .query(Rows::id)
                .list());
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, UUID.class));
    }
}
