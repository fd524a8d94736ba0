package relata.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports a file of {@link Contacts} as a program of a company does: uploads it, says where its columns go, starts, waits. */
final class ImportClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "--relata-bench--";
    private static final String MAPPING = """
            {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "email"}, {"index": 2, "target": "phone"},
                         {"index": 3, "target": "city"}, {"index": 4, "target": "street"}, {"index": 5, "target": "postalCode"}],
             "constants": {"kind": "person"}}
            """;
    private static final long LOOK_MS = 20;

    private final Product product;
    private final HttpClient http = HttpClient.newHttpClient();

    ImportClient(Product product) {
        this.product = product;
    }

    /**
     * An import that was done.
     *
     * @param seconds from asking for the start to seeing that it is done
     */
    record Done(UUID id, double seconds, long created, long unchanged) {}

    Done imported(Path file, int rows) throws IOException, InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName() + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var content = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        UUID id = UUID.fromString(
                answer("POST", "?object=customers", "multipart/form-data; boundary=" + BOUNDARY, content)
                        .path("id")
                        .asString());
        answer("PUT", "/" + id + "/mapping", "application/json", BodyPublishers.ofString(MAPPING));
        long begin = System.nanoTime();
        answer("POST", "/" + id + "/start", "application/json", BodyPublishers.noBody());
        while (true) {
            Thread.sleep(LOOK_MS);
            JsonNode run = answer("GET", "/" + id, "application/json", BodyPublishers.noBody());
            String status = run.path("status").asString("");
            if (status.equals("done")) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                JsonNode counts = run.path("rows");
                var done = new Done(
                        id,
                        seconds,
                        counts.path("created").asLong(),
                        counts.path("unchanged").asLong());
                if (done.created() + done.unchanged() != rows) {
                    throw new IOException("The import did not take every row: " + counts);
                }
                return done;
            }
            if (!status.equals("running")) {
                throw new IOException("The import ended as " + status + ": " + run.path("problem"));
            }
        }
    }

    private JsonNode answer(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        String[] header = product.headers().strip().split(": ", 2);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + product.port() + "/api/v1/imports" + path))
                .header(header[0], header[1])
                .header("Content-Type", type)
                .method(method, body);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
