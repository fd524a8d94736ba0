package relata.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as it is shipped, in a process of its own with the sample company in it, asked as its clients ask it. */
final class Product implements Target, AutoCloseable {

    private static final String READY = "Relata is ready at ";
    private static final String FILLED = "The sample company is in";

    /** Who signs in: e-mail and password. */
    static final Map<String, String> ADMINISTRATOR =
            Map.of("email", "bench@example.com", "password", "correct horse battery staple");

    private final Process process;
    private final int port;
    private final Path home;
    private final String token;

    private Product(Process process, int port, Path home, String token) {
        this.process = process;
        this.port = port;
        this.home = home;
        this.token = token;
    }

    /** Starts it on the data under the home; where there are none it makes them first, unless no customers are asked for. */
    static Product started(Path home, int customers) throws IOException, InterruptedException {
        boolean filled = Files.exists(home.resolve("filled"));
        if (!filled && Files.exists(home.resolve("database"))) {
            throw new Options.Wrong("The data in " + home + " were not finished: remove that directory and try again.");
        }
        Files.createDirectories(home);
        List<String> sample =
                filled || customers == 0 ? List.of() : List.of("--sample", "--customers", Integer.toString(customers));
        var product = started(home, sample, Map.of("RELATA_DATABASE_URL", ""));
        if (!filled) {
            Files.createFile(home.resolve("filled"));
        }
        return product;
    }

    /** A second node on the same database and home. */
    Product beside() throws IOException, InterruptedException {
        Properties kept = connection();
        return started(
                home,
                List.of(),
                Map.of(
                        "RELATA_DATABASE_URL",
                        "postgresql://127.0.0.1:" + kept.getProperty("port", "") + "/relata",
                        "RELATA_DATABASE_USER",
                        "relata",
                        "RELATA_DATABASE_PASSWORD",
                        kept.getProperty("password", "")));
    }

    private static Product started(Path home, List<String> sample, Map<String, String> database)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(
                Arrays.asList(System.getProperty("relata.bench.java", "-Xmx1g").split(" ")));
        command.addAll(List.of("-jar", System.getProperty("relata.bench.jar", ""), "run", "--port", "0"));
        command.addAll(sample);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RELATA_HOME", home.toString());
        builder.environment().putAll(database);
        builder.environment().put("RELATA_ADMIN_EMAIL", ADMINISTRATOR.getOrDefault("email", ""));
        builder.environment().put("RELATA_ADMIN_PASSWORD", ADMINISTRATOR.getOrDefault("password", ""));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int port = portOf(process, !sample.isEmpty());
        return new Product(process, port, home, token(port));
    }

    long pid() {
        return process.pid();
    }

    /** @param filling whether it makes its data first, which it says after its address */
    private static int portOf(Process process, boolean filling) throws IOException {
        int port = 0;
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.err.println("  " + line);
            if (line.startsWith(READY)) {
                port = URI.create(line.substring(READY.length()).strip()).getPort();
            }
            if (port != 0 && (!filling || line.startsWith(FILLED))) {
                Thread.ofVirtual().start(() -> passOn(lines));
                return port;
            }
        }
        throw new Options.Wrong("The product did not start: the lines above say why.");
    }

    /** Until the product ends, which closes what it writes to under the reader. */
    private static void passOn(BufferedReader lines) {
        try {
            lines.lines().forEach(more -> System.err.println("  " + more));
        } catch (UncheckedIOException e) {
            return;
        }
    }

    private static String token(int port) throws IOException, InterruptedException {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            exchange(browser, cookies, port, "GET", "setup", null);
            exchange(browser, cookies, port, "POST", "session", ADMINISTRATOR);
            exchange(browser, cookies, port, "GET", "me", null);
            return exchange(browser, cookies, port, "POST", "tokens", Map.of("name", "bench"))
                    .path("token")
                    .asString();
        }
    }

    private static JsonNode exchange(
            HttpClient browser, CookieManager cookies, int port, String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        var json = new JsonMapper();
        String csrf = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("none");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", csrf)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
    }

    /** Connections to the product's own database, for the ceiling. */
    HikariDataSource database(int connections) throws IOException {
        Properties kept = connection();
        var source = new HikariDataSource();
        source.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + kept.getProperty("port", "") + "/relata");
        source.setUsername("relata");
        source.setPassword(kept.getProperty("password", ""));
        source.setMaximumPoolSize(connections);
        source.setConnectionInitSql("set gin_pending_list_limit = '256kB'"); // as the product's own
        return source;
    }

    private Properties connection() throws IOException {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("database.connection"))) {
            kept.load(reader);
        }
        return kept;
    }

    /** Seconds of processors that the server and its database have used so far. */
    double processorSeconds() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("database/postmaster.pid"))
                .getFirst()
                .strip());
        var database = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.of(Stream.of(process.toHandle(), database), database.children())
                .flatMap(processes -> processes)
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }

    /** The most memory that its process had so far, the database's own not counted; 0 where the system does not say. */
    long peakMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public String named() {
        return "Relata";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String headers() {
        return "Authorization: Bearer " + token + "\r\n";
    }

    @Override
    public List<Request> requests(Scenario scenario, Subject subject) {
        return switch (scenario) {
            case LIST -> listed("city == \"" + subject.city() + "\"");
            case FILTER -> listed("street == \"" + subject.street() + "\"");
            case OPEN ->
                List.of(
                        Request.get("/api/v1/customers/" + subject.id()),
                        Request.get("/api/v1/customers/" + subject.id() + "/timeline?limit=50"));
            case SEARCH ->
                List.of(Request.get("/api/v1/search?objects=customer&limit=20&q=" + encoded(subject.part())));
            case CREATE -> List.of(new Request("POST", "/api/v1/customers", Ceiling.creation(subject)));
            case CHANGE ->
                List.of(new Request(
                        "PATCH", "/api/v1/customers/" + subject.id(), "{\"city\":\"" + subject.otherCity() + "\"}"));
        };
    }

    private static List<Request> listed(String filter) {
        return List.of(Request.get("/api/v1/customers?limit=50&sort=name&filter=" + encoded(filter)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, 60, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
        }
    }
}
