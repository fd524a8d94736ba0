package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.Language;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;

/** What belongs to one customer is not given to a second: 409, the field, and the way to who has it for whom that is open. */
@RelataTest(shared = "access")
class ConflictsTest {

    private static final List<Language> LANGUAGES = List.of(Language.EN, Language.RU, Language.UK);

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    People.Person administrator;
    Api admin;
    String holder;
    String number;

    @BeforeEach
    void somebodyWhoHasAnId() {
        administrator = people.with(BuiltInRole.ADMINISTRATOR);
        admin = Api.at(port).bearing(administrator.token());
        number = "C-" + Ids.next();
        holder = admin.post("/api/v1/customers", Map.of("kind", "person", "name", "Who Has It", "externalId", number))
                .text("id");
    }

    @Test
    void anExternalIdOfAnotherIsAConflictThatLeadsThere() {
        Api.Answer created =
                admin.post("/api/v1/customers", Map.of("kind", "person", "name", "Second", "externalId", number));
        assertLeadsThere(created, "externalId");
        String other = admin.post("/api/v1/customers", Map.of("kind", "person", "name", "Third"))
                .text("id");
        assertLeadsThere(admin.patch("/api/v1/customers/" + other, Map.of("externalId", number)), "externalId");
        admin.post("/api/v1/external-ids", Map.of("customer", holder, "system", "shop", "value", number));
        assertLeadsThere(
                admin.post("/api/v1/external-ids", Map.of("customer", other, "system", "shop", "value", number)),
                "value");
    }

    @Test
    void itIsSaidInTheLanguageOfWhoAsks() {
        for (Language language : LANGUAGES) {
            Api api = Api.at(port)
                    .bearing(
                            people.speaking(language, BuiltInRole.ADMINISTRATOR).token());
            Api.Answer answer =
                    api.post("/api/v1/customers", Map.of("kind", "person", "name", "Second", "externalId", number));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("detail"))
                    .contains(number)
                    .contains("Who Has It")
                    .doesNotContain("{");
        }
    }

    @Test
    void whoMayNotSeeTheOtherLearnsOnlyThatItIsTaken() {
        UUID role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, :name, :name, :name, '{"default": {"read": "own", "create": "own", "change": "own"}}', '{}', :id, :id)
                 """).param("id", role).param("name", "Own " + role).update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        jdbc.sql("update access_stamp set stamp = stamp + 1").update();
        Api own = Api.at(port).bearing(person.token());
        Api.Answer answer =
                own.post("/api/v1/customers", Map.of("kind", "person", "name", "Second", "externalId", number));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain(holder).doesNotContain("Who Has It");
    }

    @Test
    void aFileIsToldTheSameAtItsRow() {
        var uploads = new Uploads(port, administrator.token());
        String id = uploads.imported(
                        "customers",
                        "name,externalId,email\nSecond," + number + ",second" + Ids.next() + "@example.com\n",
                        """
                        {"columns": [{"index": 0, "target": "name"}, {"index": 1, "target": "externalId"},
                                     {"index": 2, "target": "email"}],
                         "constants": {"kind": "person"}, "matchBy": ["email"]}""")
                .path("id")
                .asString();
        assertThat(admin.get("/api/v1/imports/" + id + "/refused").body())
                .contains(number)
                .contains("Who Has It");
    }

    @Test
    void twoWithDifferentIdsAreMergedOnlyWhenSomebodySaysSo() {
        String other = admin.post(
                        "/api/v1/customers",
                        Map.of("kind", "person", "name", "Who Has Another", "externalId", "D-" + Ids.next()))
                .text("id");
        String address = "/api/v1/customers/" + holder + "/merge";
        Api.Answer refused = admin.post(address, Map.of("other", other));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("customers.ids-differ");
        assertThat(refused.json().path("confirmation").asBoolean()).isTrue();
        assertThat(admin.post(address, Map.of("other", other, "confirmed", true))
                        .status())
                .isEqualTo(200);
    }

    private void assertLeadsThere(Api.Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.json().path("existing").path("id").asString("")).isEqualTo(holder);
        assertThat(answer.json().path("existing").path("name").asString("")).isEqualTo("Who Has It");
        assertThat(answer.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field);
        assertThat(answer.text("detail")).contains("Who Has It");
    }
}
