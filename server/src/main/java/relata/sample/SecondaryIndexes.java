package relata.sample;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The indexes of the filled tables that no constraint needs. A large load takes them away first and builds them in one go
 * afterwards, which is several times quicker; their definitions wait in a table, so that a load that was killed loses none.
 */
final class SecondaryIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(SecondaryIndexes.class);
    private static final String TABLES = """
            'household', 'customer', 'customer_identity', 'contact_point', 'consent', 'address', 'relationship',
            'interaction', 'sales_order', 'order_line'
            """;

    private final JdbcClient jdbc;

    SecondaryIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void takeAway() {
        jdbc.sql("""
                 insert into sample_index (name, definition)
                 select i.indexname, i.indexdef
                   from pg_indexes i
                  where i.schemaname = current_schema()
                    and i.tablename in (%s)
                    and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
                 on conflict do nothing
                 """.formatted(TABLES)).update();
        for (Kept index : kept()) {
            jdbc.sql("drop index if exists " + quoted(index.name)).update();
        }
    }

    /** Builds what was taken away, also by an earlier load that did not get this far. */
    void bringBack() {
        for (Kept index : kept()) {
            long begin = System.nanoTime();
            jdbc.sql(index.definition.replaceFirst("INDEX ", "INDEX IF NOT EXISTS "))
                    .update();
            jdbc.sql("delete from sample_index where name = ?")
                    .param(index.name)
                    .update();
            LOG.info("Index {} built in {} ms", index.name, (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private List<Kept> kept() {
        return jdbc.sql("select name, definition from sample_index order by name")
                .query((row, _) -> new Kept(row.getString(1), row.getString(2)))
                .list();
    }

    private record Kept(String name, String definition) {}

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
