package relata.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What follows a fit by night, a day after everybody was computed last: each pass over everybody, until nothing is left to do. */
final class Night {

    private static final long PAUSE_MS = 100;

    private final DataSource database;
    private final StringBuilder lines = new StringBuilder();

    Night(DataSource database) {
        this.database = database;
    }

    /** Lets the data end a day later than all that was computed. */
    void falls() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            while (holds(connection, "exists (select from job) or exists (select from customer_mark)")) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            statement.executeUpdate("""
                    insert into setting (key, value, changed_by)
                    select 'data-end', jsonb_build_object('dataEndOn', max(as_of) + 1), '00000000-0000-0000-0000-000000000000'
                      from tiering
                    on conflict (key) do update set value = setting.value || excluded.value
                    """);
        }
    }

    /** Waits for all that follows the fit; a line for each part with the seconds since the one before it. */
    String followed() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            long begun = System.nanoTime();
            part(connection, "everybody valued, tiers cut, rows written", job("standing-refresh"));
            part(connection, "next actions chosen", job("next-actions"));
            part(connection, "segments counted, affinities learned", "exists (select from job)");
            part(connection, "work of those whose choice changed", "exists (select from customer_mark)");
            add("all of it after the fit", begun);
            note(connection);
            return lines.toString();
        }
    }

    private static String job(String kind) {
        return "exists (select from job where kind = '" + kind + "')";
    }

    private void part(Connection connection, String name, String going) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (holds(connection, going)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        add(name, begun);
    }

    private void add(String name, long begun) {
        lines.append(String.format(Locale.ROOT, "| %s | %.1f |\n", name, (System.nanoTime() - begun) / 1e9));
    }

    private void note(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select written, seen from standing_run where state = 'done' order by finished_at desc limit 1")) {
            row.next();
            lines.append(
                    String.format(Locale.ROOT, "\n%,d of %,d rows had changed.\n", row.getLong(1), row.getLong(2)));
        }
    }

    private static boolean holds(Connection connection, String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
