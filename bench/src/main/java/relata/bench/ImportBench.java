package relata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The command {@code ./relata bench import}: new contacts from a file, beside COPY of the same rows into the same indexes. */
final class ImportBench {

    private final Options options;
    private final Path home;

    ImportBench(Options options) {
        this.options = options;
        this.home = options.home();
    }

    /** One file: how long its import took, the same file once more, what followed, and COPY of what came of it. */
    private record Round(double imported, double again, double followed, double copied) {}

    void measure() throws Exception {
        double load = Machine.load();
        if (options.customers() == 0) {
            emptied();
        }
        Files.createDirectories(home);
        Path scratch = Files.createTempDirectory(home, "import-");
        var rounds = new ArrayList<Round>();
        try (var product = Product.started(home, options.customers());
                var database = product.database(4);
                var client = new ImportClient(product)) {
            var ceiling = CopyCeiling.made(database, scratch);
            ceiling.followed();
            long first = System.currentTimeMillis() / 1_000 % 100_000_000;
            // The first file is for warming up, as with the other scenarios.
            for (int round = 0; round <= options.rounds(); round++) {
                int rows = round == 0 ? Math.min(options.rows(), 10_000) : options.rows();
                Path file = Contacts.written(scratch.resolve("contacts.csv"), first, rows);
                first += rows;
                Round done = round(client, ceiling, file, rows);
                if (round > 0) {
                    rounds.add(done);
                }
            }
            String section = section(load, Report.data(database), product.peakMegabytes(), rounds);
            System.out.println(section);
            Report.append(options.results(), section);
            ceiling.drop();
        } finally {
            remove(scratch);
        }
        System.exit(0);
    }

    private Round round(ImportClient client, CopyCeiling ceiling, Path file, int rows)
            throws IOException, InterruptedException, SQLException {
        ImportClient.Done fresh = client.imported(file, rows);
        if (fresh.created() != rows) {
            throw new IOException("Of " + rows + " new contacts the import made " + fresh.created());
        }
        double followed = ceiling.followed();
        double copied = ceiling.copied(fresh.id());
        ImportClient.Done again = client.imported(file, rows);
        if (again.created() > 0) {
            throw new IOException("The same file made " + again.created() + " contacts once more");
        }
        ceiling.followed();
        System.err.printf(
                "  %,d rows: imported in %.3f s, followed by %.1f s, again in %.3f s; by COPY in %.3f s%n",
                rows, fresh.seconds(), followed, again.seconds(), copied);
        return new Round(fresh.seconds(), again.seconds(), followed, copied);
    }

    private String section(double load, String data, long megabytes, List<Round> rounds) {
        double imported = median(rounds, Round::imported);
        double copied = median(rounds, Round::copied);
        double again = median(rounds, Round::again);
        int rows = options.rows();
        return """

                ## %s, import of %,d contacts (%s)

                %s. %s
                Load average %.1f before the run. %d rounds in turn, medians; `./relata bench import --rows %d --rounds %d%s`.
                Each contact is six cells of a CSV file and becomes a customer with two contact points, two identities and an
                address; COPY gets the finished rows of these four tables, into tables with the same indexes, constraints and content.

                | | seconds | rows/s | times COPY |
                | --- | ---: | ---: | ---: |
                | import, from start to done | %.2f | %,.0f | %.1f |
                | the same file again: found, nothing changed | %.2f | %,.0f | %.1f |
                | COPY of the finished rows | %.2f | %,.0f | 1.0 |

                What follows of it in the background (quality, possible duplicates) was done %.1f s after the import. Relata took %,d MB
                of memory at most.
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        rows,
                        System.getProperty("relata.bench.commit", "unknown commit"),
                        Machine.described(),
                        data,
                        load,
                        options.rounds(),
                        rows,
                        options.rounds(),
                        options.customers() == 0 ? "" : " --customers " + options.customers(),
                        imported,
                        rows / imported,
                        imported / copied,
                        again,
                        rows / again,
                        again / copied,
                        copied,
                        rows / copied,
                        median(rounds, Round::followed),
                        megabytes);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Slice.median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** Every run begins with a new, empty installation where no base was asked for. */
    private void emptied() throws IOException {
        if (Files.exists(home)) {
            remove(home);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
