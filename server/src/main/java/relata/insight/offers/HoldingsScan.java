package relata.insight.offers;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what everybody bought in the months before a day, a customer at a time. */
@Component
class HoldingsScan {

    /** Older purchases tell little of what people want now. */
    static final int MONTHS = 24;

    private static final int ROWS = 5_000;

    private static final String HELD = """
            select array_agg(distinct product_id)
              from order_line_facts
             where product_id is not null
               and placed_at >= (cast(? as date) + 1)::timestamp at time zone ?
               and placed_at < (cast(? as date) + 1)::timestamp at time zone ?
             group by customer_id
             order by customer_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    HoldingsScan(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    /** The first day that counts for those who look at {@code asOf}. */
    static LocalDate from(LocalDate asOf) {
        return asOf.minusMonths(MONTHS).plusDays(1);
    }

    /** @param zone in which days begin */
    Holdings read(LocalDate asOf, ZoneId zone) {
        var holdings = new Holdings();
        snapshot.executeWithoutResult(_ -> jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(HELD)) {
                statement.setObject(1, asOf.minusMonths(MONTHS));
                statement.setString(2, zone.getId());
                statement.setObject(3, asOf);
                statement.setString(4, zone.getId());
                statement.setFetchSize(ROWS);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        holdings.add((java.util.UUID[]) rows.getArray(1).getArray());
                    }
                }
            }
            return holdings.customers();
        }));
        return holdings;
    }
}
