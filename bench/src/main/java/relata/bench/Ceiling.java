package relata.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the machine gives at best: the JDK's own HTTP server on virtual threads that runs the product's SQL on the product's
 * database and writes the rows as JSON. Nobody signs in, nothing is checked, no catalog is asked.
 */
final class Ceiling implements Target, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ceiling.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final CeilingQueries queries;

    private Ceiling(HttpServer server, CeilingQueries queries) {
        this.server = server;
        this.queries = queries;
    }

    static Ceiling started(DataSource source) throws IOException {
        // without it each answer waits 40 ms for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        var ceiling = new Ceiling(server, new CeilingQueries(source));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ceiling::answer);
        server.start();
        return ceiling;
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        byte[] body;
        try {
            body = body(exchange);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.SEVERE, exchange.getRequestURI().toString(), e);
            status = 500;
            body = e.toString().getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] body(HttpExchange exchange) throws IOException, SQLException {
        Map<String, String> given = given(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestURI().getPath()) {
            case "/list" -> queries.list("city", given.getOrDefault("city", ""));
            case "/filter" -> queries.list("street", given.getOrDefault("street", ""));
            case "/customer" -> queries.open(UUID.fromString(given.getOrDefault("id", "")));
            case "/search" -> queries.search(given.getOrDefault("q", ""));
            case "/create" -> queries.create(read(exchange));
            case "/change" ->
                queries.change(
                        UUID.fromString(given.getOrDefault("id", "")),
                        read(exchange).path("city").asString(""));
            default -> throw new IllegalArgumentException("There is no such address");
        };
    }

    private static JsonNode read(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, String> given(@Nullable String query) {
        var given = new HashMap<String, String>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            given.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return given;
    }

    @Override
    public String named() {
        return "ceiling";
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public String headers() {
        return "";
    }

    @Override
    public List<Request> requests(Scenario scenario, Subject subject) {
        return List.of(
                switch (scenario) {
                    case LIST -> Request.get("/list?city=" + Product.encoded(subject.city()));
                    case FILTER -> Request.get("/filter?street=" + Product.encoded(subject.street()));
                    case OPEN -> Request.get("/customer?id=" + subject.id());
                    case SEARCH -> Request.get("/search?q=" + Product.encoded(subject.part()));
                    case CREATE -> new Request("POST", "/create", creation(subject));
                    case CHANGE ->
                        new Request("POST", "/change?id=" + subject.id(), "{\"city\":\"" + subject.otherCity() + "\"}");
                });
    }

    /** A new customer as both servers get it. */
    static String creation(Subject subject) {
        return JSON.writeValueAsString(Map.of(
                "kind",
                "person",
                "name",
                subject.name() + " " + subject.fresh(),
                "email",
                "bench" + subject.fresh() + "@example.com",
                "city",
                subject.city()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
