package relata.customers.merge;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whole rows as JSON, as PostgreSQL itself writes them, and the way back. Exact: numbers keep their digits, times their
 * microseconds.
 */
@Component
class Images {

    private final JdbcClient jdbc;
    private final ForeignKeys keys;

    Images(JdbcClient jdbc, ForeignKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The rows of the table in one of whose columns one of the ids stands, as a JSON array ordered by id. */
    String of(String table, List<String> columns, List<UUID> ids) {
        String condition =
                columns.stream().map(column -> "t." + column + " = any(:ids)").collect(Collectors.joining(" or "));
        return jdbc.sql("select coalesce(jsonb_agg(to_jsonb(t) order by t.id), '[]'::jsonb)::text from " + table
                        + " t where " + condition)
                .param("ids", ids.toArray(UUID[]::new))
                .query(String.class)
                .single();
    }

    /** Writes back rows that are gone. */
    void insertMissing(String table, String images) {
        String columns = columns(table, "");
        jdbc.sql("insert into " + table + " (" + columns + ") select " + columns(table, "r.")
                        + " from jsonb_populate_recordset(null::" + table + ", :images::jsonb) r"
                        + " where not exists (select 1 from " + table + " t where t.id = r.id)")
                .param("images", images)
                .update();
    }

    /**
     * Turns rows back to how they were: each field that still is as {@code after} left it becomes what it was {@code
     * before}; what somebody changed since stays. The version only ever counts up, so that no one's stale copy passes
     * for current.
     *
     * @param whole columns that get back what they were whatever was done since, in rows of this customer
     */
    void turnBack(String table, String before, String after, List<String> whole, UUID customer) {
        List<String> columns = keys.columns(table);
        boolean versioned = columns.contains("version");
        String assigned = columns.stream()
                .filter(column -> !column.equals("id") && !column.equals("version"))
                .map(column -> column + " = r." + column)
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                 update %1$s t
                    set %2$s %3$s
                   from (select w.id as image_id, w.image, (jsonb_populate_record(null::%1$s, w.image)).*
                           from (select c.id,
                                        (select jsonb_object_agg(
                                                    k.key,
                                                    case when jsonb_exists(b.image, k.key)
                                                              and (k.value = (a.image -> k.key)
                                                                   or k.key = any(:whole)
                                                                      and b.image ->> 'customer_id' = :customer)
                                                         then b.image -> k.key else k.value end)
                                           from jsonb_each(to_jsonb(c)) k) as image
                                   from %1$s c
                                   join jsonb_array_elements(:before::jsonb) b (image)
                                     on (b.image ->> 'id')::uuid = c.id
                                   join jsonb_array_elements(:after::jsonb) a (image)
                                     on (a.image ->> 'id')::uuid = c.id
                                ) w) r
                  where t.id = r.image_id
                    and to_jsonb(t) - 'version' is distinct from r.image - 'version'
                 """.formatted(table, assigned, versioned ? ", version = t.version + 1" : ""))
                .param("before", before)
                .param("after", after)
                .param("whole", whole.toArray(String[]::new))
                .param("customer", customer.toString())
                .update();
    }

    private String columns(String table, String alias) {
        return keys.columns(table).stream().map(column -> alias + column).collect(Collectors.joining(", "));
    }
}
