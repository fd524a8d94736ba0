package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.access.Access;
import relata.platform.people.BuiltInRole;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/**
 * Asks every operation of the API description that may change something, as every built-in role and with every scope,
 * about records of one's own, of the team, of the territory and of others. What the grants do not allow is refused,
 * changes nothing and tells nothing; what they allow is done.
 */
@RelataTest(shared = "access")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesWalkTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Specimens specimens;
    Writes writes;
    List<Operation> operations;

    @BeforeAll
    void description() {
        Api admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        specimens = new Specimens(admin, jdbc, people);
        writes = new Writes(specimens);
        operations = Operation.writes(admin.get("/api/openapi.json").json());
    }

    @Test
    void everyOperationHasItsLineInTheWalk() {
        assertThat(operations.stream()
                        .filter(operation -> writes.entry(operation) == null)
                        .toList())
                .as("add what these need to relata.walk.Writes")
                .isEmpty();
        assertThat(operations).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "territory", "all"})
    void nobodyWritesBeyondTheirScope(String scope) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{duplicates}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "Writes " + scope + " " + role)
                .param("grants", """
                        {"default": {"read": "%1$s", "create": "%1$s", "change": "%1$s", "delete": "%1$s", "export": "%1$s"}}""".formatted(scope))
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        specimens.settle(person.id());
        walk(person, List.of(Whose.values()));
    }

    @ParameterizedTest
    @EnumSource(BuiltInRole.class)
    void noBuiltInRoleWritesBeyondItsGrants(BuiltInRole role) {
        var person = people.with(role);
        specimens.settle(person.id());
        walk(person, List.of(Whose.OWN, Whose.OTHER));
    }

    private void walk(People.Person person, List<Whose> whose) {
        Access access = people.actor(person).access();
        Api api = Api.at(port).bearing(person.token());
        var findings = new ArrayList<String>();
        int asked = 0;
        for (Operation operation : operations) {
            Writes.Entry entry = java.util.Objects.requireNonNull(writes.entry(operation), operation::toString);
            boolean differs = entry.need() instanceof Need.OnRecord
                    || entry.need() instanceof Need.Creation
                    || entry.need() instanceof Need.Both
                    || entry.need() instanceof Need.Open;
            for (Whose each : differs ? whose : List.of(Whose.OTHER)) {
                findings.addAll(ask(operation, entry, each, person, access, api));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(findings).isEmpty();
    }

    private List<String> ask(
            Operation operation, Writes.Entry entry, Whose whose, People.Person person, Access access, Api api) {
        var findings = new ArrayList<String>();
        Writes.Request request = entry.asking().request(whose, person.id());
        boolean allowed = entry.need().met(access, whose);
        String before = allowed ? "" : state(request, person);
        boolean asksVersion = request.object() == null
                && (operation.method().equals("PATCH") || operation.toString().equals("PUT /api/v1/policies/{id}"));
        Api sender = asksVersion ? api.with("If-Match", "\"1\"") : api;
        Api.Answer answer = sender.send(operation.method(), request.address(), request.body());
        String told = operation + " " + whose + " -> " + answer;
        if (answer.status() >= 500) {
            findings.add("failed: " + told);
        } else if (allowed && answer.status() >= 300) {
            findings.add("refused though allowed: " + told);
        } else if (!allowed && answer.status() < 400) {
            findings.add("done though not allowed: " + told);
        } else if (!allowed && !state(request, person).equals(before)) {
            findings.add("refused and yet something changed: " + told);
        }
        boolean reads = request.object() == null
                || Need.reaches(access, request.object(), relata.platform.access.Action.READ, whose);
        String body = answer.body().toLowerCase(Locale.ROOT);
        if (!(allowed && reads) && !reads && body.contains(Specimens.SECRET.toLowerCase(Locale.ROOT))) {
            findings.add("tells of what may not be read: " + told);
        }
        return findings;
    }

    /** The record at stake, what this person has done by the audit, and all that settings hold. */
    private String state(Writes.Request request, People.Person person) {
        String record =
                request.object() == null || request.id() == null ? "" : specimens.row(request.object(), request.id());
        String rest =
                jdbc.sql("""
                        select (select count(*) from audit where actor_id = :person and action <> 'sign-in')
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by id), '') from role t))
                            || md5((select coalesce(string_agg((to_jsonb(t) - 'last_seen_at')::text, '' order by id), '') from app_user t))
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by id), '') from team t))
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by id), '') from territory t))
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by id), '') from saved_view t))
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by id), '') from custom_field t))
                            || md5((select coalesce(string_agg(to_jsonb(t)::text, '' order by key), '') from setting t))
                            || (select count(*) from user_role)
                            || (select count(*) from team_member)
                            || (select count(*) from territory_member)
                            || (select count(*) from custom_object)
                            || (select count(*) from api_token)
                            || (select count(*) from file_import)
                            || (select count(*) from list_export)
                            || (select count(*) from bulk_change)
                            || (select count(*) from attachment)
                        """).param("person", person.id()).query(String.class).single();
        return record + rest;
    }
}
