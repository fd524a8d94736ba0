package relata.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.catalog.Catalogs;
import relata.records.changes.Changes;
import relata.records.summaries.Summaries;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.RelataTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports and dashboards over HTTP: kept, shared, answered with each reader's own access, sent by mail once. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsApiTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReportMail mail;

    @Autowired
    Clock clock;

    @Autowired
    Summaries summaries;

    @Autowired
    Catalogs catalogs;

    @Autowired
    JsonMapper json;

    private People.Person chief = new People.Person(new UUID(0, 0), "", "");
    private People.Person sellerPerson = chief;
    private Api admin = Api.at(0);
    private Api seller = Api.at(0);

    @BeforeAll
    void sell() {
        jdbc.sql("update role set grants = jsonb_set(grants, '{default}', '{\"read\": \"own\"}') where id = ?")
                .param(BuiltInRole.SALES.id())
                .update();
        chief = people.with(BuiltInRole.ADMINISTRATOR);
        sellerPerson = people.with(BuiltInRole.SALES);
        admin = Api.at(port).bearing(chief.token());
        seller = Api.at(port).bearing(sellerPerson.token());
        SoldThings.sold(changes, jdbc, new Random(7), sellerPerson.id());
    }

    private static final Map<String, Object> BY_CHANNEL = Map.of(
            "groups", List.of(Map.of("by", "channel")),
            "measures", List.of(Map.of("kind", "count"), Map.of("kind", "sum", "of", "totalReporting")),
            "shape", "bar");

    private JsonNode kept(String name, String sharing, Map<String, Object> definition) {
        Api.Answer answer = admin.post(
                "/api/v1/reports",
                Map.of("name", name, "sharing", sharing, "object", "order", "definition", definition));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private static String result(String definition) {
        return "/api/v1/report-results?object=order&definition="
                + URLEncoder.encode(definition, StandardCharsets.UTF_8);
    }

    @Test
    void aReportIsKeptChangedOverItsVersionAndDeleted() {
        JsonNode report = kept("By channel", "mine", BY_CHANNEL);
        String address = "/api/v1/reports/" + report.path("id").asString();

        assertThat(seller.get(address).code()).isEqualTo("insight.no-such-report");
        assertThat(admin.with("If-Match", "\"7\"")
                        .patch(address, Map.of("name", "Late"))
                        .status())
                .isEqualTo(412);
        Api.Answer shared = admin.with("If-Match", "\"1\"").patch(address, Map.of("sharing", "everyone"));
        assertThat(shared.json().path("version").asInt()).isEqualTo(2);
        assertThat(seller.get(address).text("name")).isEqualTo("By channel");
        assertThat(seller.patch(address, Map.of("name", "Mine now")).code()).isEqualTo("insight.of-another");
        assertThat(seller.delete(address).status()).isEqualTo(403);
        assertThat(jdbc.sql(
                                "select action from audit where object = 'report' and record_id = cast(? as uuid) order by at")
                        .param(report.path("id").asString())
                        .query(String.class)
                        .list())
                .containsExactly("create", "change");
        assertThat(admin.delete(address).status()).isEqualTo(204);
        assertThat(admin.get(address).status()).isEqualTo(404);
    }

    @Test
    void oneReportTellsEachReaderOfTheirOwnRows() {
        String address = "/api/v1/reports/"
                + kept("Shared", "everyone", BY_CHANNEL).path("id").asString() + "/result";

        long all = admin.get(address).json().path("all").path("rows").asLong();
        long own = seller.get(address).json().path("all").path("rows").asLong();

        assertThat(own).isPositive().isLessThan(all);
        assertThat(own)
                .isEqualTo(
                        jdbc.sql("""
                        select count(*) from sales_order o join customer c on c.id = o.customer_id
                         where o.deleted_at is null and c.owner_id = ?
                        """).param(sellerPerson.id()).query(Long.class).single());
    }

    @Test
    void whatIsHiddenOrWrongIsRefusedInWords() {
        jdbc.sql("""
                 update role set grants = jsonb_set(grants, '{order}', '{"read": "own", "hiddenFields": ["margin"]}')
                  where id = ?
                 """).param(BuiltInRole.SALES.id()).update();
        Api hiding = Api.at(port).bearing(people.with(BuiltInRole.SALES).token());

        assertThat(hiding.get(result("{\"measures\":[{\"kind\":\"sum\",\"of\":\"margin\"}]}"))
                        .body())
                .contains("unknown-name");
        assertThat(hiding.get(result("{\"filter\":\"margin.amount > 1\"}")).status())
                .isEqualTo(422);
        assertThat(hiding.get(result("{\"measures\":[{\"kind\":\"sum\",\"of\":\"discount\"}]}"))
                        .status())
                .isEqualTo(200);
        assertThat(admin.get(result("{\"groups\":[{\"by\":\"total\",\"bounds\":[1]}]}"))
                        .body())
                .contains("reporting currency");
        assertThat(admin.get(result("{\"measures\":[{\"kind\":\"sum\",\"of\":\"channel\"}]}"))
                        .body())
                .contains("records.cannot-sum");
        assertThat(admin.get(result("not json")).status()).isEqualTo(400);
        assertThat(admin.get(result("null")).status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/report-results?object=nothing").status()).isEqualTo(404);
        assertThat(admin.get(result("{\"groups\":[{\"by\":\"note\",\"step\":\"month\"}]}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aFileRunsNothingInASpreadsheet() {
        jdbc.sql("update sales_order set channel = '=1+1' where channel = 'web'")
                .update();
        String question = result("{\"groups\":[{\"by\":\"channel\"}]}").replace("results?", "results/file?");

        Api.Answer csv = admin.get(question + "&format=csv&name=Channels");
        assertThat(csv.body()).contains("Channel,Count").contains("'=1+1,").contains("Without a value,");
        assertThat(csv.header("Content-Disposition")).contains("Channels.csv");
        Api.Answer workbook = admin.get(question + "&format=xlsx");
        assertThat(workbook.status()).isEqualTo(200);
        assertThat(workbook.body()).startsWith("PK");
    }

    @Test
    void aDashboardHoldsReportsInTheirOrderAndShowsEachReaderTheirs() {
        String open = kept("Open", "everyone", BY_CHANNEL).path("id").asString();
        String closed = kept("Closed", "mine", BY_CHANNEL).path("id").asString();
        Api.Answer made = admin.post(
                "/api/v1/dashboards",
                Map.of(
                        "name", "Two",
                        "sharing", "everyone",
                        "tiles",
                                List.of(
                                        Map.of("report", open, "width", 40, "height", 2),
                                        Map.of("report", closed, "width", 1, "height", 9))));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode tiles = made.json().path("tiles");
        assertThat(tiles.path(0).path("width").asInt()).isEqualTo(12);
        assertThat(tiles.path(1).path("width").asInt()).isEqualTo(3);
        assertThat(tiles.path(1).path("height").asInt()).isEqualTo(4);

        String address = "/api/v1/dashboards/" + made.text("id");
        JsonNode seen = seller.get(address).json().path("tiles");
        assertThat(seen.path(0).path("name").asString()).isEqualTo("Open");
        assertThat(seen.path(1).path("name").isNull()).isTrue();
        assertThat(seller.patch(address, Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(seller.post(
                                "/api/v1/dashboards",
                                Map.of("name", "Steals", "tiles", List.of(Map.of("report", closed))))
                        .status())
                .isEqualTo(404);
        assertThat(seller.post("/api/v1/dashboards", Map.of("name", "For all", "sharing", "everyone"))
                        .status())
                .isEqualTo(403);
        assertThat(admin.with("If-Match", "\"9\"")
                        .patch(address, Map.of("name", "Late"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aScheduledReportGoesOutOnceToEachWithTheirOwnRows() {
        String report = kept("Every morning", "everyone", Map.of("groups", List.of(Map.of("by", "customer"))))
                .path("id")
                .asString();
        Api.Answer made = admin.post(
                "/api/v1/reports/" + report + "/schedules",
                Map.of(
                        "rhythm",
                        "daily",
                        "hour",
                        8,
                        "zone",
                        "Europe/Kyiv",
                        "recipients",
                        List.of(chief.id(), sellerPerson.id())));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String schedule = made.text("id");
        due(schedule);

        mail.sendDue();
        mail.sendDue();

        assertThat(letters(schedule)).hasSize(2);
        Map<String, Object> theirs = letters(schedule).stream()
                .filter(letter -> sellerPerson.email().equals(letter.get("recipient")))
                .findFirst()
                .orElseThrow();
        String file = new String((byte[]) theirs.get("attachment"), StandardCharsets.UTF_8);
        long own = jdbc.sql("""
                        select count(distinct c.id) from sales_order o join customer c on c.id = o.customer_id
                         where o.deleted_at is null and c.owner_id = ?
                        """).param(sellerPerson.id()).query(Long.class).single();
        assertThat(file.lines().count()).isEqualTo(own + 1);
        assertThat(String.valueOf(theirs.get("body_text"))).contains("?stop=" + schedule);

        assertThat(seller.delete("/api/v1/reports/" + report + "/schedules/" + schedule + "/recipients/me")
                        .status())
                .isEqualTo(204);
        due(schedule);
        mail.sendDue();
        assertThat(letters(schedule)).hasSize(3);
    }

    @Test
    void aReportThatFailsTellsTheOwnerOfItsSchedule() {
        String report = kept("Breaks", "everyone", BY_CHANNEL).path("id").asString();
        String schedule = admin.post(
                        "/api/v1/reports/" + report + "/schedules",
                        Map.of("rhythm", "weekly", "day", 3, "hour", 8, "recipients", List.of(sellerPerson.id())))
                .text("id");
        jdbc.sql("update report set definition = '{\"filter\": \"gone == 1\"}' where id = cast(? as uuid)")
                .param(report)
                .update();
        due(schedule);

        mail.sendDue();
        mail.sendDue();

        assertThat(letters(schedule)).singleElement().satisfies(letter -> {
            assertThat(letter.get("recipient")).isEqualTo(chief.email());
            assertThat(String.valueOf(letter.get("body_text"))).contains("gone");
        });
        assertThat(admin.get("/api/v1/reports/" + report + "/schedules").body()).contains("problem\":\"");
    }

    @Test
    void onlyThoseWhoHaveAReportReceiveIt() {
        String report = kept("Private", "mine", BY_CHANNEL).path("id").asString();

        Api.Answer refused = admin.post(
                "/api/v1/reports/" + report + "/schedules",
                Map.of("rhythm", "monthly", "day", 31, "hour", 8, "recipients", List.of(sellerPerson.id())));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("insight.recipient-cannot-see");
    }

    private void due(String schedule) {
        Instant past = clock.instant().minusSeconds(60);
        jdbc.sql("update report_schedule set next_at = ? where id = cast(? as uuid)")
                .params(java.sql.Timestamp.from(past), schedule)
                .update();
    }

    private List<Map<String, Object>> letters(String schedule) {
        return jdbc.sql("select * from delivery where key like '%' || ? || '%' order by created_at")
                .param(schedule)
                .query()
                .listOfRows();
    }

    @Test
    void whatTookLongIsToldAtOnceWithItsDateAndCountedAnewWhenAsked() {
        var answers = new ReportAnswers(summaries, catalogs, jdbc, json, clock, Duration.ofMillis(-1));
        var definition = json.readValue("{\"groups\":[{\"by\":\"status\"}]}", Definition.class);
        var actor = people.actor(chief);

        var first = answers.answer(actor, "order", definition, false);
        assertThat(answers.answer(actor, "order", definition, true).countedAt()).isEqualTo(first.countedAt());
        jdbc.sql("update report_answer set counted_at = counted_at - interval '1 minute'")
                .update();
        jdbc.sql(
                        "update sales_order set deleted_at = now() where id = (select id from sales_order where deleted_at is null limit 1)")
                .update();

        var old = answers.answer(actor, "order", definition, false);
        assertThat(old.current()).isFalse();
        assertThat(old.summary().all().rows()).isEqualTo(first.summary().all().rows());
        var anew = answers.answer(actor, "order", definition, true);
        assertThat(anew.current()).isTrue();
        assertThat(anew.summary().all().rows()).isEqualTo(first.summary().all().rows() - 1);
        assertThat(answers.answer(people.actor(sellerPerson), "order", definition, false)
                        .summary()
                        .all()
                        .rows())
                .as("kept for those alone who see the same rows")
                .isLessThan(anew.summary().all().rows());
    }
}
