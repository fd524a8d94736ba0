package relata.bench;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements that the product runs for the same turns, their rows written as JSON column by column. */
final class CeilingQueries {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> NOTHING = List.of();
    private static final List<String> ID = List.of("id");
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String CUSTOMER = """
            select t.id, t.version, t.kind, t.name, t.given_name, t.patronymic, t.family_name, t.email, t.phone,
                   t.external_id, t.tax_id, t.website, t.birthday, t.language, t.time_zone, t.street, t.postal_code,
                   t.city, t.region, t.country, t.source, t.description, t.owner_id, t.team_id, t.territory_id,
                   t.parent_id, t.household_id, t.quality, t.last_contact_at, t.order_count, t.last_order_at, t.spent,
                   t.created_at, t.created_by, t.changed_at, t.changed_by
              from customer t
             where t.id = any(?)
            """;

    private final DataSource source;

    CeilingQueries(DataSource source) {
        this.source = source;
    }

    private interface Work {
        void run(Connection connection, JsonGenerator json) throws SQLException;
    }

    private byte[] answered(Work work) throws SQLException {
        var bytes = new ByteArrayOutputStream(1 << 14);
        try (Connection connection = source.getConnection();
                var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            work.run(connection, json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** @param column the field that is compared: one with an index, or one without */
    byte[] list(String column, String value) throws SQLException {
        return answered((connection, json) -> {
            Set<UUID> owners = rows(connection, json, "items", List.of("owner_id"), """
                    select t.id, t.version, t.name, t.kind, t.city, t.email, t.phone, t.last_contact_at, t.owner_id
                      from customer t
                     where t.deleted_at is null and (t.%s = ?)
                     order by t.name collate "und-x-icu", t.id
                     limit 51
                    """.formatted(column), value);
            names(connection, json, "app_user", owners);
            rows(connection, json, "total", NOTHING, """
                    select count(*) from (select 1 from customer t where t.deleted_at is null and (t.%s = ?) limit 1001) counted
                    """.formatted(column), value);
        });
    }

    byte[] open(UUID id) throws SQLException {
        return answered((connection, json) -> {
            var ids = connection.createArrayOf("uuid", new Object[] {id});
            Set<UUID> related =
                    rows(connection, json, "customer", List.of("owner_id", "team_id", "territory_id"), CUSTOMER, ids);
            var named = connection.createArrayOf("uuid", related.toArray());
            rows(connection, json, "names", NOTHING, """
                    (select 'team', t.id, t.name::text from team t where t.id = any(?)) union all
                    (select 'territory', t.id, t.name::text from territory t where t.id = any(?)) union all
                    (select 'user', t.id, t.name::text from app_user t where t.id = any(?))
                    """, named, named, named);
            Set<UUID> entries = rows(connection, json, "interactions", ID, """
                    select t.id, t.customer_id, t.occurred_at, t.channel, t.direction, t.kind, t.subject, t.body, t.user_id,
                           u.name as user_name, t.outcome, t.satisfaction, t.duration_seconds, t.unit_cost, t.campaign,
                           t.offer, t.source, t.source_id, t.version
                      from interaction t left join app_user u on u.id = t.user_id
                     where t.deleted_at is null and t.customer_id = ?
                     order by t.occurred_at desc, t.id desc
                     limit 51
                    """, id);
            Set<UUID> orders = rows(connection, json, "orders", ID, """
                    select t.id, t.customer_id, t.placed_at, t.version, t.channel, t.number, t.external_id, t.status,
                           t.total, t.margin, t.currency, t.units, t.campaign, t.note
                      from sales_order t
                     where t.deleted_at is null and t.customer_id = ?
                     order by t.placed_at desc, t.id desc
                     limit 51
                    """, id);
            rows(connection, json, "firstLines", NOTHING, """
                    select distinct on (l.order_id) l.order_id, l.description, l.quantity, p.name as product,
                           count(*) over (partition by l.order_id) as lines
                      from order_line l left join product p on p.id = l.product_id
                     where l.order_id = any(?) and l.deleted_at is null
                     order by l.order_id, l.position
                    """, connection.createArrayOf("uuid", orders.toArray()));
            entries.addAll(orders);
            rows(connection, json, "files", NOTHING, """
                    select a.id, a.object, a.record_id, a.name, a.content_type, f.size, f.sha256, a.created_at, a.created_by
                      from attachment a join file f on f.id = a.file_id
                     where a.record_id = any(?) and a.deleted_at is null order by a.created_at, a.id limit 1000
                    """, connection.createArrayOf("uuid", entries.toArray()));
        });
    }

    byte[] search(String part) throws SQLException {
        return answered((connection, json) ->
                rows(connection, json, "items", NOTHING, """
                select t.id, t.name::text, nullif(concat_ws(' · ', t.email, t.phone, t.external_id), ''),
                       (case when strpos(' ' || t.search_text, ?) > 0 then 1 else 0 end)::float8 / 2
                           + 0.5::float8 / (1 + strpos(t.search_text, ?))
                           + case when lower(t.name) = lower(?) then 10 else 0 end as rank
                  from (select t.* from customer t
                         where t.deleted_at is null and (t.search_text like ?)
                         limit 1000) t
                 order by rank desc, 2
                 limit 21
                """, " " + part, part, part, "%" + part + "%"));
    }

    byte[] create(JsonNode body) throws SQLException {
        UUID id = timeOrdered();
        String name = body.path("name").asString("");
        return answered((connection, json) -> {
            connection.setAutoCommit(false);
            update(
                    connection,
                    """
                    insert into customer (kind, name, email, city, created_at, created_by, changed_at, changed_by,
                                          search_words, search_text, id)
                    values (?, ?, ?, ?, now(), ?, now(), ?, to_tsvector('simple', ?), ?, ?)
                    """,
                    body.path("kind").asString(""),
                    name,
                    body.path("email").asString(""),
                    body.path("city").asString(""),
                    NOBODY,
                    NOBODY,
                    name,
                    name.toLowerCase(Locale.ROOT),
                    id);
            String email = body.path("email").asString("");
            update(connection, """
                    insert into contact_point (id, customer_id, kind, value, normalized, is_primary)
                    values (?, ?, 'email', ?, ?, true)
                    """, timeOrdered(), id, email, email);
            update(
                    connection,
                    "insert into customer_identity (kind, value, customer_id) values ('email', ?, ?)",
                    email,
                    id);
            update(connection, """
                    insert into address (id, customer_id, kind, city) values (?, ?, 'main', ?)
                    """, timeOrdered(), id, body.path("city").asString(""));
            update(connection, "insert into duplicate_check (customer_id) values (?) on conflict do nothing", id);
            mark(connection, id);
            audit(connection, "create", id, body.toString());
            connection.commit();
            connection.setAutoCommit(true);
            rows(connection, json, "customer", NOTHING, CUSTOMER, connection.createArrayOf("uuid", new Object[] {id}));
        });
    }

    byte[] change(UUID id, String city) throws SQLException {
        return answered((connection, json) -> {
            var ids = connection.createArrayOf("uuid", new Object[] {id});
            connection.setAutoCommit(false);
            rows(connection, json, "before", NOTHING, CUSTOMER + " order by t.id for no key update of t", ids);
            update(connection, """
                    update customer
                       set city = ?, changed_at = now(), changed_by = ?, search_words = to_tsvector('simple', name || ' ' || ?),
                           search_text = search_text, version = version + 1
                     where id = ?
                    """, city, NOBODY, city, id);
            update(connection, "update address set city = ? where customer_id = ? and kind = 'main'", city, id);
            mark(connection, id);
            audit(connection, "change", id, "{}");
            connection.commit();
            connection.setAutoCommit(true);
            rows(connection, json, "customer", NOTHING, CUSTOMER, ids);
        });
    }

    private static void mark(Connection connection, UUID id) throws SQLException {
        update(connection, """
                insert into customer_mark (customer_id, marked_at) values (?, now())
                on conflict (customer_id) do update set marked_at = excluded.marked_at
                """, id);
    }

    private static void audit(Connection connection, String action, UUID record, String changes) throws SQLException {
        update(connection, """
                insert into audit (id, at, actor_id, actor_name, action, object, record_id, changes, source)
                values (?, now(), ?, 'ceiling', ?, 'customer', ?, ?::jsonb, 'api')
                """, timeOrdered(), NOBODY, action, record, changes);
    }

    /** A UUIDv7, as the product makes them: they go to the end of the index. */
    private static UUID timeOrdered() {
        var random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(1 << 12);
        return new UUID(high, Long.MIN_VALUE | (random.nextLong() >>> 2));
    }

    private static void names(Connection connection, JsonGenerator json, String table, Set<UUID> ids)
            throws SQLException {
        if (!ids.isEmpty()) {
            String sql = "select t.id, t.name::text from " + table + " t where t.id = any(?)";
            rows(connection, json, table, NOTHING, sql, connection.createArrayOf("uuid", ids.toArray()));
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    /** Writes all rows and gives the ids that stand in some of the columns. */
    private static Set<UUID> rows(
            Connection connection,
            JsonGenerator json,
            String name,
            List<String> collected,
            String sql,
            Object... values)
            throws SQLException {
        var ids = new LinkedHashSet<UUID>();
        json.writeArrayPropertyStart(name);
        try (var statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            var columns = rows.getMetaData();
            int count = columns.getColumnCount();
            while (rows.next()) {
                json.writeStartObject();
                for (int i = 1; i <= count; i++) {
                    json.writeStringProperty(columns.getColumnLabel(i), rows.getString(i));
                }
                json.writeEndObject();
                for (String column : collected) {
                    if (rows.getObject(column) instanceof UUID id) {
                        ids.add(id);
                    }
                }
            }
        }
        json.writeEndArray();
        return ids;
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
