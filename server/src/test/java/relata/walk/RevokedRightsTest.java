package relata.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** A right that is taken away is gone at the next request, of a browser that is signed in and of a token alike. */
@RelataTest(shared = "access")
class RevokedRightsTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    Specimens specimens;
    People.Person person;
    Api browser;
    Api program;

    @BeforeEach
    void somebodyWithoutAnyRight() {
        admin = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        specimens = new Specimens(admin, jdbc, people);
        person = people.with();
        browser = Api.at(port);
        browser.post("/api/v1/session", Map.of("email", person.email(), "password", People.PASSWORD));
        program = Api.at(port).bearing(person.token());
    }

    @Test
    void aRoleThatIsTakenAway() {
        String id = specimens.make("customer", Whose.OTHER, person.id());
        String holds = "/api/v1/roles/" + BuiltInRole.ANALYST.id() + "/users/" + person.id();
        done(admin.put(holds, null));
        reads("/api/v1/customers/" + id);
        done(admin.delete(holds));
        readsNot("/api/v1/customers/" + id);
    }

    @Test
    void aScopeThatIsNarrowedAndAFieldThatIsHidden() {
        String id = specimens.make("customer", Whose.OTHER, person.id());
        String role = role("all", List.of());
        reads("/api/v1/customers/" + id);
        assertThat(program.get("/api/v1/customers/" + id).body()).contains("description");
        change(role, grants("all", List.of("description")));
        assertThat(program.get("/api/v1/customers/" + id).body()).doesNotContain("description");
        assertThat(browser.get("/api/v1/customers?fields=name,description").status())
                .isEqualTo(400);
        change(role, grants("own", List.of()));
        readsNot("/api/v1/customers/" + id);
        assertThat(admin.delete("/api/v1/roles/" + role + "/users/" + person.id())
                        .status())
                .isEqualTo(204);
        done(admin.delete("/api/v1/roles/" + role));
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(403);
    }

    @Test
    void aTeamThatIsLeftAndACustomerThatIsHandedOver() {
        role("team", List.of());
        String team = specimens.make("customer", Whose.TEAM, person.id());
        String own = specimens.make("customer", Whose.OWN, person.id());
        specimens.settle(person.id());
        reads("/api/v1/customers/" + team);
        reads("/api/v1/customers/" + own);
        String address = "/api/v1/teams/" + specimens.nearTeam();
        done(admin.with("If-Match", version(address)).patch(address, Map.of("members", List.of())));
        readsNot("/api/v1/customers/" + team);
        reads("/api/v1/customers/" + own);
        String other = people.with().id().toString();
        done(admin.patch("/api/v1/customers/" + own, Map.of("owner", other)));
        readsNot("/api/v1/customers/" + own);
        assertThat(program.get("/api/v1/customers/" + own + "/history").status())
                .isEqualTo(404);
        assertThat(program.get("/api/v1/customers/" + own + "/timeline").status())
                .isEqualTo(404);
    }

    /** Its file lies ready, but for the rights under which it was made. */
    @Test
    void anExportThatWasMadeUnderOtherRights() {
        String role = role("all", List.of());
        specimens.make("customer", Whose.OTHER, person.id());
        String file = exported();
        assertThat(program.get(file).body()).contains(Specimens.SECRET);
        change(role, grants("own", List.of()));
        assertThat(program.get(file).code()).isEqualTo("records-importing.export-of-other-rights");
        change(role, grants("all", List.of("city")));
        assertThat(browser.get(file).code()).isEqualTo("records-importing.export-of-other-rights");
        change(role, grants("all", List.of()));
        assertThat(program.get(file).status()).isEqualTo(200);
        done(admin.delete("/api/v1/roles/" + role + "/users/" + person.id()));
        assertThat(program.get(file).status()).isEqualTo(403);
    }

    @Test
    void anAccountThatIsClosed() {
        role("all", List.of());
        String address = "/api/v1/users/" + person.id();
        done(admin.with("If-Match", version(address)).patch(address, Map.of("active", false)));
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/customers").status()).isEqualTo(401);
    }

    private String exported() {
        String id = program.post(
                        "/api/v1/exports", Map.of("object", "customer", "fields", List.of("name"), "format", "csv"))
                .text("id");
        new Uploads(port, person.token()).ended("/api/v1/exports/", id);
        return "/api/v1/exports/" + id + "/file";
    }

    private String role(String scope, List<String> hidden) {
        var made = admin.post(
                "/api/v1/roles",
                Map.of(
                        "name",
                        "Revoked " + specimens.number(),
                        "grants",
                        grants(scope, hidden),
                        "settings",
                        List.of()));
        done(made);
        done(admin.put("/api/v1/roles/" + made.text("id") + "/users/" + person.id(), null));
        return made.text("id");
    }

    private static Map<String, ?> grants(String scope, List<String> hidden) {
        return Map.of("default", Map.of("read", scope, "export", scope, "hiddenFields", hidden));
    }

    private void change(String role, Map<String, ?> grants) {
        String address = "/api/v1/roles/" + role;
        done(admin.with("If-Match", version(address)).patch(address, Map.of("grants", grants)));
    }

    private String version(String address) {
        return admin.get(address).header("ETag");
    }

    private void reads(String address) {
        assertThat(browser.get(address).status()).isEqualTo(200);
        assertThat(program.get(address).status()).isEqualTo(200);
    }

    private void readsNot(String address) {
        assertThat(browser.get(address).status()).isIn(403, 404);
        assertThat(program.get(address).status()).isIn(403, 404);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }
}
