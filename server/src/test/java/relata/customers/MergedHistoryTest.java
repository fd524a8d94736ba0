package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** What happened to a record before it was merged is read with the record that is left. */
@RelataTest(shared = "access")
class MergedHistoryTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Api admin;
    Uploads uploads;
    String survivor;
    String merged;

    @BeforeEach
    void twoRecordsOfOnePerson() {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(administrator.token());
        uploads = new Uploads(port, administrator.token());
        survivor = made("First Record", "Odesa");
        merged = made("Second Record", "Lviv");
        admin.patch("/api/v1/customers/" + survivor, Map.of("region", "of the first"));
        admin.patch("/api/v1/customers/" + merged, Map.of("region", "of the second"));
    }

    private String made(String name, String city) {
        return admin.post("/api/v1/customers", Map.of("kind", "person", "name", name, "city", city))
                .text("id");
    }

    private String merge(String first, String second) {
        Api.Answer answer = admin.post("/api/v1/customers/" + first + "/merge", Map.of("other", second));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text("merge");
    }

    @Test
    void theSurvivorTellsWhatHappenedUnderBothIds() {
        String third = made("Third Record", "Kyiv");
        merge(merged, third);
        merge(survivor, merged);
        List<String> told = history(admin, survivor);
        assertThat(told)
                .contains("create name First Record", "create name Second Record", "create name Third Record")
                .contains("change region of the first", "change region of the second")
                .filteredOn(entry -> entry.startsWith("merge "))
                .hasSize(2);
        assertThat(history(admin, merged))
                .as("the old id leads to the one that is left")
                .isEqualTo(told);
        assertThat(history(admin, third)).isEqualTo(told);
    }

    @Test
    void whatAnImportDidToTheMergedOneIsToldToo() {
        String email = "merged" + Ids.next() + "@example.com";
        admin.patch("/api/v1/customers/" + merged, Map.of("email", email));
        uploads.imported("customers", "email,city\n" + email + ",Imported City\n", """
                {"columns": [{"index": 0, "target": "email"}, {"index": 1, "target": "city"}],
                 "constants": {"kind": "person"}, "matchBy": ["email"], "whenExists": "replace"}""");
        merge(survivor, merged);
        assertThat(history(admin, survivor)).contains("change city Imported City");
    }

    @Test
    void afterUndoEachHasItsOwnAgain() {
        String merge = merge(survivor, merged);
        assertThat(admin.post("/api/v1/merges/" + merge + "/undo", null).status())
                .isEqualTo(200);
        assertThat(history(admin, survivor))
                .contains("change region of the first")
                .noneMatch(entry -> entry.contains("of the second") || entry.contains("Second Record"));
        assertThat(history(admin, merged))
                .contains("change region of the second", "create name Second Record")
                .noneMatch(entry -> entry.contains("of the first"));
    }

    @Test
    void theHistoryIsOnlyForWhomTheSurvivorIsOpen() {
        String theirs = made("Of somebody else", "Poltava");
        merge(theirs, merged);
        Api owner = with("""
                {"default": {"read": "own"}, "customer": {"read": "own"}}""");
        assertThat(owner.get("/api/v1/customers/" + theirs + "/history").status())
                .isEqualTo(404);
        assertThat(owner.get("/api/v1/customers/" + merged + "/history").status())
                .as("by the old id")
                .isEqualTo(404);
        Api blind = with("""
                {"customer": {"read": "all", "hiddenFields": ["region"]}}""");
        assertThat(history(blind, theirs))
                .contains("create name Second Record")
                .noneMatch(entry -> entry.contains("region") || entry.contains("of the second"));
    }

    private Api with(String grants) {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, cast(:grants as jsonb), '{}', :id, :id)
                 """)
                .param("id", role)
                .param("name", "History " + role)
                .param("grants", grants)
                .update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        return Api.at(port).bearing(person.token());
    }

    /** "action field after" of every change that is told. */
    private static List<String> history(Api api, String id) {
        Api.Answer answer = api.get("/api/v1/customers/" + id + "/history");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var told = new ArrayList<String>();
        for (JsonNode item : answer.json().path("items")) {
            for (JsonNode change : item.path("changes")) {
                told.add(item.path("action").asString("") + " "
                        + change.path("field").asString("") + " "
                        + change.path("after").asString(""));
            }
        }
        return told;
    }
}
