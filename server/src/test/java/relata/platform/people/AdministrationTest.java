package relata.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

@RelataTest
class AdministrationTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private People.Person administrator;
    private Api api;

    @BeforeEach
    void signIn() {
        administrator = people.with(BuiltInRole.ADMINISTRATOR);
        api = Api.at(port).bearing(administrator.token());
    }

    @Test
    void aChangeOfARoleHoldsAtTheNextRequestOfItsUsers() {
        var role = api.post(
                "/api/v1/roles", Map.of("name", "Interns", "grants", Map.of("customer", Map.of("read", "own"))));
        assertThat(role.status()).isEqualTo(201);
        var person = people.with();
        change("/api/v1/users/" + person.id(), Map.of("roles", List.of(role.text("id"))));
        assertThat(people.actor(person).access().scopes("customer", Action.READ))
                .containsExactly(Scope.OWN);

        change("/api/v1/roles/" + role.text("id"), Map.of("grants", Map.of("customer", Map.of("read", "all"))));
        assertThat(people.actor(person).access().scopes("customer", Action.READ))
                .containsExactly(Scope.ALL);
        assertThat(api.delete("/api/v1/roles/" + role.text("id")).code()).isEqualTo("platform.role-in-use");

        change("/api/v1/users/" + person.id(), Map.of("roles", List.of()));
        assertThat(people.actor(person).access().may("customer", Action.READ)).isFalse();
        assertThat(api.delete("/api/v1/roles/" + role.text("id")).status()).isEqualTo(204);
    }

    @Test
    void aTerritoryReachesEverythingBelowIt() {
        String country =
                api.post("/api/v1/territories", Map.of("name", "Україна")).text("id");
        String region = api.post("/api/v1/territories", Map.of("name", "Захід", "parent", country))
                .text("id");
        String city = api.post("/api/v1/territories", Map.of("name", "Львів", "parent", region))
                .text("id");
        var person = people.with(BuiltInRole.SALES);
        change("/api/v1/users/" + person.id(), Map.of("territories", List.of(region)));
        assertThat(territories(person)).containsExactlyInAnyOrder(region, city);

        assertThat(change("/api/v1/territories/" + country, Map.of("parent", city))
                        .json()
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("platform.territory-below-itself");
        assertThat(api.delete("/api/v1/territories/" + region).code()).isEqualTo("platform.territory-has-parts");
        change("/api/v1/territories/" + city, "{\"parent\": null}");
        assertThat(territories(person)).containsExactly(region);
    }

    @Test
    void theLastAdministratorStays() {
        // whoever became administrator in other tests of this class resigns first
        var others = api.get("/api/v1/roles").json();
        assertThat(others.path("items").get(0).path("name").asString()).isEqualTo("Administrator");
        var second = people.with(BuiltInRole.ADMINISTRATOR);
        assertThat(change("/api/v1/users/" + second.id(), Map.of("active", false))
                        .status())
                .isEqualTo(200);
        for (var person : people.all(BuiltInRole.ADMINISTRATOR)) {
            if (!person.equals(administrator.id())) {
                assertThat(change("/api/v1/users/" + person, Map.of("roles", List.of()))
                                .status())
                        .isEqualTo(200);
            }
        }
        var refused = change("/api/v1/users/" + administrator.id(), Map.of("roles", List.of()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("platform.last-administrator");
        assertThat(change("/api/v1/users/" + administrator.id(), Map.of("active", false))
                        .code())
                .isEqualTo("platform.last-administrator");
        String role = others.path("items").get(0).path("id").asString();
        assertThat(api.delete("/api/v1/roles/" + role + "/users/" + administrator.id())
                        .code())
                .isEqualTo("platform.last-administrator");
    }

    @Test
    void aRoleIsGivenAndTakenAndTellsWhoHasIt() {
        String role = api.post(
                        "/api/v1/roles",
                        Map.of("name", "Couriers", "grants", Map.of("customer", Map.of("read", "own"))))
                .text("id");
        var person = people.with();
        String holder = "/api/v1/roles/" + role + "/users/" + person.id();

        assertThat(api.put(holder, null).status()).isEqualTo(204);
        assertThat(api.put(holder, null).status()).isEqualTo(204);
        assertThat(people.actor(person).access().may("customer", Action.READ)).isTrue();
        assertThat(api.get("/api/v1/roles/" + role + "/users").json().path("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/audit?object=user&record=" + person.id()).body())
                .contains("Couriers");

        assertThat(api.delete(holder).status()).isEqualTo(204);
        assertThat(people.actor(person).access().may("customer", Action.READ)).isFalse();
        assertThat(api.get("/api/v1/roles/" + role + "/users").json().path("items"))
                .isEmpty();
        Api seller = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
        assertThat(seller.get("/api/v1/roles/" + role + "/users").status()).isEqualTo(403);
        assertThat(seller.put(holder, null).status()).isEqualTo(403);
    }

    @Test
    void aStaleChangeIsRefusedWithBothVersions() {
        String address = "/api/v1/teams/"
                + api.post("/api/v1/teams", Map.of("name", "North")).text("id");
        assertThat(api.patch(address, Map.of("name", "South")).code()).isEqualTo("platform.if-match-needed");
        assertThat(api.with("If-Match", "\"1\"")
                        .patch(address, Map.of("name", "South"))
                        .header("ETag"))
                .isEqualTo("\"2\"");
        var stale = api.with("If-Match", "\"1\"").patch(address, Map.of("name", "West"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("name").asString()).isEqualTo("South");
        assertThat(stale.json().path("yours").path("name").asString()).isEqualTo("West");
    }

    /** The link of an invitation lets whoever has it in, as whom it invites. */
    @Test
    void whoManagesUsersButIsNoAdministratorInvitesNoneOnceMore() {
        var role = api.post("/api/v1/roles", Map.of("name", "Inviting", "settings", List.of("users")));
        var person = people.with();
        change("/api/v1/users/" + person.id(), Map.of("roles", List.of(role.text("id"))));
        Api inviting = Api.at(port).bearing(person.token());
        String address = "/api/v1/users/"
                + api.post(
                                "/api/v1/users",
                                Map.of(
                                        "name",
                                        "Invited",
                                        "email",
                                        "invited-administrator@example.com",
                                        "roles",
                                        List.of(BuiltInRole.ADMINISTRATOR.id())))
                        .text("id")
                + "/invitation";
        assertThat(inviting.post(address, null).code()).isEqualTo("platform.only-administrators-make-administrators");
        assertThat(api.post(address, null).status()).isEqualTo(200);
    }

    @Test
    void whoManagesUsersButIsNoAdministratorMakesNone() {
        var role = api.post("/api/v1/roles", Map.of("name", "Personnel", "settings", List.of("users")));
        var person = people.with();
        change("/api/v1/users/" + person.id(), Map.of("roles", List.of(role.text("id"))));
        Api personnel = Api.at(port).bearing(person.token());
        var wishes = Map.of(
                "name", "Mallory", "email", "mallory@example.com", "roles", List.of(BuiltInRole.ADMINISTRATOR.id()));
        assertThat(personnel.post("/api/v1/users", wishes).code())
                .isEqualTo("platform.only-administrators-make-administrators");
        assertThat(personnel
                        .with("If-Match", "\"1\"")
                        .patch("/api/v1/users/" + administrator.id(), Map.of("active", false))
                        .status())
                .isEqualTo(403);
        assertThat(personnel.post("/api/v1/roles", Map.of("name", "Own")).status())
                .isEqualTo(403);
        assertThat(personnel
                        .post("/api/v1/users", Map.of("name", "Bob", "email", "bob@example.com"))
                        .status())
                .isEqualTo(201);
        assertThat(personnel
                        .post("/api/v1/users", Map.of("name", "Bob", "email", "BOB@example.com"))
                        .json()
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("platform.email-taken");
    }

    @Test
    void settingsAreClosedToWhoHasNoRightToThem() {
        Api sales = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
        for (String address : Set.of("/api/v1/roles", "/api/v1/audit", "/api/v1/users/" + administrator.id())) {
            assertThat(sales.get(address).status()).as(address).isEqualTo(403);
        }
        assertThat(sales.post("/api/v1/teams", Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(sales.post("/api/v1/territories", Map.of("name", "Mine")).status())
                .isEqualTo(403);
        assertThat(sales.post("/api/v1/users", Map.of("name", "A", "email", "a@b.c"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyChangeStandsInTheAuditWithBeforeAndAfter() {
        var person = people.with(BuiltInRole.SALES);
        change("/api/v1/users/" + person.id(), Map.of("roles", List.of(BuiltInRole.ANALYST.id())));
        var page = api.get("/api/v1/audit?limit=1&record=" + person.id()).json();
        var entry = page.path("items").get(0);
        assertThat(entry.path("actor").path("id").asString())
                .isEqualTo(administrator.id().toString());
        assertThat(entry.path("changes").get(0).toString())
                .isEqualTo("{\"field\":\"roles\",\"before\":[\"Sales\"],\"after\":[\"Analyst\"]}");
        var older = api.get("/api/v1/audit?record=" + person.id() + "&cursor="
                        + page.path("next").asString())
                .json();
        assertThat(older.path("items").size()).isPositive();
        assertThat(older.path("items")
                        .get(older.path("items").size() - 1)
                        .path("action")
                        .asString())
                .isEqualTo("create");
        assertThat(older.path("next").isNull()).isTrue();
    }

    @Test
    void theAuditIsAskedByActionAndDayAndExported() {
        String team = api.post("/api/v1/teams", Map.of("name", "=Formula")).text("id");
        api.delete("/api/v1/teams/" + team);
        String asked = "record=" + team + "&from=2020-01-01T00:00:00Z";

        assertThat(api.get("/api/v1/audit?" + asked).json().path("items")).hasSize(2);
        assertThat(api.get("/api/v1/audit?action=delete&" + asked).json().path("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/audit?record=" + team + "&to=2020-01-01T00:00:00Z")
                        .json()
                        .path("items"))
                .isEmpty();
        Api.Answer table = api.get("/api/v1/audit/export?" + asked);
        assertThat(table.header("Content-Disposition")).contains("audit.csv");
        assertThat(table.body()).contains("create", "delete", "'=Formula").doesNotContain(",=Formula");
        assertThat(api.get("/api/v1/audit?object=audit&action=export").json().path("items"))
                .isNotEmpty();
        Api seller = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());
        assertThat(seller.get("/api/v1/audit/export").status()).isEqualTo(403);
    }

    /** Changes what is at the address on its present version. */
    private Api.Answer change(String address, Object wishes) {
        return api.with("If-Match", api.get(address).header("ETag")).patch(address, wishes);
    }

    private List<String> territories(People.Person person) {
        return people.actor(person).access().territories().stream()
                .map(Object::toString)
                .toList();
    }
}
