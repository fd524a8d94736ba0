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
import javax.sql.DataSource;

/**
 * The command {@code ./relata bench reports}: how long reports over everything take, counted from the rows and told from what
 * was counted before, and a dashboard of six of them that opens all at once, as a browser asks for it.
 */
final class ReportsBench {

    /** @param object whose records are counted */
    private record Asked(String said, String object, String definition) {}

    private static final List<Asked> REPORTS = List.of(
            new Asked("orders by month and channel: count, total", "order", """
                    {"groups":[{"by":"placedAt","step":"month"},{"by":"channel"}],
                     "measures":[{"kind":"count"},{"kind":"sum","of":"totalReporting"}]}"""),
            new Asked("orders by quarter and status: average total", "order", """
                    {"groups":[{"by":"placedAt","step":"quarter"},{"by":"status"}],
                     "measures":[{"kind":"average","of":"totalReporting"}]}"""),
            new Asked("orders by ranges of their total: count, share", "order", """
                    {"groups":[{"by":"totalReporting","bounds":[200,500,1000,3000,10000]}],
                     "measures":[{"kind":"count"},{"kind":"count","show":"share"}]}"""),
            new Asked("orders of the last 90 days by week: count, total", "order", """
                    {"filter":"placedAt > now - days(90)","groups":[{"by":"placedAt","step":"week"}],
                     "measures":[{"kind":"count"},{"kind":"sum","of":"totalReporting"}]}"""),
            new Asked("customers by kind and city, the first 10: count", "customer", """
                    {"groups":[{"by":"city"},{"by":"kind"}],"top":10,"sort":0}"""),
            new Asked("order lines by product family: quantity", "orderLine", """
                    {"groups":[{"by":"product.family"}],"measures":[{"kind":"sum","of":"quantity"}]}"""));

    /** Not on the dashboard: asked once in a while, and told to take a while. */
    private static final List<Asked> HEAVY = List.of(
            new Asked("order lines by month of the order and product family: quantity", "orderLine", """
                    {"groups":[{"by":"order.placedAt","step":"month"},{"by":"product.family"}],
                     "measures":[{"kind":"sum","of":"quantity"}]}"""),
            new Asked("cohorts: customers by quarter of their first order and of each order", "order", """
                    {"groups":[{"by":"customer.orders.min(o, o.placedAt)","step":"quarter"},
                               {"by":"placedAt","step":"quarter"}],
                     "measures":[{"kind":"distinct","of":"customer"}]}"""));

    private final Options options;
    private final HttpClient client = HttpClient.newHttpClient();

    ReportsBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2)) {
            Background.awaited(database);
            var lines = new StringBuilder();
            for (Asked asked : REPORTS) {
                lines.append(line(product, database, asked));
            }
            for (Asked asked : HEAVY) {
                lines.append(line(product, database, asked));
            }
            double opened = dashboard(product, "");
            double anew = counted(database, () -> dashboard(product, "&fresh=true"));
            String section = section(load, Report.data(database), lines, opened, anew);
            System.out.println(section);
            Report.append(options.results(), section);
        }
        System.exit(0);
    }

    private String line(Product product, DataSource database, Asked asked) throws Exception {
        var counted = new ArrayList<Double>();
        var told = new ArrayList<Double>();
        for (int round = 0; round < options.rounds(); round++) {
            counted.add(counted(database, () -> seconds(product, asked, "")));
            told.add(seconds(product, asked, ""));
        }
        return "| %s | %.2f | %.3f |%n".formatted(asked.said(), median(counted), median(told));
    }

    private interface Timed {
        double seconds() throws IOException, InterruptedException;
    }

    /** After what was counted before is forgotten. */
    private static double counted(DataSource database, Timed timed)
            throws SQLException, IOException, InterruptedException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from report_answer");
        }
        return timed.seconds();
    }

    /** Six tiles asked for at the same time; the time until the last one stands. */
    private double dashboard(Product product, String more) {
        long begin = System.nanoTime();
        CompletableFuture.allOf(REPORTS.stream()
                        .map(asked -> CompletableFuture.runAsync(() -> ask(product, asked, more)))
                        .toArray(CompletableFuture[]::new))
                .join();
        return (System.nanoTime() - begin) / 1e9;
    }

    private double seconds(Product product, Asked asked, String more) {
        long begin = System.nanoTime();
        ask(product, asked, more);
        return (System.nanoTime() - begin) / 1e9;
    }

    private void ask(Product product, Asked asked, String more) {
        String[] header = product.headers().strip().split(": ", 2);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + product.port()
                        + "/api/v1/report-results?object=" + asked.object() + "&definition="
                        + Product.encoded(asked.definition()) + more))
                .header(header[0], header[1])
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(asked.said() + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(asked.said(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(asked.said(), e);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private String section(double load, String data, CharSequence lines, double opened, double anew) {
        return Report.heading("reports at %,d customers".formatted(options.customers()), data, load)
                + """
                 %d rounds, medians; `./relata bench reports --customers %d --rounds %d`. Counted: from the
                rows of the tables, by an administrator, who sees them all. Told: from what was counted before, with its date, while
                nothing or not everything is known to have changed since.

                | report | counted, s | told, s |
                | --- | ---: | ---: |
                %s
                A dashboard of the first six, all asked for at once: the last one stands after %.3f s as told, after %.1f s counted anew.
                """.formatted(options.rounds(), options.customers(), options.rounds(), lines, opened, anew);
    }
}
