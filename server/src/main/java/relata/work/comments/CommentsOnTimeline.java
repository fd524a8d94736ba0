package relata.work.comments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.timeline.TimelineEntry;
import relata.customers.timeline.TimelineQuestion;
import relata.customers.timeline.TimelineSource;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** What colleagues said about a customer, among what happened with it; who reads the customer reads it. */
@Component
class CommentsOnTimeline implements TimelineSource {

    private static final String COMMENT = "comment";

    private final Queries queries;

    CommentsOnTimeline(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<TimelineEntry> entries(TimelineQuestion question) {
        boolean otherKind = question.kind() != null && !question.kind().equals(COMMENT);
        boolean aCustomersOwn = question.actor().customer() != null;
        if (otherKind || question.channel() != null || aCustomersOwn) {
            return List.of();
        }
        // the first is the customer asked for; whether its people may be read, nobody has asked
        Sql sql = Sql.of("""
                select c.*, u.name as author_name,
                       array(select m.name from app_user m where m.id = any(c.mentions)) as names
                  from comment c join app_user u on u.id = c.author_id
                 where c.object = 'customer' and c.deleted_at is null and c.customer_id = ?
                """, question.customers().getFirst());
        if (question.text() != null) {
            String text = question.text()
                    .strip()
                    .replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_");
            sql.add(" and c.body ilike ?", "%" + text + "%");
        }
        if (question.before() != null) {
            sql.add(
                    " and (c.created_at, c.id) < (?, ?)",
                    question.before().occurredAt(),
                    question.before().id());
        }
        sql.add(" order by c.created_at desc, c.id desc limit ?", question.limit());
        UUID reader = question.actor().id();
        return queries.run(
                sql,
                Queries.LIST,
                row -> entry(
                        Comments.comment(row, 0),
                        List.of((String[]) row.getArray("names").getArray()),
                        reader));
    }

    private static TimelineEntry entry(Comments.Comment comment, List<String> names, UUID reader) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", 1);
        fields.put("kind", COMMENT);
        fields.put("body", comment.body());
        fields.put("mentions", names);
        fields.put("user", Map.of("id", comment.author(), "name", comment.authorName()));
        fields.put("changed", comment.changedAt().isAfter(comment.createdAt()));
        fields.put("mine", comment.author().equals(reader));
        return new TimelineEntry(
                comment.id(),
                COMMENT,
                comment.customer() == null ? comment.record() : comment.customer(),
                comment.createdAt(),
                fields);
    }
}
