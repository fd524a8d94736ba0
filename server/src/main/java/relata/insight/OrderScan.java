package relata.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all orders once, one customer after the other along the index, however many there are. */
@Component
class OrderScan {

    private static final int ROWS = 5_000;

    private static final String DAYS = """
            select string_agg((placed_at at time zone ?)::date - cast(? as date) || ':' || coalesce(value, 0), ' ')
              from order_facts
             where placed_at < (cast(? as date) + 1)::timestamp at time zone ?
             group by customer_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    OrderScan(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Everybody's purchases up to a day, seen at a cut and at the end.
     *
     * @param zone in which days begin
     */
    Buyers read(LocalDate cut, LocalDate end, ZoneId zone) {
        var rows = new Buyers.Rows((int) ChronoUnit.DAYS.between(cut, end));
        var customer = new OrderDays();
        snapshot.executeWithoutResult(_ -> jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (var statement = connection.prepareStatement(DAYS)) {
                statement.setString(1, zone.getId());
                statement.setObject(2, cut);
                statement.setObject(3, end);
                statement.setString(4, zone.getId());
                statement.setFetchSize(ROWS);
                long read = 0;
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        customer.read(result.getString(1));
                        rows.add(customer);
                        read++;
                    }
                }
                return read;
            }
        }));
        return rows.buyers();
    }
}
