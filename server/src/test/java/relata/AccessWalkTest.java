package relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/**
 * Walks every address that the API description offers for reading, as people of every scope, and looks for traces of a
 * customer they may not see. A new endpoint is walked from its first day, since the list comes from the description.
 */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessWalkTest {

    /** Stands in every text of what belongs to the foreign customer, and nowhere else. */
    private static final String SECRET = "Qwvhidden";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    JsonNode description;
    Map<String, String> foreign = new LinkedHashMap<>();

    @BeforeAll
    void aCustomerOfSomebodyElse() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        description = admin.get("/api/openapi.json").json();
        var owner = people.with(BuiltInRole.SALES);
        String customer = made(
                "customers",
                Map.of(
                        "kind",
                        "person",
                        "name",
                        SECRET + " Petrenko",
                        "email",
                        "qwvhidden@example.com",
                        "phone",
                        "+380675550142",
                        "city",
                        SECRET + "ville",
                        "owner",
                        owner.id().toString()));
        foreign.put("customers", customer);
        foreign.put(
                "orders",
                made(
                        "orders",
                        Map.of(
                                "customer",
                                customer,
                                "number",
                                SECRET + "-1",
                                "placedAt",
                                "2026-11-01T10:00:00Z",
                                "total",
                                Map.of("amount", "777.77", "currency", "EUR"))));
        foreign.put(
                "interactions",
                made(
                        "interactions",
                        Map.of(
                                "customer",
                                customer,
                                "channel",
                                "phone",
                                "direction",
                                "in",
                                "kind",
                                "note",
                                "subject",
                                SECRET + " called",
                                "occurredAt",
                                "2026-11-02T10:00:00Z")));
        foreign.put(
                "consents",
                made(
                        "consents",
                        Map.of(
                                "customer",
                                customer,
                                "purpose",
                                "offers",
                                "channel",
                                "email",
                                "state",
                                "given",
                                "evidence",
                                SECRET,
                                "decidedAt",
                                "2026-11-02T10:00:00Z")));
        foreign.put(
                "costs",
                made(
                        "costs",
                        Map.of(
                                "customer",
                                customer,
                                "kind",
                                "other",
                                "incurredOn",
                                "2026-11-02",
                                "note",
                                SECRET + " costs",
                                "amount",
                                Map.of("amount", "777.77", "currency", "EUR"))));
        foreign.put(
                "open-matters",
                made(
                        "open-matters",
                        Map.of(
                                "customer",
                                customer,
                                "kind",
                                "other",
                                "source",
                                "walk",
                                "sourceId",
                                SECRET,
                                "title",
                                SECRET + " complains",
                                "state",
                                "open",
                                "since",
                                "2026-11-02T10:00:00Z")));
        Api.Answer upload = admin.post(
                "/api/v1/imports?object=customer", new Api.Upload("people.csv", "name\n" + SECRET + " in a file\n"));
        assertThat(upload.status()).as(upload.toString()).isEqualTo(201);
        foreign.put("imports", upload.text("id"));
        admin.patch("/api/v1/customers/" + customer, Map.of("description", SECRET + " was here"));
    }

    private String made(String path, Map<String, ?> body) {
        Api.Answer answer = admin.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(201);
        return answer.text("id");
    }

    private Api withScope(String scope) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{duplicates,dataQuality,imports}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "Scope " + scope + " " + role)
                .param("grants", """
                        {"default": {"read": "%1$s", "create": "%1$s", "change": "%1$s", "delete": "%1$s", "export": "%1$s"}}""".formatted(scope))
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        return Api.at(port).bearing(person.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory"})
    void nothingOfAForeignCustomerIsReadAnywhere(String scope) {
        Api reader = withScope(scope);
        var leaks = new ArrayList<String>();
        int walked = 0;
        for (String address : addresses()) {
            Api.Answer answer = reader.get(address);
            walked++;
            String body = answer.body().toLowerCase(java.util.Locale.ROOT);
            String asked = URLEncoder.encode(SECRET, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
            boolean echo = answer.status() >= 400;
            if (!echo && (body.contains(asked) || foreign.values().stream().anyMatch(body::contains))) {
                leaks.add(answer.status() + " " + address + "\n    " + answer.body());
            }
            if (answer.status() >= 500) {
                leaks.add("failed " + answer.status() + " " + address + " " + answer.body());
            }
        }
        assertThat(walked).isGreaterThan(100);
        assertThat(leaks).as("as somebody with scope " + scope).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory"})
    void noCountOrSumTellsOfAForeignCustomer(String scope) {
        Api reader = withScope(scope);
        for (String path :
                List.of("customers", "orders", "interactions", "consents", "contact-points", "costs", "open-matters")) {
            Api.Answer list = reader.get("/api/v1/" + path + "?total=exact");
            if (list.status() == 403) {
                continue;
            }
            assertThat(list.json().path("total").path("value").asLong())
                    .as(path)
                    .isZero();
            assertThat(reader.get("/api/v1/" + path + "/sums")
                            .json()
                            .path("count")
                            .path("value")
                            .asLong())
                    .as(path)
                    .isZero();
        }
        Api.Answer sums = reader.get("/api/v1/orders/sums?fields=total");
        assertThat(sums.body().replaceAll("\"requestId\":\"[^\"]*\"", "")).doesNotContain("777");
        String through = URLEncoder.encode("customer.name.startsWith(\"" + SECRET + "\")", StandardCharsets.UTF_8);
        assertThat(reader.get("/api/v1/orders?filter=" + through)
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory"})
    void nothingOfAForeignCustomerIsChanged(String scope) {
        Api writer = withScope(scope);
        foreign.forEach((path, id) -> {
            if (path.equals("imports")) {
                return;
            }
            String address = "/api/v1/" + path + "/" + id;
            assertThat(writer.patch(address, Map.of()).status())
                    .as("PATCH " + address)
                    .isIn(403, 404);
            assertThat(writer.delete(address).status()).as("DELETE " + address).isIn(403, 404);
            assertThat(writer.post(address + "/restoration", null).status())
                    .as("restore " + address)
                    .isIn(403, 404);
        });
        Api.Answer order = writer.post(
                "/api/v1/orders",
                Map.of(
                        "customer",
                        foreign.get("customers"),
                        "placedAt",
                        "2026-11-01T10:00:00Z",
                        "total",
                        Map.of("amount", "1.00", "currency", "EUR")));
        assertThat(order.status()).as(order.toString()).isIn(403, 404, 422);
        assertThat(admin.get("/api/v1/customers/" + foreign.get("customers")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(BuiltInRole.class)
    void noBuiltInRoleIsAnsweredWithAFailure(BuiltInRole role) {
        Api reader = Api.at(port).bearing(people.with(role).token());
        var failures = new ArrayList<String>();
        for (String address : addresses()) {
            Api.Answer answer = reader.get(address);
            if (answer.status() >= 500) {
                failures.add(address + " " + answer);
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Every GET of the description with its parameters filled in so that it would lead to the foreign customer. */
    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            if (get.isMissingNode() || path.getKey().contains("/api/openapi")) {
                continue;
            }
            for (String place : places(path.getKey())) {
                addresses.add(place + query(get.path("parameters")));
            }
        }
        return addresses;
    }

    /** The path with {@code {path}} and {@code {id}} filled in, once for each foreign record. */
    private Stream<String> filled(String path) {
        return foreign.entrySet().stream()
                .map(record -> path.replace("{path}", record.getKey())
                        .replace("{object}", "customer")
                        .replace(
                                "{id}",
                                path.startsWith("/api/v1/" + record.getKey()) || path.contains("{path}")
                                        ? record.getValue()
                                        : foreign.getOrDefault(objectOf(path), record.getValue()))
                        .replaceAll("\\{[A-Za-z]+}", record.getValue()));
    }

    private static String objectOf(String path) {
        String[] parts = path.split("/");
        return parts.length > 3 ? parts[3] : "";
    }

    private List<String> places(String path) {
        return path.contains("{") ? filled(path).distinct().toList() : List.of(path);
    }

    private static String query(JsonNode parameters) {
        var query = new ArrayList<String>();
        for (JsonNode parameter : parameters) {
            if (!parameter.path("in").asString().equals("query")) {
                continue;
            }
            String value = switch (parameter.path("name").asString()) {
                case "q" -> SECRET;
                case "by" -> "kind";
                case "object" -> "customer";
                case "total" -> "exact";
                case "expression" -> "name == \"x\"";
                default -> "";
            };
            if (!value.isEmpty()) {
                query.add(parameter.path("name").asString() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }
}
