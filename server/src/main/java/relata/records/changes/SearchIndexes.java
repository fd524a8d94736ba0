package relata.records.changes;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The indexes of words and parts while many rows are written. What they have not sorted in yet is read row by row by every
 * search, so connections keep that short ({@code gin_pending_list_limit} of 256 kB); a writer of many rows gathers more, which
 * sorts in at half the cost, and leaves none of it.
 */
@Component
class SearchIndexes {

    private final JdbcTemplate jdbc;

    SearchIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction. */
    void gather() {
        jdbc.execute("set local gin_pending_list_limit = '4MB'");
    }

    /** Sorts in what was gathered for a table. */
    void settle(String table) {
        jdbc.query("""
                 select gin_clean_pending_list(i.indexrelid)
                   from pg_index i
                   join pg_class c on c.oid = i.indexrelid
                   join pg_am a on a.oid = c.relam
                  where i.indrelid = ?::regclass and a.amname = 'gin' and i.indisvalid
                 """, _ -> {}, table);
    }
}
