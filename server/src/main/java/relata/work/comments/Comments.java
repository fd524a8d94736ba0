package relata.work.comments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.Rows;
import relata.platform.access.Action;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.signin.Actors;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.lists.Lists;
import relata.work.following.Followers;
import relata.work.notices.Cause;
import relata.work.notices.Notices;

/** Comments under records of any object. Who reads the record reads them and may add one; a text belongs to its author. */
@Component
public class Comments {

    static final int LONGEST = 10_000;
    private static final int MOST_MENTIONS = 50;
    private static final String CUSTOMER = "customer";
    private static final String TASK = "task";

    private final JdbcClient jdbc;
    private final Lists lists;
    private final Actors actors;
    private final Notices notices;
    private final Followers followers;
    private final Audit audit;
    private final Clock clock;

    Comments(
            JdbcClient jdbc,
            Lists lists,
            Actors actors,
            Notices notices,
            Followers followers,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.actors = actors;
        this.notices = notices;
        this.followers = followers;
        this.audit = audit;
        this.clock = clock;
    }

    record Comment(
            UUID id,
            String object,
            UUID record,
            @Nullable UUID customer,
            String body,
            List<UUID> mentions,
            UUID author,
            String authorName,
            Instant createdAt,
            Instant changedAt,
            boolean deleted) {}

    /** The newest first. */
    List<Comment> of(UUID record, int limit, @Nullable UUID before) {
        return jdbc.sql("""
                 select c.*, u.name as author_name
                   from comment c join app_user u on u.id = c.author_id
                  where (c.record_id = :record or (c.object = 'customer' and c.customer_id = :record))
                    and c.deleted_at is null
                    and (:before::uuid is null
                         or (c.created_at, c.id) < (select b.created_at, b.id from comment b where b.id = :before))
                  order by c.created_at desc, c.id desc
                  limit :limit
                 """)
                .param("record", record)
                .param("before", before)
                .param("limit", limit)
                .query(Comments::comment)
                .list();
    }

    Optional<Comment> find(UUID id) {
        return jdbc.sql("""
                 select c.*, u.name as author_name from comment c join app_user u on u.id = c.author_id where c.id = ?
                 """).param(id).query(Comments::comment).optional();
    }

    static Comment comment(ResultSet row, int number) throws SQLException {
        UUID[] mentions = (UUID[]) row.getArray("mentions").getArray();
        UUID customer = row.getObject("customer_id", UUID.class);
        String object = row.getString("object");
        // a customer that was merged goes on under the id of the one that is left
        boolean follows = object.equals(CUSTOMER) && customer != null;
        return new Comment(
                row.getObject("id", UUID.class),
                object,
                follows ? customer : row.getObject("record_id", UUID.class),
                customer,
                row.getString("body"),
                Arrays.asList(mentions),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("deleted_at") != null);
    }

    /** Refuses an empty text, and a mention of somebody who may not read the record. */
    @Transactional
    public UUID add(Actor actor, ObjectType object, UUID record, String text, Set<UUID> mentions) {
        String body = checked(text);
        checkMentions(object, record, mentions);
        UUID id = Ids.next();
        jdbc.sql("""
                 insert into comment (id, object, record_id, customer_id, body, mentions, author_id, created_at, changed_at)
                 values (:id, :object, :record, :customer, :body, :mentions, :author, :now, :now)
                 """)
                .param("id", id)
                .param("object", object.name())
                .param("record", record)
                .param("customer", customerOf(object, record))
                .param("body", body)
                .param("mentions", mentions.toArray(UUID[]::new))
                .param("author", actor.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(actor, "api", new AuditEntry("comment", id, "create", Map.of("text", new Change(null, body))));
        Comment comment = find(id).orElseThrow();
        tell(actor, comment, mentions);
        if (comment.object().equals(TASK)) {
            followers.tellOfComment(actor, record, comment.customer(), id, mentions);
        }
        return id;
    }

    /** Only its author changes a text; who is mentioned anew is told. */
    @Transactional
    void change(Actor actor, ObjectType object, Comment comment, String text, Set<UUID> mentions) {
        requireAuthor(actor, comment);
        String body = checked(text);
        var added = new LinkedHashSet<>(mentions);
        comment.mentions().forEach(added::remove);
        checkMentions(object, comment.record(), added);
        jdbc.sql("""
                 update comment
                    set body = :body, mentions = :mentions, changed_at = :now, version = version + 1
                  where id = :id
                 """)
                .param("id", comment.id())
                .param("body", body)
                .param("mentions", mentions.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(
                actor,
                "api",
                new AuditEntry("comment", comment.id(), "change", Map.of("text", new Change(comment.body(), body))));
        tell(actor, comment, added);
    }

    @Transactional
    void delete(Actor actor, Comment comment) {
        if (!actor.access().administrator()) {
            requireAuthor(actor, comment);
        }
        jdbc.sql("update comment set deleted_at = :now where id = :id and deleted_at is null")
                .param("id", comment.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(actor, "api", AuditEntry.of("comment", comment.id(), "delete"));
    }

    @Transactional
    void restore(Actor actor, Comment comment) {
        if (!actor.access().administrator()) {
            requireAuthor(actor, comment);
        }
        jdbc.sql("update comment set deleted_at = null where id = ?")
                .param(comment.id())
                .update();
        audit.record(actor, "api", AuditEntry.of("comment", comment.id(), "restore"));
    }

    private static void requireAuthor(Actor actor, Comment comment) {
        if (!comment.author().equals(actor.id())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "work.comment-of-another");
        }
    }

    private static String checked(String text) {
        String body = text.replace("\u0000", "").strip();
        if (body.isEmpty()) {
            throw Refusal.invalid("text", "work.comment-empty", Map.of());
        }
        if (body.length() > LONGEST) {
            throw Refusal.invalid("text", "work.comment-too-long", Map.of("most", LONGEST));
        }
        return body;
    }

    private void checkMentions(ObjectType object, UUID record, Set<UUID> mentions) {
        if (mentions.size() > MOST_MENTIONS) {
            throw Refusal.invalid("mentions", "work.too-many-mentions", Map.of("most", MOST_MENTIONS));
        }
        for (UUID mention : mentions) {
            Actor mentioned = actors.byId(mention)
                    .orElseThrow(() -> Refusal.invalid("mentions", "work.no-such-person", Map.of()));
            boolean reads =
                    mentioned.access().may(object.name(), Action.READ) && lists.reads(mentioned, object, record);
            if (!reads) {
                throw Refusal.invalid("mentions", "work.mention-cannot-read", Map.of("name", mentioned.name()));
            }
        }
    }

    private void tell(Actor actor, Comment comment, Set<UUID> mentions) {
        var causes = new ArrayList<Cause>();
        for (UUID mention : mentions) {
            if (!mention.equals(actor.id())) {
                causes.add(Cause.of(mention, Cause.Kind.MENTIONED, comment.id().toString())
                        .about(comment.object(), comment.record(), comment.customer())
                        .in(comment.id())
                        .by(actor));
            }
        }
        notices.tell(causes);
    }

    /** The customer itself, or the one that the record belongs to by its field of that name. */
    private @Nullable UUID customerOf(ObjectType object, UUID record) {
        if (object.name().equals(CUSTOMER)) {
            return record;
        }
        Field<?> field = object.field(CUSTOMER);
        if (field == null
                || field.type() != FieldType.REFERENCE
                || !field.target().equals(CUSTOMER)) {
            return null;
        }
        return jdbc.sql("select " + field.column() + " from " + object.table() + " where id = ? and " + field.column()
                        + " is not null")
                .param(record)
                .query(Rows::id)
                .optional()
                .orElse(null);
    }
}
