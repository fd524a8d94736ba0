package relata.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import relata.bench.ReportQuestions.Asked;

/**
 * The command {@code ./relata bench reports}: how long reports over everything take, counted anew beside a plain statement with the
 * same answer, and told from what was counted before; pictures of the base; and dashboards of six that open all at once, as
 * a browser asks for them.
 */
final class ReportsBench {

    private static final int TILES = 6;

    private final Options options;
    private final ExecutorService tiles = Executors.newFixedThreadPool(TILES);
    private final HttpClient client = HttpClient.newHttpClient();

    ReportsBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2)) {
            Background.awaited(database);
            String zone = Background.salesSummed(database);
            var lines = new StringBuilder();
            for (Asked asked : ReportQuestions.REPORTS) {
                lines.append(line(product, database, asked, zone));
            }
            for (Asked asked : ReportQuestions.FROM_ROWS) {
                lines.append(line(product, database, asked, zone));
            }
            var pictures = new StringBuilder();
            for (String path : ReportQuestions.PICTURES) {
                pictures.append(picture(product, path));
            }
            List<String> reports = ReportQuestions.REPORTS.stream()
                    .map(asked -> path(asked, zone))
                    .toList();
            var opened = new Opened(
                    median(rounds(() -> together(product, reports, ""))),
                    median(rounds(() -> counted(database, () -> together(product, reports, "&fresh=true")))),
                    median(rounds(() -> together(product, ReportQuestions.PICTURES.subList(0, TILES), ""))));
            String section = section(load, Report.data(database), lines, pictures, opened);
            System.out.println(section);
            Report.append(options.results(), section);
        }
        System.exit(0);
    }

    /** Seconds until the last tile of a dashboard stands. */
    private record Opened(double told, double counted, double pictures) {}

    private String line(Product product, DataSource database, Asked asked, String zone) throws Exception {
        String path = path(asked, zone);
        double plain = median(rounds(() -> plain(database, asked.plainIn(zone))));
        double counted = median(rounds(() -> counted(database, () -> seconds(product, path))));
        double told = median(rounds(() -> seconds(product, path)));
        return "| %s | %.2f | %.3f | %.1f | %.3f |%n".formatted(asked.said(), plain, counted, plain / counted, told);
    }

    private String picture(Product product, String path) throws Exception {
        ask(product, path);
        return "| %s | %.3f |%n".formatted(path, median(rounds(() -> seconds(product, path))));
    }

    private static String path(Asked asked, String zone) {
        return "report-results?object=" + asked.object() + "&definition=" + Product.encoded(asked.in(zone));
    }

    private List<Double> rounds(Timed timed) throws Exception {
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < options.rounds(); round++) {
            seconds.add(timed.seconds());
        }
        return seconds;
    }

    /** With the room for gathering that reports are given. */
    private static double plain(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set work_mem = '128MB'");
            long begin = System.nanoTime();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private interface Timed {
        double seconds() throws IOException, SQLException;
    }

    /** After what was counted before is forgotten. */
    private static double counted(DataSource database, Timed timed) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from report_answer");
        }
        return timed.seconds();
    }

    /** Asked for at the same time; the time until the last one stands. */
    private double together(Product product, List<String> paths, String more) {
        long begin = System.nanoTime();
        CompletableFuture.allOf(paths.stream()
                        .map(path -> CompletableFuture.runAsync(() -> ask(product, path + more), tiles))
                        .toArray(CompletableFuture[]::new))
                .join();
        return (System.nanoTime() - begin) / 1e9;
    }

    private double seconds(Product product, String path) {
        long begin = System.nanoTime();
        ask(product, path);
        return (System.nanoTime() - begin) / 1e9;
    }

    private void ask(Product product, String path) {
        String[] header = product.headers().strip().split(": ", 2);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + product.port() + "/api/v1/" + path))
                .header(header[0], header[1])
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private String section(double load, String data, CharSequence lines, CharSequence pictures, Opened opened) {
        return Report.heading("reports at %,d customers".formatted(options.customers()), data, load)
                + """
                 %d rounds, medians; `./relata bench reports --customers %d --rounds %d`. Counted: anew, by an
                administrator who sees everything, the request over HTTP included; told: from what was counted before, where that is kept
                because it took long; plain: the statement that somebody would write in psql, over all rows.

                | report | plain, s | counted, s | times as fast | told, s |
                | --- | ---: | ---: | ---: | ---: |
                %s
                | picture | seconds |
                | --- | ---: |
                %s
                Dashboards of six tiles, all asked for at once, until the last one stands: of the first six reports %.3f s as told and %.3f s
                counted anew; of the first six pictures %.3f s.
                """.formatted(
                                options.rounds(),
                                options.customers(),
                                options.rounds(),
                                lines,
                                pictures,
                                opened.told(),
                                opened.counted(),
                                opened.pictures());
    }
}
