package relata.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code ./relata bench models}: how long the models of purchases take, step by step, as the product itself tells, and
 * all that a night does with them.
 */
final class ModelsBench {

    private static final long PAUSE_MS = 200;
    private static final long LONGEST_S = 600;

    private final Options options;
    private final JsonMapper json = new JsonMapper();

    ModelsBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2);
                var client = HttpClient.newHttpClient()) {
            Background.awaited(database);
            var reports = new ArrayList<JsonNode>();
            for (int round = 1; round <= options.rounds(); round++) {
                reports.add(fitted(client, product));
                System.err.printf(Locale.ROOT, "  fitted in %.1f s%n", seconds(reports.getLast()));
            }
            var night = new Night(database);
            night.falls();
            fitted(client, product);
            String section = section(Report.data(database), load, reports, night.followed());
            System.out.println(section);
            Report.append(options.results(), section);
        }
        System.exit(0);
    }

    private JsonNode fitted(HttpClient client, Product product) throws IOException, InterruptedException {
        String id = asked(client, product, "POST", "purchase-models", "{}")
                .path("id")
                .asString();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
        while (System.nanoTime() < until) {
            JsonNode fitted = asked(client, product, "GET", "purchase-models/" + id, "");
            switch (fitted.path("state").asString()) {
                case "done" -> {
                    return fitted.path("report");
                }
                case "refused" ->
                    throw new IOException(fitted.path("fit").path("refusal").asString());
                default -> Thread.sleep(PAUSE_MS);
            }
        }
        throw new IOException("The fit was not done in " + LONGEST_S + " s");
    }

    private JsonNode asked(HttpClient client, Product product, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + product.port() + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        product.headers()
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(header -> request.header(header[0], header[1]));
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    /** The median round. */
    private String section(String data, double load, List<JsonNode> reports, String night) {
        JsonNode report = reports.stream()
                .sorted(Comparator.comparingDouble(ModelsBench::seconds))
                .toList()
                .get(reports.size() / 2);
        var lines = new StringBuilder();
        for (JsonNode step : report.path("steps")) {
            lines.append(line(step.path("name").asString(), step.path("seconds").asDouble()));
        }
        return Report.heading("models of purchases", data, load)
                + String.format(
                        Locale.ROOT,
                        """
                         %d rounds, the median one; `./relata bench models --customers %d --rounds %d`.
                        %,d customers who bought, %,d orders, %,d different histories; each model is fitted twice, up to the cut and to all orders.

                        | step | seconds |
                        | --- | ---: |
                        %s%s

                        The night after, a day later, with a fit like these:

                        | part | seconds |
                        | --- | ---: |
                        %s
                        """,
                        options.rounds(),
                        options.customers(),
                        options.rounds(),
                        report.path("customers").asLong(),
                        report.path("orders").asLong(),
                        report.path("cells").asLong(),
                        lines,
                        line("all of it", seconds(report)).strip(),
                        night.strip());
    }

    private static double seconds(JsonNode report) {
        return report.path("seconds").asDouble();
    }

    private static String line(String step, double seconds) {
        return String.format(Locale.ROOT, "| %s | %.2f |\n", step, seconds);
    }
}
