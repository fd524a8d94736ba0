package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A run as a section of the results: what was measured, on what, and how far from the ceiling. */
final class Report {

    private Report() {}

    static String written(Options options, String data, double loadBefore, List<Comparison> comparisons) {
        String busy = loadBefore < 0.7
                ? "The machine did nothing else (load average %.1f before the run)."
                : "**The machine was shared** (load average %.1f before the run): compare the two servers, which ran in turn,"
                        + " rather than the absolute figures.";
        return """

                ## %s, %,d customers (%s)

                %s. %s
                %s
                %d clients, then one; after %d s of warm-up %d rounds of %d s for each server in turn, medians; `./relata bench%s --customers %d --rounds %d --seconds %d`.

                | scenario | what one turn is | ceiling, turns/s | Relata, turns/s | of the ceiling | ceiling, p95 ms, one client | Relata, p95 ms, one client |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |
                %s
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        options.customers(),
                        System.getProperty("relata.bench.commit", "unknown commit"),
                        Machine.described(),
                        data,
                        busy.formatted(loadBefore),
                        options.clients(),
                        Bench.WARM_UP.toSeconds(),
                        options.rounds(),
                        options.slice().toSeconds(),
                        options.scenarios().size() == Scenario.values().length
                                ? ""
                                : options.scenarios().stream()
                                        .map(scenario -> " " + scenario.named())
                                        .collect(Collectors.joining()),
                        options.customers(),
                        options.rounds(),
                        options.slice().toSeconds(),
                        comparisons.stream().map(Comparison::line).collect(Collectors.joining("\n")));
    }

    /** The first lines of a section: day, what was measured, at which commit, on which machine and data. */
    static String heading(String what, String data, double loadBefore) {
        return """

                ## %s, %s (%s)

                %s. %s
                Load average %.1f before the run.""".formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        what,
                        System.getProperty("relata.bench.commit", "unknown commit"),
                        Machine.described(),
                        data,
                        loadBefore);
    }

    /** How much lies in the database. */
    static String data(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from customer), (select count(*) from sales_order),
                               (select count(*) from order_line), (select count(*) from interaction),
                               pg_size_pretty(pg_database_size(current_database())),
                               current_setting('server_version'), current_setting('shared_buffers')
                        """)) {
            row.next();
            return ("Data: %,d customers and their people, %,d orders, %,d lines, %,d interactions; %s in PostgreSQL %s with"
                            + " shared_buffers %s.")
                    .formatted(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
        }
    }

    static void append(Path file, String section) throws IOException {
        Files.writeString(file, section, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
