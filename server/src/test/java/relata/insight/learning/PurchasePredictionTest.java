package relata.insight.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;

/** Buyers of music (CDNOW), whose data end on 1998-06-30: what they do next is learned from what they did. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchasePredictionTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    private Learner admin;

    @BeforeAll
    void bringIn() throws IOException {
        settings.write(DataEnd.KEY, new DataEnd.Times(null, LocalDate.of(1998, 6, 30)), Actor.SYSTEM);
        admin = new Learner(port, people.with(BuiltInRole.ADMINISTRATOR).token());
        admin.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        admin.user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
    }

    @Test
    void whoBuysAgainIsLearnedFromTheDayOnWhichItWasNotKnownYet() {
        JsonNode again = admin.predicted(Map.of("object", "customer", "kind", "buys-again", "days", 90));
        JsonNode report = again.path("report");
        assertThat(again.path("name").asString()).isEqualTo("Buys again within 90 days");
        assertThat(report.path("verdict").asString()).as(again.toString()).isEqualTo("usable");
        assertThat(report.path("cut").asString()).isEqualTo("1998-04-01");
        assertThat(report.path("rows").asInt()).isEqualTo(2_357);
        assertThat(report.path("yes").asLong()).isEqualTo(buyersAfterTheCut());
        assertThat(report.path("leaks")).isEmpty();
        assertThat(report.path("baseline").path("auc").asDouble()).isBetween(.75, .92);
        assertThat(report.path("importances").path(0).path("feature").asString())
                .isIn("purchases.daysSinceLast", "purchases.orders", "purchases.ordersInYear", "purchases.overdue");

        JsonNode first = admin.api
                .get("/api/v1/predictions/" + again.path("id").asString() + "/scores?limit=20")
                .json()
                .path("items");
        assertThat(first).hasSize(20);
        assertThat(ordersOf(first.path(0).path("record").asString())).isGreaterThan(3);
        for (JsonNode reason : first.path(0).path("reasons")) {
            assertThat(reason.path("input").asString()).startsWith("purchases.");
        }
    }

    private long buyersAfterTheCut() {
        return jdbc.sql("""
                 select count(distinct customer_id) from order_facts
                  where placed_at >= '1998-04-02T00:00:00Z' and placed_at < '1998-07-01T00:00:00Z'
                 """).query(Long.class).single();
    }

    private long ordersOf(String customer) {
        return jdbc.sql("select count(*) from order_facts where customer_id = cast(? as uuid)")
                .param(customer)
                .query(Long.class)
                .single();
    }

    @Test
    void whoeverBoughtNothingForAYearHasLeftAlreadyAndIsNotAskedAbout() {
        JsonNode leaves = admin.predicted(Map.of("object", "customer", "kind", "leaves", "days", 180));
        JsonNode report = leaves.path("report");
        assertThat(report.path("verdict").asString()).as(leaves.toString()).isEqualTo("usable");
        long asked = jdbc.sql("""
                        select count(*) from (select max(placed_at) as last from order_facts
                                               where placed_at < '1998-01-02T00:00:00Z' group by customer_id) c
                         where last >= '1997-01-02T00:00:00Z'
                        """).query(Long.class).single();
        assertThat(report.path("rows").asLong()).isEqualTo(asked).isLessThan(2_357);
    }

    @Test
    void withoutOrdersToReadNothingIsLearnedOfPurchases() {
        var role = Ids.next();
        jdbc.sql("""
                 insert into role (id, name_en, name_ru, name_uk, grants, settings, created_by, changed_by)
                 values (:id, 'Cards', 'Cards', 'Cards', '{"customer": {"read": "all"}}', '{}', :id, :id)
                 """).param("id", role).update();
        var person = people.with();
        jdbc.sql("insert into user_role (user_id, role_id) values (?, ?)")
                .params(person.id(), role)
                .update();
        var reader = new Learner(port, person.token());
        assertThat(reader.api
                        .post("/api/v1/predictions", Map.of("object", "customer", "kind", "leaves", "days", 30))
                        .status())
                .isEqualTo(403);
        JsonNode fields =
                reader.api.get("/api/v1/predictions/fields?object=customer").json();
        assertThat(fields.path("fields")).isNotEmpty();
        assertThat(fields.path("purchases")).isEmpty();
        assertThat(admin.api
                        .get("/api/v1/predictions/fields?object=customer")
                        .json()
                        .path("purchases"))
                .hasSize(15);
    }
}
