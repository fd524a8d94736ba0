package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
 * Hides every field of every object of the catalog in turn, and closes it to writing: no description, list, filter, sort,
 * sum, group, board, record, history, timeline, search, export, completion or record that refers to it tells of the field
 * or of what stands in it, and nobody writes it.
 */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {

    /** The title is made of these: who hides them hides the name too. */
    private static final Set<String> PARTS_OF_TITLE =
            Set.of("customer.givenName", "customer.patronymic", "customer.familyName");

    /** Where the main one of several stands among the others, for whoever may read those: the administrator's guide says so. */
    private static final Map<String, String> MAIN_ONE_OF = Map.of(
            "customer.email", "/api/v1/contact-points",
            "customer.phone", "/api/v1/contact-points",
            "customer.street", "/api/v1/addresses",
            "customer.city", "/api/v1/addresses",
            "customer.region", "/api/v1/addresses",
            "customer.postalCode", "/api/v1/addresses",
            "customer.country", "/api/v1/addresses");

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    Api reader;
    UUID role;
    Specimens specimens;
    JsonNode catalog;
    UUID somebody;

    @BeforeAll
    void somebodyWhoReadsAllElse() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        specimens = new Specimens(admin, jdbc, people);
        catalog = admin.get("/api/v1/catalog").json();
        var person = people.with();
        somebody = person.id();
        role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, 'Fields ' || :id, :id, :id, '{}', '{imports,duplicates,dataQuality}', :id, :id)
                 """).param("id", role).update();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(somebody, role)
                .update();
        reader = Api.at(port).bearing(person.token());
    }

    static Stream<String> objects() {
        return Specimens.objectNames().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aHiddenFieldIsToldNowhere(String object) {
        String id = specimens.make(object, Whose.OTHER, somebody);
        var findings = new ArrayList<String>();
        int fields = 0;
        for (JsonNode field : described(object).path("fields")) {
            String name = field.path("name").asString("");
            @Nullable String text = PARTS_OF_TITLE.contains(object + "." + name) ? null : written(object, id, field);
            grant(object, "hiddenFields", name);
            var told = new Telling(object, name, id, text);
            told.refusals();
            told.answers();
            told.references();
            findings.addAll(told.findings);
            fields++;
        }
        assertThat(fields).isGreaterThan(4);
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aFieldThatIsClosedToWritingIsNotWritten(String object) {
        String id = specimens.make(object, Whose.OTHER, somebody);
        String address = "/api/v1/" + Specimens.path(object) + "/" + id;
        for (JsonNode field : described(object).path("fields")) {
            String name = field.path("name").asString("");
            grant(object, "readOnlyFields", name);
            String before = specimens.row(object, id);
            Map<String, Object> body = new HashMap<>();
            body.put(name, admin.get(address).json().get(name));
            body.put(name, value(field));
            assertThat(reader.patch(address, body).status())
                    .as(object + "." + name)
                    .isIn(400, 403, 422);
            assertThat(specimens.row(object, id)).as(object + "." + name).isEqualTo(before);
        }
    }

    private JsonNode described(String object) {
        for (JsonNode each : catalog.path("objects")) {
            if (each.path("name").asString("").equals(object)) {
                return each;
            }
        }
        throw new AssertionError("no object " + object);
    }

    private void grant(String object, String closed, String field) {
        String all =
                "\"read\": \"all\", \"create\": \"all\", \"change\": \"all\", \"delete\": \"all\", \"export\": \"all\"";
        jdbc.sql("update role set grants = cast(:grants as jsonb) where id = :id")
                .param(
                        "grants",
                        "{\"default\": {%1$s}, \"%2$s\": {%1$s, \"%3$s\": [\"%4$s\"]}}"
                                .formatted(all, object, closed, field))
                .param("id", role)
                .update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
    }

    /** Puts a text into the field that stands nowhere else, where it takes one; null where it does not. */
    private @Nullable String written(String object, String id, JsonNode field) {
        String name = field.path("name").asString("");
        String word = "hqx" + object + name;
        String text = switch (field.path("type").asString("")) {
            case "text", "longText" -> word;
            case "email" -> word + "@example.com";
            case "url" -> "https://" + word + ".example.com";
            default -> "";
        };
        if (text.isEmpty()) {
            return null;
        }
        String address = "/api/v1/" + Specimens.path(object) + "/" + id;
        boolean taken = admin.patch(address, Map.of(name, text)).status() == 200
                && admin.get(address).text(name).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        return taken ? word.toLowerCase(Locale.ROOT) : null;
    }

    private static Object value(JsonNode field) {
        return switch (field.path("type").asString("")) {
            case "number", "integer" -> 7;
            case "boolean" -> true;
            case "date" -> "2020-02-03";
            case "time" -> "2020-02-03T04:05:06Z";
            case "money" -> Map.of("amount", "7.00", "currency", "EUR");
            case "choices" -> List.of("x");
            case "reference" -> Ids.next().toString();
            default -> "Written";
        };
    }

    /** Everything that is asked about one hidden field of one record. */
    private final class Telling {

        private final String object;
        private final String field;
        private final String id;
        private final @Nullable String text;
        private final String list;
        final List<String> findings = new ArrayList<>();

        Telling(String object, String field, String id, @Nullable String text) {
            this.object = object;
            this.field = field;
            this.id = id;
            this.text = text;
            this.list = "/api/v1/" + Specimens.path(object);
        }

        void refusals() {
            refused(reader.get(list + "?fields=" + field), "fields");
            refused(reader.get(list + "?sort=" + field), "sort");
            refused(reader.get(list + "?filter=" + encoded("has(" + field + ")")), "filter");
            refused(reader.get(list + "/sums?fields=" + field), "sums");
            refused(reader.get(list + "/sums?filter=" + encoded("has(" + field + ")")), "sums of a filter");
            refused(reader.get(list + "/groups?by=" + field), "groups");
            refused(reader.get(list + "/board?by=" + field), "board");
            refused(reader.get(list + "/board?by=kind&fields=" + field), "board with it");
            refused(
                    reader.post("/api/v1/exports", Map.of("object", object, "fields", List.of(field), "format", "csv")),
                    "export");
            refused(
                    reader.post(
                            "/api/v1/exports",
                            Map.of("object", object, "filter", "has(" + field + ")", "format", "csv")),
                    "export of a filter");
            refused(reader.patch(list + "/" + id, Map.of(field, "Written")), "change");
        }

        private void refused(Api.Answer answer, String how) {
            if (answer.status() < 400 || answer.status() >= 500) {
                findings.add(object + "." + field + " by " + how + ": " + answer);
            }
        }

        void answers() {
            for (JsonNode each : reader.get("/api/v1/catalog").json().path("objects")) {
                if (each.path("name").asString("").equals(object)) {
                    each.path("fields").forEach(known -> {
                        if (known.path("name").asString("").equals(field)) {
                            findings.add(object + "." + field + " is in the catalog");
                        }
                    });
                }
            }
            holdsNot(reader.get(list + "/" + id));
            holdsNot(reader.get(list + "?limit=500"));
            holdsNot(reader.with("If-Match", "\"0\"").patch(list + "/" + id, Map.of()));
            Api.Answer history = reader.get(list + "/" + id + "/history");
            holdsNot(history);
            history.json()
                    .path("items")
                    .forEach(entry -> entry.path("changes").forEach(change -> {
                        if (change.path("field").asString("").equals(field)) {
                            findings.add(object + "." + field + " is in the history");
                        }
                    }));
            if (object.equals("customer")) {
                holdsNot(reader.get(list + "/" + id + "/timeline?people=true"));
                holdsNot(reader.get(list + "/" + id + "/quality"));
                holdsNot(reader.get("/api/v1/duplicates?customer=" + id));
            }
            if (text != null) {
                Api.Answer found = reader.get("/api/v1/search?limit=100&q=" + text);
                if (found.body().contains(id)) {
                    findings.add(object + "." + field + " is found by a search: " + found);
                }
                holdsNot(found);
            }
        }

        private void holdsNot(Api.Answer answer) {
            if (text != null && answer.body().toLowerCase(Locale.ROOT).contains(text)) {
                findings.add(
                        object + "." + field + " stands in " + answer.response().uri() + " " + answer);
            }
            JsonNode body = answer.json();
            Stream.concat(Stream.of(body), body.path("items").valueStream())
                    .filter(record -> record.path("id").asString("").equals(id) && record.has(field))
                    .forEach(record -> findings.add(object + "." + field + " is in " + record));
        }

        /** Records that refer to this one neither filter by the field nor call it by its title. */
        void references() {
            for (JsonNode other : catalog.path("objects")) {
                for (JsonNode reference : other.path("fields")) {
                    if (!reference.path("target").asString("").equals(object)) {
                        continue;
                    }
                    String path = "/api/v1/" + other.path("path").asString("");
                    String through = reference.path("name").asString("") + "." + field;
                    refused(reader.get(path + "?filter=" + encoded("has(" + through + ")")), "filter of " + path);
                    if (!path.equals(MAIN_ONE_OF.get(object + "." + field))) {
                        holdsNot(reader.get(path + "?limit=500"));
                    }
                }
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
