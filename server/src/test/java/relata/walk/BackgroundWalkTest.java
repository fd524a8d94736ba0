package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** What is done in the background, long after it was asked for, keeps to the scope of who asked. */
@RelataTest(shared = "access")
class BackgroundWalkTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Specimens specimens;
    People.Person person;
    Uploads theirs;
    final Map<Whose, String> customers = new EnumMap<>(Whose.class);

    @BeforeEach
    void specimens() {
        specimens = new Specimens(
                Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token()), jdbc, people);
    }

    private Access somebodyWith(String scope) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{imports}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "Background " + role)
                .param("grants", """
                        {"default": {"read": "%1$s", "create": "%1$s", "change": "%1$s", "delete": "%1$s", "export": "%1$s"}}""".formatted(scope))
                .update();
        person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        specimens.settle(person.id());
        theirs = new Uploads(port, person.token());
        for (Whose whose : Whose.values()) {
            customers.put(whose, specimens.make("customer", whose, person.id()));
        }
        return people.actor(person).access();
    }

    private String row(Whose whose) {
        return specimens.row("customer", customers.get(whose));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "team", "territory", "all"})
    void anExportHoldsWhatItsScopeReaches(String scope) {
        Access access = somebodyWith(scope);
        Api.Answer begun = theirs.api.post(
                "/api/v1/exports", Map.of("object", "customer", "fields", List.of("name"), "format", "csv"));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        theirs.ended("/api/v1/exports/", begun.text("id"));
        String file =
                theirs.api.get("/api/v1/exports/" + begun.text("id") + "/file").body();
        customers.forEach((whose, id) -> assertThat(file.contains(id))
                .as(whose + " for " + scope)
                .isEqualTo(Need.reaches(access, "customer", Action.EXPORT, whose)));
        Api.Answer others = specimens.admin().get("/api/v1/exports/" + begun.text("id") + "/file");
        assertThat(others.status()).as("a file is for whoever asked for it").isEqualTo(404);
    }

    /** Reading numbers is not taking them all along. */
    @Test
    void anExportHoldsNoPartsThatMayNotBeExported() {
        somebodyWith("all");
        String id = customers.get(Whose.OTHER);
        specimens
                .admin()
                .post("/api/v1/contact-points", Map.of("customer", id, "kind", "email", "value", "part@example.com"));
        specimens
                .admin()
                .post("/api/v1/contact-points", Map.of("customer", id, "kind", "email", "value", "second@example.com"));
        assertThat(exportWithParts()).contains(id).contains("second@example.com");
        jdbc.sql("""
                 update role set grants = grants || '{"contactPoint": {"read": "all", "export": "none"}}'
                  where id = (select role_id from user_role where user_id = ?)
                 """).param(person.id()).update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        assertThat(exportWithParts()).contains(id).doesNotContain("second@example.com");
    }

    private String exportWithParts() {
        Api.Answer begun =
                theirs.api.post("/api/v1/exports", Map.of("object", "customer", "format", "csv", "parts", true));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        theirs.ended("/api/v1/exports/", begun.text("id"));
        return theirs.api.get("/api/v1/exports/" + begun.text("id") + "/file").body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "team", "territory"})
    void aBulkEditChangesWhatItsScopeReaches(String scope) {
        Access access = somebodyWith(scope);
        Api.Answer begun = theirs.api.post(
                "/api/v1/customers/bulk-edits",
                Map.of("ids", List.copyOf(customers.values()), "values", Map.of("region", "In bulk")));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
        theirs.ended("/api/v1/bulk-changes/", begun.text("id"));
        for (Whose whose : Whose.values()) {
            assertThat(row(whose).contains("In bulk"))
                    .as(whose + " for " + scope)
                    .isEqualTo(Need.reaches(access, "customer", Action.CHANGE, whose));
        }
        Api.Answer deletions =
                theirs.api.post("/api/v1/customers/bulk-deletions", Map.of("ids", List.copyOf(customers.values())));
        theirs.ended("/api/v1/bulk-changes/", deletions.text("id"));
        for (Whose whose : Whose.values()) {
            assertThat(row(whose).contains("\"deleted_at\": null"))
                    .as(whose + " for " + scope)
                    .isEqualTo(!Need.reaches(access, "customer", Action.DELETE, whose));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "team", "territory"})
    void aFileNeitherChangesNorTellsOfCustomersOfOthers(String scope) {
        somebodyWith(scope);
        String foreign = customers.get(Whose.OTHER);
        String number = "F-" + Ids.next();
        specimens.admin().patch("/api/v1/customers/" + foreign, Map.of("externalId", number));
        String before = row(Whose.OTHER);
        String id = theirs.mapped("customers", "externalId,name,city\n" + number + ",Taken Over,Somewhere\n", """
                {"columns": [{"index": 0, "target": "externalId"}, {"index": 1, "target": "name"}, {"index": 2, "target": "city"}],
                 "constants": {"kind": "person"}, "matchBy": ["externalId"], "whenExists": "replace"}""");
        var checked = theirs.checked(id);
        var done = theirs.started(id);
        assertThat(row(Whose.OTHER)).isEqualTo(before);
        String told = checked + " " + done + " "
                + theirs.api.get("/api/v1/imports/" + id + "/refused").body();
        assertThat(told.toLowerCase(Locale.ROOT))
                .doesNotContain(Specimens.SECRET.toLowerCase(Locale.ROOT))
                .doesNotContain(foreign);
    }
}
