package relata.customers.merge;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Rows;

/** Everything in the database that points to customers, asked of the database itself: later modules and custom objects too. */
@Component
public class ForeignKeys {

    /**
     * Tables whose rows about a customer are computed from its other rows. They go with a merged customer and are made
     * anew for the one that is left.
     */
    public static final Set<String> COMPUTED = Set.of(
            "customer_identity",
            "customer_match_key",
            "customer_flaws",
            "customer_value",
            "key_customer",
            "next_action",
            "segment_member");

    private final JdbcClient jdbc;

    ForeignKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A column that points to another table. */
    public record ForeignKey(String table, String column) {}

    /** All columns that point to the table, those of computed tables included; in a stable order. */
    public List<ForeignKey> to(String target) {
        return jdbc.sql("""
                 select c.conrelid::regclass::text, a.attname
                   from pg_constraint c
                   join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                  where c.contype = 'f' and c.confrelid = cast(:target as regclass) and cardinality(c.conkey) = 1
                  order by 1, 2
                 """)
                .param("target", target)
                .query((row, _) -> new ForeignKey(row.getString(1), row.getString(2)))
                .list();
    }

    /** The columns of the table's primary key. */
    public List<String> primaryKey(String table) {
        return jdbc.sql("""
                 select a.attname
                   from pg_constraint c
                   join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                  where c.contype = 'p' and c.conrelid = cast(:table as regclass)
                  order by array_position(c.conkey, a.attnum)
                 """).param("table", table).query(Rows::text).list();
    }

    /** The columns that can be written, in the table's order. */
    public List<String> columns(String table) {
        return jdbc.sql("""
                 select attname
                   from pg_attribute
                  where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                  order by attnum
                 """).param("table", table).query(Rows::text).list();
    }
}
