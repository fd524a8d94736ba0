package relata.records.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import relata.testing.Api;
import tools.jackson.databind.JsonNode;

/** A person who imports files over HTTP. */
public final class Uploads {

    /** How the purchases of CDNOW, a file without a header, become orders. */
    public static final String CDNOW = """
            {"columns": [{"index": 0, "target": "customer.externalId"}, {"index": 2, "target": "placedAt"},
                         {"index": 3, "target": "units"}, {"index": 4, "target": "total"}],
             "constants": {"currency": "USD", "customer.kind": "person"}}
            """;

    private static final String BOUNDARY = "----relata-test-boundary";
    private static final Set<String> WORKING = Set.of("checking", "running", "retrying", "undoing", "waiting");

    private final int port;
    private final String token;
    public final Api api;

    public Uploads(int port, String token) {
        this.port = port;
        this.token = token;
        this.api = Api.at(port).bearing(token);
    }

    public Api.Answer upload(String object, String name, String content) {
        return upload(object, name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Api.Answer upload(String object, String name, byte[] content) {
        return send("/api/v1/imports?object=" + object, name, content);
    }

    /** Sends one file as a browser does. */
    public Api.Answer send(String path, String name, byte[] content) {
        try {
            var body = new ByteArrayOutputStream();
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(content);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                    .build();
            return new Api.Answer(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads, maps, imports and waits for the end. */
    public JsonNode imported(String object, String content, String mapping) {
        return started(mapped(object, content, mapping));
    }

    /** Imports what was uploaded and mapped, and waits for the end. */
    public JsonNode started(String id) {
        accepted(api.post("/api/v1/imports/" + id + "/start", null));
        return ended(id);
    }

    /** Uploads and maps; the id of the import. */
    public String mapped(String object, String content, String mapping) {
        Api.Answer begun = upload(object, "file.csv", content);
        if (begun.status() != 201) {
            throw new AssertionError(begun);
        }
        String id = begun.text("id");
        Api.Answer mapped = api.put("/api/v1/imports/" + id + "/mapping", mapping);
        if (mapped.status() != 200) {
            throw new AssertionError(mapped);
        }
        return id;
    }

    public JsonNode checked(String id) {
        accepted(api.post("/api/v1/imports/" + id + "/check", null));
        return ended(id);
    }

    public JsonNode undone(String id) {
        accepted(api.post("/api/v1/imports/" + id + "/undo", null));
        return ended(id);
    }

    public static void accepted(Api.Answer answer) {
        if (answer.status() != 202) {
            throw new AssertionError(answer);
        }
    }

    /** Waits until nothing works on the import any more. */
    public JsonNode ended(String id) {
        return ended("/api/v1/imports/", id);
    }

    public JsonNode ended(String path, String id) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(deadline)) {
            JsonNode json = api.get(path + id).json();
            if (!WORKING.contains(json.path("status").asString())) {
                return json;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("it does not end: " + api.get(path + id));
    }

    public long count(String path, String filter) {
        return api.get("/api/v1/" + path + "/sums?filter=" + java.net.URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .json()
                .path("count")
                .path("value")
                .asLong(-1);
    }

    /** "created updated unchanged refused" of an import. */
    public static String rows(JsonNode json) {
        JsonNode rows = json.path("rows");
        return rows.path("created").asLong() + " " + rows.path("updated").asLong() + " "
                + rows.path("unchanged").asLong() + " " + rows.path("refused").asLong();
    }
}
