package relata.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code ./relata bench fields}: what it costs to add a custom field while people work, to filter and sort by
 * one, and to have fifty of them. It takes away what it added.
 */
final class FieldsBench {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIELDS = "/api/v1/catalog/customer/fields";
    private static final int MANY = 50;
    private static final int ADDED_UNDER_LOAD = 5;

    /** Of taking a field away. */
    private static final int TRIES = 30;

    /** Between fields that are added under load, so that each is seen alone. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final List<String> TYPES = List.of("text", "integer", "number", "date", "boolean");

    private final Options options;
    private final List<String> added = new ArrayList<>();
    private final List<String> views = new ArrayList<>();

    FieldsBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2 * options.clients());
                var ceiling = Ceiling.started(database)) {
            Background.awaited(database);
            List<Subject> subjects = Subject.drawn(database);
            var driver = new LoadDriver(subjects);
            Comparison without = Bench.compared(options, Scenario.LIST, driver, ceiling, product);
            try {
                Slice undisturbed = mixed(driver, product, PAUSE.multipliedBy(ADDED_UNDER_LOAD));
                Slice disturbed = addedUnderLoad(driver, product);
                while (added.size() < MANY) {
                    add(product, TYPES.get(added.size() % TYPES.size()));
                }
                List<String> cities = filled(database, subjects);
                Comparison with = Bench.compared(options, Scenario.LIST, driver, ceiling, product);
                String pairs = asBuiltIn(product, database, subjects, cities);
                String section = section(load, Report.data(database), without, with, undisturbed, disturbed, pairs);
                System.out.println(section);
                Report.append(options.results(), section);
            } finally {
                takeAway(product);
            }
        }
        System.exit(0);
    }

    /** Half of the clients read lists and customers, half make and change customers. */
    private Slice mixed(LoadDriver driver, Product product, Duration length) throws IOException, InterruptedException {
        Scenario[] scenarios = {Scenario.LIST, Scenario.CREATE, Scenario.OPEN, Scenario.CHANGE};
        Function<Subject, List<Target.Request>> turn =
                subject -> product.requests(scenarios[(int) (subject.fresh() % scenarios.length)], subject);
        return driver.run(product, turn, options.clients(), length, 0);
    }

    private Slice addedUnderLoad(LoadDriver driver, Product product) throws Exception {
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Slice> work = () -> mixed(driver, product, PAUSE.multipliedBy(ADDED_UNDER_LOAD));
            var slice = beside.submit(work);
            for (int n = 0; n < ADDED_UNDER_LOAD; n++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() / 2);
                add(product, "text");
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() / 2);
            }
            return slice.get();
        }
    }

    private void add(Product product, String type) throws IOException {
        String label = "Bench " + type + " " + System.nanoTime();
        String body = JSON.writeValueAsString(Map.of("label", Map.of("en", label), "type", type));
        added.add(sent(product, new Target.Request("POST", FIELDS, body))
                .path("name")
                .asString());
    }

    private static JsonNode sent(Product product, Target.Request request) throws IOException {
        String text;
        try (var connection = new HttpConnection(product.port(), product.headers())) {
            text = connection.send(request).text();
        }
        return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    }

    /** Gives every field a value at the customers of some cities, the first field that of the city itself. */
    private List<String> filled(DataSource database, List<Subject> subjects) throws SQLException {
        List<String> cities = subjects.stream()
                .map(Subject::city)
                .filter(city -> !city.equals("Київ"))
                .distinct()
                .sorted()
                .limit(12)
                .toList();
        var assignments = new ArrayList<String>();
        for (int n = 0; n < added.size(); n++) {
            String value = n < ADDED_UNDER_LOAD ? "city" : value(TYPES.get(n % TYPES.size()));
            assignments.add(added.get(n) + " = " + value);
        }
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update customer set " + String.join(", ", assignments) + " where city = any(?)")) {
            statement.setArray(1, connection.createArrayOf("text", cities.toArray()));
            System.err.println(
                    "  " + statement.executeUpdate() + " customers have values in " + added.size() + " fields");
        }
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze customer");
        }
        return cities;
    }

    private static String value(String type) {
        return switch (type) {
            case "integer", "number" -> "version";
            case "date" -> "created_at::date";
            case "boolean" -> "version > 1";
            default -> "left(name, 20)";
        };
    }

    /** The same question by the field of the house and by the custom one that holds the same, in turn. */
    private String asBuiltIn(Product product, DataSource database, List<Subject> subjects, List<String> cities)
            throws Exception {
        String twin = added.getFirst();
        view(product, twin + " == \"" + cities.getFirst() + "\"", "name");
        view(product, "", twin);
        view(product, "", "city");
        indexed(database);
        var driver = new LoadDriver(subjects.stream()
                .filter(subject -> cities.contains(subject.city()))
                .toList());
        return String.join(
                "\n",
                pair(
                        driver,
                        product,
                        "equal to a word, by name",
                        subject -> list("name", "city == \"" + subject.city() + "\""),
                        subject -> list("name", twin + " == \"" + subject.city() + "\"")),
                pair(
                        driver,
                        product,
                        "the first 50 in its order",
                        subject -> list("city", ""),
                        subject -> list(twin, "")));
    }

    private static List<Target.Request> list(String sort, String filter) {
        return List.of(Target.Request.get("/api/v1/customers?limit=50&fields=name,kind,city,phone,email&sort=" + sort
                + (filter.isEmpty() ? "" : "&filter=" + Product.encoded(filter))));
    }

    private String pair(
            LoadDriver driver,
            Product product,
            String what,
            Function<Subject, List<Target.Request>> builtIn,
            Function<Subject, List<Target.Request>> custom)
            throws IOException, InterruptedException {
        var ofHouse = new ArrayList<Slice>();
        var ofCompany = new ArrayList<Slice>();
        for (int round = 0; round <= options.rounds(); round++) {
            Slice first = driver.run(product, builtIn, options.clients(), options.slice(), round);
            Slice second = driver.run(product, custom, options.clients(), options.slice(), round);
            if (round > 0) {
                ofHouse.add(first);
                ofCompany.add(second);
            }
        }
        double house = Comparison.perSecond(ofHouse);
        double company = Comparison.perSecond(ofCompany);
        return "| %s | %,.0f | %,.0f | %.0f %% |".formatted(what, house, company, 100 * company / house);
    }

    private void view(Product product, String filter, String sort) throws IOException {
        String body = JSON.writeValueAsString(Map.of(
                "name", "Bench " + System.nanoTime(), "object", "customer", "filter", filter, "sort", List.of(sort)));
        views.add(sent(product, new Target.Request("POST", "/api/v1/views", body))
                .path("id")
                .asString());
    }

    private static void indexed(DataSource database) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            boolean building = true;
            while (building) {
                TimeUnit.MILLISECONDS.sleep(500);
                try (var row = statement.executeQuery(
                        "select exists (select from view_index where state in ('wanted', 'building'))")) {
                    row.next();
                    building = row.getBoolean(1);
                }
            }
        }
    }

    private void takeAway(Product product) throws IOException {
        for (String view : views) {
            sent(product, new Target.Request("DELETE", "/api/v1/views/" + view, ""));
        }
        for (String field : added) {
            sent(product, new Target.Request("DELETE", FIELDS + "/" + field, ""));
            takenAway(product, "/api/v1/catalog/deleted-fields/customer/" + field);
        }
    }

    /** Asks again while what follows from the data holds the table: it is changed at once or not at all. */
    private static void takenAway(Product product, String address) throws IOException {
        for (int tries = 1; true; tries++) {
            try {
                sent(product, new Target.Request("DELETE", address, ""));
                return;
            } catch (IOException busy) {
                if (tries == TRIES) {
                    throw busy;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private String section(
            double load,
            String data,
            Comparison without,
            Comparison with,
            Slice undisturbed,
            Slice disturbed,
            String pairs) {
        return Report.heading("custom fields at %,d customers".formatted(options.customers()), data, load)
                + """
                 %d clients, %d rounds of %d s, medians; `./relata bench fields --customers %d --rounds %d --seconds %d`.

                Adding a field: %d clients that list, open, make and change customers waited %.0f ms at most in %d s while %d fields were added, and
                %.0f ms in as long without.

                Fifty fields, with values: the list of 50 of one city by name makes %.0f %% of the ceiling's requests a second with them, %.0f %% without.

                | list | by a built-in field, requests/s | by a custom one | of the built-in one |
                | --- | ---: | ---: | ---: |
                %s
                """.formatted(
                                options.clients(),
                                options.rounds(),
                                options.slice().toSeconds(),
                                options.customers(),
                                options.rounds(),
                                options.slice().toSeconds(),
                                options.clients(),
                                disturbed.longestMs(),
                                PAUSE.multipliedBy(ADDED_UNDER_LOAD).toSeconds(),
                                ADDED_UNDER_LOAD,
                                undisturbed.longestMs(),
                                100 * with.ratio(),
                                100 * without.ratio(),
                                pairs);
    }
}
