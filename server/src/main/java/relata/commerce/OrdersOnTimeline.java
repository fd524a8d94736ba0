package relata.commerce;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.timeline.TimelineEntry;
import relata.customers.timeline.TimelineQuestion;
import relata.customers.timeline.TimelineSource;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Orders as entries of the timeline: nothing is written twice, the order itself is the entry. */
@Component
class OrdersOnTimeline implements TimelineSource {

    private final Catalogs catalogs;
    private final Queries queries;

    OrdersOnTimeline(Catalogs catalogs, Queries queries) {
        this.catalogs = catalogs;
        this.queries = queries;
    }

    @Override
    public List<TimelineEntry> entries(TimelineQuestion question) {
        Catalog catalog = catalogs.current();
        ObjectType type = catalog.object(OrderFields.OBJECT);
        Actor actor = question.actor();
        boolean otherKind = question.kind() != null && !question.kind().equals("order");
        if (otherKind || !actor.access().may(type.name(), Action.READ)) {
            return List.of();
        }
        Sql sql = Sql.of("""
                select t.id, t.customer_id, t.placed_at, t.version, t.channel, t.number, t.external_id, t.status, t.total,
                       t.margin, t.currency, t.units, t.campaign, t.note
                  from sales_order t
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
        if (question.text() != null) {
            String text = question.text()
                    .strip()
                    .replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_");
            sql.add(" and (t.number ilike ? or t.note ilike ?)", "%" + text + "%", "%" + text + "%");
        }
        if (question.before() != null) {
            sql.add(
                    " and (t.placed_at, t.id) < (?, ?)",
                    question.before().occurredAt(),
                    question.before().id());
        }
        sql.and(new RowAccess(catalog, actor).condition(type, "t", Action.READ));
        sql.add(" order by t.placed_at desc, t.id desc limit ?", question.limit());
        var orders = queries.run(sql, Queries.LIST, row -> entry(row, actor));
        addWhatWasBought(orders, actor);
        return orders;
    }

    /** What stands in the first line of each order and how many lines it has, in one query for all of them. */
    private void addWhatWasBought(List<TimelineEntry> orders, Actor actor) {
        if (orders.isEmpty() || !actor.access().may(OrderFields.LINE, Action.READ)) {
            return;
        }
        var entries = orders.stream().collect(Collectors.toMap(TimelineEntry::id, TimelineEntry::fields));
        boolean products = actor.access().reads(OrderFields.LINE, "product");
        boolean descriptions = actor.access().reads(OrderFields.LINE, "description");
        boolean quantities = actor.access().reads(OrderFields.LINE, "quantity");
        Sql sql = Sql.of("""
                select distinct on (l.order_id) l.order_id, l.description, l.quantity, p.name as product,
                       count(*) over (partition by l.order_id) as lines
                  from order_line l left join product p on p.id = l.product_id
                 where l.order_id = any(?) and l.deleted_at is null
                 order by l.order_id, l.position
                """, List.copyOf(entries.keySet()));
        queries.run(sql, Queries.LIST, row -> {
            var fields = Objects.requireNonNull(entries.get(row.getObject("order_id", UUID.class)));
            String product = products ? row.getString("product") : null;
            fields.put("bought", product == null && descriptions ? row.getString("description") : product);
            fields.put(
                    "boughtQuantity",
                    quantities
                            ? row.getBigDecimal("quantity").stripTrailingZeros().toPlainString()
                            : null);
            fields.put("lines", row.getLong("lines"));
            return fields;
        });
    }

    private static TimelineEntry entry(ResultSet row, Actor actor) throws SQLException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", row.getLong("version"));
        fields.put("kind", "order");
        fields.put("direction", "in");
        put(actor, "channel", row.getString("channel"), fields);
        put(actor, "number", row.getString("number"), fields);
        put(actor, "externalId", row.getString("external_id"), fields);
        put(actor, "status", row.getString("status"), fields);
        BigDecimal total = row.getBigDecimal("total");
        put(actor, "total", Map.of("amount", plain(total), "currency", row.getString("currency")), fields);
        BigDecimal margin = row.getBigDecimal("margin");
        Object left = margin == null ? null : Map.of("amount", plain(margin), "currency", row.getString("currency"));
        put(actor, "margin", left, fields);
        BigDecimal units = row.getBigDecimal("units");
        put(actor, "units", units == null ? null : units.stripTrailingZeros().toPlainString(), fields);
        put(actor, "campaign", row.getString("campaign"), fields);
        put(actor, "note", row.getString("note"), fields);
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                OrderFields.OBJECT,
                row.getObject("customer_id", UUID.class),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                fields);
    }

    private static void put(Actor actor, String field, @Nullable Object value, Map<String, @Nullable Object> fields) {
        if (actor.access().reads(OrderFields.OBJECT, field)) {
            fields.put(field, value);
        }
    }

    private static String plain(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        return (bare.scale() < 2 ? bare.setScale(2) : bare).toPlainString();
    }
}
