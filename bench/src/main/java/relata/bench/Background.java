package relata.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What the product computes on its own after data came in: pictures of customers, possible duplicates. */
final class Background {

    private Background() {}

    /** Waits until all of it is computed; answers how many seconds that took. */
    static double awaited(DataSource database) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            while (asked(connection, "select exists (select from customer_mark)")
                    || asked(connection, "select exists (select from duplicate_check)")) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Waits until orders are summed by day; answers the zone of the days. */
    static String salesSummed(DataSource database) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            while (asked(
                    connection,
                    "select exists (select from daily_sales_mark) or not exists (select from daily_sales_state)")) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            try (var row = statement.executeQuery("select zone from daily_sales_state")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
