package relata.customers.timeline;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Interactions on the timeline. */
@Component
class Interactions implements TimelineSource {

    private final Catalogs catalogs;
    private final Queries queries;

    Interactions(Catalogs catalogs, Queries queries) {
        this.catalogs = catalogs;
        this.queries = queries;
    }

    @Override
    public List<TimelineEntry> entries(TimelineQuestion question) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.object("interaction");
        Actor actor = question.actor();
        if (!actor.access().may(type.name(), Action.READ)) {
            return List.of();
        }
        Sql sql = Sql.of("""
                select t.id, t.customer_id, t.occurred_at, t.channel, t.direction, t.kind, t.subject, t.body, t.user_id,
                       u.name as user_name, t.outcome, t.satisfaction, t.duration_seconds, t.unit_cost, t.campaign,
                       t.offer, t.source, t.source_id, t.version
                  from interaction t left join app_user u on u.id = t.user_id
                 where t.deleted_at is null
                """);
        if (question.customers().size() == 1) {
            sql.add(" and t.customer_id = ?", question.customers().getFirst());
        } else {
            sql.add(" and t.customer_id = any(?)", question.customers());
        }
        if (question.channel() != null) {
            sql.add(" and t.channel = ?", question.channel());
        }
        if (question.kind() != null) {
            sql.add(" and t.kind = ?", question.kind());
        }
        if (question.text() != null) {
            String pattern = "%" + Words.quoted(question.text()) + "%";
            sql.add(
                    actor.access().reads(type.name(), "body")
                            ? " and (t.subject ilike ? or t.body ilike ?)"
                            : " and t.subject ilike ?",
                    actor.access().reads(type.name(), "body")
                            ? new Object[] {pattern, pattern}
                            : new Object[] {pattern});
        }
        if (question.before() != null) {
            sql.add(
                    " and (t.occurred_at, t.id) < (?, ?)",
                    question.before().occurredAt(),
                    question.before().id());
        }
        sql.and(new RowAccess(catalog, actor).condition(type, "t", Action.READ));
        sql.add(" order by t.occurred_at desc, t.id desc limit ?", question.limit());
        return queries.run(sql, Queries.LIST, row -> entry(row, type, actor, catalog.reportingCurrency()));
    }

    private static TimelineEntry entry(ResultSet row, ObjectType type, Actor actor, String currency)
            throws SQLException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", row.getLong("version"));
        fields.put("channel", row.getString("channel"));
        fields.put("direction", row.getString("direction"));
        fields.put("kind", row.getString("kind"));
        fields.put("subject", row.getString("subject"));
        fields.put("body", row.getString("body"));
        UUID user = row.getObject("user_id", UUID.class);
        fields.put("user", user == null ? null : Map.of("id", user, "name", row.getString("user_name")));
        fields.put("outcome", row.getString("outcome"));
        fields.put("satisfaction", row.getObject("satisfaction"));
        fields.put("durationSeconds", row.getObject("duration_seconds"));
        BigDecimal cost = row.getBigDecimal("unit_cost");
        fields.put("unitCost", cost == null ? null : Map.of("amount", plain(cost), "currency", currency));
        fields.put("campaign", row.getString("campaign"));
        fields.put("offer", row.getString("offer"));
        fields.put("source", row.getString("source"));
        fields.put("sourceId", row.getString("source_id"));
        fields.keySet()
                .removeIf(field -> type.field(field) != null && !actor.access().reads(type.name(), field));
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                type.name(),
                row.getObject("customer_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                fields);
    }

    private static String plain(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return (bare.scale() < 2 ? bare.setScale(2) : bare).toPlainString();
    }
}
