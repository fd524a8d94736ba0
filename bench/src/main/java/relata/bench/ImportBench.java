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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The command {@code ./relata bench import}: new contacts from a file, beside COPY of the same rows into the same indexes. */
final class ImportBench {

    private final Options options;
    private final Path home;

    ImportBench(Options options) {
        this.options = options;
        this.home = options.home();
    }

    /** Seconds, and seconds of processors, which other programs on the machine change less. */
    private record Cost(double seconds, double processors) {}

    /** One file: what its import took, the same file once more, what followed of it, and COPY of what came of it. */
    private record Round(Cost imported, Cost again, Cost followed, Cost copied) {}

    private interface Work {
        double seconds() throws IOException, InterruptedException, SQLException;
    }

    private static Cost cost(Product product, Work work) throws IOException, InterruptedException, SQLException {
        double before = product.processorSeconds();
        double seconds = work.seconds();
        return new Cost(seconds, product.processorSeconds() - before);
    }

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
            Background.awaited(database);
            long first = System.currentTimeMillis() / 1_000 % 100_000_000;
            // The first file is for warming up, as with the other scenarios.
            for (int round = 0; round <= options.rounds(); round++) {
                int rows = round == 0 ? Math.min(options.rows(), 10_000) : options.rows();
                Path file = Contacts.written(scratch.resolve("contacts.csv"), first, rows);
                first += rows;
                Round done = round(product, client, database, ceiling, file, rows);
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

    private Round round(
            Product product, ImportClient client, DataSource database, CopyCeiling ceiling, Path file, int rows)
            throws IOException, InterruptedException, SQLException {
        var fresh = new AtomicReference<UUID>();
        Cost imported = cost(product, () -> {
            ImportClient.Done done = client.imported(file, rows);
            if (done.created() != rows) {
                throw new IOException("Of " + rows + " new contacts the import made " + done.created());
            }
            fresh.set(done.id());
            return done.seconds();
        });
        Cost followed = cost(product, () -> Background.awaited(database));
        ceiling.ready(fresh.get());
        Cost copied = cost(product, ceiling::copied);
        Cost again = cost(product, () -> {
            ImportClient.Done done = client.imported(file, rows);
            if (done.created() > 0) {
                throw new IOException("The same file made " + done.created() + " contacts once more");
            }
            return done.seconds();
        });
        Background.awaited(database);
        var round = new Round(imported, again, followed, copied);
        System.err.println("  " + rows + " rows: " + round);
        return round;
    }

    private String section(double load, String data, long megabytes, List<Round> rounds) {
        int rows = options.rows();
        return """

                ## %s, import of %,d contacts (%s)

                %s. %s
                Load average %.1f before the run. %d rounds in turn, medians; `./relata bench import --rows %d --rounds %d%s`.
                Each contact is six cells of a CSV file and becomes a customer with two contact points, two identities and an
                address; COPY gets the finished rows of these four tables, into tables with the same indexes, constraints and content.
                Processor time is that of the server and the database together, background work of the same seconds included.

                | | seconds | rows/s | times COPY | processor time a row, µs | times COPY |
                | --- | ---: | ---: | ---: | ---: | ---: |
                %s
                %s
                %s

                What follows of an import in the background (quality, possible duplicates) was done %.1f s after it and took %,.0f µs
                of processor time a row. Relata took %,d MB of memory at most.
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
                        line("import, from start to done", rounds, Round::imported),
                        line("the same file again: found, nothing changed", rounds, Round::again),
                        line("COPY of the finished rows", rounds, Round::copied),
                        median(rounds, round -> round.followed().seconds()),
                        1e6 * median(rounds, round -> round.followed().processors()) / rows,
                        megabytes);
    }

    private String line(String what, List<Round> rounds, Function<Round, Cost> cost) {
        double seconds = median(rounds, round -> cost.apply(round).seconds());
        double processors = median(rounds, round -> cost.apply(round).processors());
        return "| %s | %.2f | %,.0f | %.1f | %,.0f | %.1f |"
                .formatted(
                        what,
                        seconds,
                        options.rows() / seconds,
                        seconds / median(rounds, round -> round.copied().seconds()),
                        1e6 * processors / options.rows(),
                        processors / median(rounds, round -> round.copied().processors()));
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
