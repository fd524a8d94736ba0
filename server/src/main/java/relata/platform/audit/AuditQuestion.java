package relata.platform.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is asked of the journal; what is null is not asked.
 *
 * @param from the first moment
 * @param to the moment before which it ends
 */
record AuditQuestion(
        @Nullable String object,
        @Nullable UUID record,
        @Nullable UUID by,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** No entry is older or younger than these, and PostgreSQL knows times little beyond. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    AuditQuestion {
        object = object == null ? null : object.replace("\0", "");
        action = action == null ? null : action.replace("\0", "");
        from = from == null || from.isAfter(EARLIEST) ? from : EARLIEST;
        to = to == null || to.isBefore(LATEST) ? to : LATEST;
        from = from == null || from.isBefore(LATEST) ? from : LATEST;
        to = to == null || to.isAfter(EARLIEST) ? to : EARLIEST;
    }

    /** Entries after the one of the cursor, newest first. */
    JdbcClient.StatementSpec newestFirst(JdbcClient jdbc, @Nullable UUID cursor, int limit) {
        var conditions = new ArrayList<String>(List.of("true"));
        if (object != null) conditions.add("object = :object");
        if (record != null) conditions.add("record_id = :record");
        if (by != null) conditions.add("actor_id = :by");
        if (action != null) conditions.add("action = :action");
        if (from != null) conditions.add("at >= :from");
        if (to != null) conditions.add("at < :to");
        if (cursor != null) conditions.add("(at, id) < (select at, id from audit where id = :cursor)");
        return jdbc.sql("select *, changes::text as changes_text from audit where " + String.join(" and ", conditions)
                        + " order by at desc, id desc limit " + limit)
                .param("object", object)
                .param("record", record)
                .param("by", by)
                .param("action", action)
                .param("from", from == null ? null : java.sql.Timestamp.from(from))
                .param("to", to == null ? null : java.sql.Timestamp.from(to))
                .param("cursor", cursor);
    }
}
