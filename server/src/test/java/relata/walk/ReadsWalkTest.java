package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import relata.platform.Ids;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/**
 * Asks every operation of the API description that reads, as every built-in role, with every scope and with scopes that
 * differ between objects, about records of one's own, of the team, of the territory and of others, of every object. What
 * the grants reach is told; of the rest neither an id, nor a text, nor a count or a sum.
 */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsWalkTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Api admin;
    JsonNode description;
    Estate estate;
    Reads reads;
    List<Operation> operations;

    @BeforeAll
    void makeTheEstate() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        description = admin.get("/api/openapi.json").json();
        operations = Operation.reads(description);
        estate = new Estate(
                new Specimens(admin, jdbc, people), jdbc, people.with().id());
        reads = new Reads(estate, admin.get("/api/v1/catalog").json());
    }

    @Test
    void everyOperationHasItsLineInTheWalk() {
        assertThat(operations.stream()
                        .filter(operation -> reads.questions(operation) == null)
                        .toList())
                .as("add how these are asked to relata.walk.Reads")
                .isEmpty();
        assertThat(operations).hasSizeGreaterThan(50);
    }

    /** What the description leaves out no walk would find. */
    @Test
    void everyAddressOfTheServerIsDescribed() {
        var described = description
                .path("paths")
                .propertyStream()
                .map(path -> path.getKey().replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());
        var served = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> served.add(pattern.replaceAll("\\{[^}]*}", "{}"))));
        served.removeAll(described);
        assertThat(served).containsExactly("/api/openapi.json", "/api/openapi.json.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory", "all"})
    void nobodyReadsBeyondTheirScope(String scope) {
        walk(withGrants("\"default\": " + grant(scope)));
    }

    /** Each is told of what is theirs beside what is not: an order on a timeline, a customer's name on an order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer all, order own, interaction team, default own",
                "customer own, order all, interaction all, default all",
                "customer all, default none",
                "customer none, order territory, default team"
            })
    void scopesThatDifferBetweenObjectsDoNotOpenEachOther(String scopes) {
        var grants = new ArrayList<String>();
        for (String each : scopes.split(", ")) {
            grants.add("\"" + each.split(" ")[0] + "\": " + grant(each.split(" ")[1]));
        }
        walk(withGrants(String.join(", ", grants)));
    }

    @ParameterizedTest
    @EnumSource(BuiltInRole.class)
    void noBuiltInRoleReadsBeyondItsGrants(BuiltInRole role) {
        walk(people.with(role));
    }

    /** The scope of exporting differs from that of reading: what a file holds is what both reach. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory"})
    void anExportHoldsWhatItsScopeReaches(String scope) {
        var person = withGrants("\"default\": {\"read\": \"all\", \"export\": \"%s\"}".formatted(scope));
        estate.passTo(person.id());
        Access access = people.actor(person).access();
        var asked = new Uploads(port, person.token());
        for (String object : estate.objects()) {
            Api.Answer begun = asked.api.post("/api/v1/exports", Map.of("object", object, "format", "csv"));
            if (!access.may(object, Action.EXPORT)) {
                assertThat(begun.status()).as(object + " " + begun).isEqualTo(403);
                continue;
            }
            asked.ended("/api/v1/exports/", begun.text("id"));
            String file = asked.api
                    .get("/api/v1/exports/" + begun.text("id") + "/file")
                    .body();
            List<Estate.Plot> reached = estate.reached(object, access, Action.EXPORT);
            for (Estate.Plot plot : estate.of(object)) {
                assertThat(file.contains(plot.id())).as(plot + " for " + scope).isEqualTo(reached.contains(plot));
            }
        }
    }

    private static String grant(String scope) {
        return "{\"read\": \"%1$s\", \"create\": \"%1$s\", \"change\": \"%1$s\", \"delete\": \"%1$s\", \"export\": \"%1$s\"}"
                .formatted(scope);
    }

    private People.Person withGrants(String grants) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{duplicates,dataQuality,imports}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "Reads " + role)
                .param("grants", "{" + grants + "}")
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        return person;
    }

    private void walk(People.Person person) {
        estate.passTo(person.id());
        Access access = people.actor(person).access();
        Api api = Api.at(port).bearing(person.token());
        List<Estate.Plot> closed = estate.closedTo(access);
        var findings = new ArrayList<String>();
        int asked = 0;
        for (Operation operation : operations) {
            for (Reads.Question question : Objects.requireNonNull(reads.questions(operation), operation::toString)) {
                Api.Answer answer = api.get(question.address());
                findings.addAll(judge(question, answer, access, closed));
                asked++;
            }
        }
        for (String object : estate.objects()) {
            findings.addAll(count(object, access, api));
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(findings).isEmpty();
    }

    private static List<String> judge(
            Reads.Question question, Api.Answer answer, Access access, List<Estate.Plot> closed) {
        var findings = new ArrayList<String>();
        @Nullable Boolean open = question.open(access);
        if (answer.status() >= 500) {
            findings.add("failed: " + question.address() + " -> " + answer);
        } else if (open != null && open != answer.status() < 300) {
            findings.add((open ? "refused though open: " : "answered though closed: ") + question.address() + " -> "
                    + answer);
        }
        if (answer.status() < 300 || (question.plot() != null && !Boolean.TRUE.equals(open))) {
            // an order whose customer is closed to the reader says that it has one, not whom
            String body =
                    answer.body().toLowerCase(Locale.ROOT).replaceAll("\\{\"id\":\"[0-9a-f-]{36}\",\"name\":null}", "");
            closed.stream()
                    .filter(plot -> answer.status() < 300 ? plot.isToldIn(body) : plot.isNamedIn(body))
                    .forEach(plot -> findings.add("tells of " + plot + ": " + question.address() + " -> " + answer));
        }
        return findings;
    }

    /** Lists, counts, sums, groups, boards and filters over other tables hold exactly the records that are reached. */
    private List<String> count(String object, Access access, Api api) {
        @Nullable String filter = estate.filter(object);
        if (filter == null) {
            return List.of();
        }
        var findings = new ArrayList<String>();
        Set<String> reached = estate.reached(object, access, Action.READ).stream()
                .map(Estate.Plot::id)
                .collect(Collectors.toSet());
        String list = "/api/v1/" + Specimens.path(object);
        String asked = "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        if (!access.may(object, Action.READ)) {
            for (String each : List.of("?", "/sums?", "/groups?by=createdBy&")) {
                Api.Answer answer = api.get(list + each + asked);
                if (answer.status() != 403) {
                    findings.add("not refused: " + list + each + " -> " + answer);
                }
            }
            return findings;
        }
        Api.Answer page = api.get(list + "?total=exact&" + asked);
        Set<String> listed = StreamSupport.stream(page.json().path("items").spliterator(), false)
                .map(item -> item.path("id").asString(""))
                .collect(Collectors.toSet());
        Api.Answer sums = api.get(list + "/sums?" + asked);
        Api.Answer groups = api.get(list + "/groups?by=createdBy&" + asked);
        long grouped = StreamSupport.stream(groups.json().path("groups").spliterator(), false)
                .mapToLong(group -> group.path("count").asLong())
                .sum();
        if (!listed.equals(reached)
                || page.json().path("total").path("value").asLong() != reached.size()
                || sums.json().path("count").path("value").asLong() != reached.size()
                || grouped != reached.size()) {
            findings.add("%s should hold %s: %s, sums %s, groups %s".formatted(list, reached, page, sums, groups));
        }
        return findings;
    }
}
