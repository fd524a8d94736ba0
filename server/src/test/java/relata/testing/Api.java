package relata.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A program or a browser that talks to the server of a test: {@code Api.at(port).bearing(token).get("/api/v1/me")}. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final @Nullable String token;
    private final List<String> headers;
    private final CookieManager cookies;
    private final HttpClient client;

    private Api(int port, @Nullable String token, List<String> headers, CookieManager cookies) {
        this.port = port;
        this.token = token;
        this.headers = headers;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** A browser without any cookie. */
    public static Api at(int port) {
        return new Api(port, null, List.of(), new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    /** The same, sending an API token. */
    public Api bearing(String apiToken) {
        return new Api(port, apiToken, headers, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    /** The same with more headers: name, value, name, value. */
    public Api with(String... more) {
        var all = new java.util.ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        return new Api(port, token, List.copyOf(all), cookies);
    }

    /** The same with its cookies, asking another node. */
    public Api on(int otherPort) {
        return new Api(otherPort, token, headers, cookies);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** @param body JSON text, or anything that reads well as JSON */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** The value of a cookie that the server has set. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void forget(String cookieName) {
        var store = cookies.getCookieStore();
        store.getCookies().stream()
                .filter(cookie -> cookie.getName().equals(cookieName))
                .toList()
                .forEach(cookie -> store.remove(null, cookie));
    }

    /** Sends a request; a browser fetches its CSRF cookie first, as the web client does. */
    public Answer send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + SecondNode.inTurn(port) + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        } else if (!method.equals("GET") && !headers.contains("X-XSRF-TOKEN")) {
            if (cookie("XSRF-TOKEN").isEmpty()) {
                get("/api/v1/setup");
            }
            request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("none"));
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else if (body instanceof Upload upload) {
            request.header("Content-Type", "multipart/form-data; boundary=" + Upload.BOUNDARY);
            request.method(method, HttpRequest.BodyPublishers.ofString(upload.body()));
        } else {
            request.header("Content-Type", "application/json");
            String text = body instanceof String json ? json : JSON.writeValueAsString(body);
            request.method(method, HttpRequest.BodyPublishers.ofString(text));
        }
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A body that brings one file, in the part {@code file}. */
    public record Upload(String name, String content) {

        private static final String BOUNDARY = "----relata-test-boundary";

        private String body() {
            return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        }
    }

    /** What the server answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return body().isBlank() ? MissingNode.getInstance() : JSON.readTree(body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The stable code of a refusal; empty for anything else. */
        public String code() {
            return text("code");
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
