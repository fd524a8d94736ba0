package relata.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.customers.duplicates.DuplicateFinder;
import relata.customers.marks.MarksDrain;
import relata.customers.privacy.Erasures;
import relata.platform.Actor;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Api;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

@RelataTest(shared = "customers")
class PicturesTest {

    @LocalServerPort
    int port;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    MarksDrain drain;

    @Autowired
    DuplicateFinder duplicates;

    @Autowired
    Erasures erasures;

    @Autowired
    People people;

    Records records;

    @BeforeEach
    void opened() {
        records = new Records(changes, jdbc);
    }

    private UUID person(String name, String... more) {
        var values = new java.util.HashMap<String, Object>(Map.of("kind", "person", "name", name));
        for (int n = 0; n < more.length; n += 2) {
            values.put(more[n], more[n].equals("birthday") ? LocalDate.parse(more[n + 1]) : more[n + 1]);
        }
        return records.create("customer", values);
    }

    private UUID order(UUID customer, String day, String total) {
        return records.create(
                "order",
                Map.of(
                        "customer",
                        customer,
                        "placedAt",
                        Instant.parse(day + "T10:00:00Z"),
                        "total",
                        Money.of(total, "EUR")));
    }

    private static void within(Duration time, BooleanSupplier condition) {
        Instant end = Instant.now().plus(time);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void thePictureFollowsOrdersAndInteractionsWithoutTouchingTheVersion() {
        UUID id = person("Картина Перша", "email", "picture@example.com");
        order(id, "2026-01-01", "10.50");
        UUID cancelled = order(id, "2026-01-02", "99");
        records.change("order", cancelled, Map.of("status", "cancelled"));
        records.create(
                "interaction",
                Map.of(
                        "customer",
                        id,
                        "kind",
                        "call",
                        "channel",
                        "phone",
                        "occurredAt",
                        Instant.parse("2026-02-01T09:00:00Z")));
        within(
                Duration.ofSeconds(10),
                () -> Long.valueOf(1).equals(records.row("customer", id).get("order_count"))
                        && records.row("customer", id).get("last_contact_at") != null
                        && records.row("customer", id).get("quality") != null);
        assertThat(records.row("customer", id)).containsEntry("version", 1);
        assertThat(String.valueOf(records.row("customer", id).get("spent"))).isEqualTo("10.5000");
        awaitPictures();
        assertThat(records.column("select 1 from customer_mark where customer_id = ?", id))
                .isEmpty();
    }

    /** The search locks what it looks for until its end, and the customer would stay locked as long. */
    @Test
    void picturesDoNotWaitForASearchOfDuplicates() throws Exception {
        UUID id = person("Нікого Не-Чекає");
        try (var search = source.getConnection();
                var request = search.prepareStatement("insert into duplicate_check (customer_id) values (?)")) {
            search.setAutoCommit(false);
            request.setObject(1, id);
            request.executeUpdate();
            awaitPictures();
            assertThat(records.row("customer", id).get("quality")).isNotNull();
            search.rollback();
        }
    }

    @Test
    void spellingsOfOnePersonWithOneBirthdayStandInTheQueue() {
        UUID first = person("Сергій Коваленко", "birthday", "1980-03-02");
        UUID second = person("Serhii Kovalenko", "birthday", "1980-03-02");
        UUID other = person("Сергій Коваленко", "birthday", "1999-09-09");
        awaitPictures();
        within(Duration.ofSeconds(20), () -> {
            duplicates.find();
            return !records.column(
                            "select 1 from duplicate_candidate where ? in (first_id, second_id) and ? in (first_id, second_id)",
                            first,
                            second)
                    .isEmpty();
        });
        assertThat(records.column("select 1 from duplicate_candidate where ? in (first_id, second_id)", other))
                .isEmpty();
        var token = people.with(BuiltInRole.ADMINISTRATOR).token();
        var answer = Api.at(port).bearing(token).get("/api/v1/duplicates");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("same-birthday").contains("same-name-otherwise-spelled");
    }

    @Test
    void theTimelineMergesOrdersAndInteractionsPageByPage() {
        UUID id = person("Хронологія Довга");
        for (int day = 1; day <= 4; day++) {
            order(id, "2026-03-0" + day, "1");
            records.create(
                    "interaction",
                    Map.of(
                            "customer",
                            id,
                            "kind",
                            "call",
                            "channel",
                            "phone",
                            "subject",
                            "дзвінок " + day,
                            "occurredAt",
                            Instant.parse("2026-03-0" + day + "T12:00:00Z")));
        }
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var seen = new java.util.ArrayList<String>();
        String cursor = "";
        do {
            var page = api.get("/api/v1/customers/" + id + "/timeline?limit=3&cursor=" + cursor)
                    .json();
            page.get("items").forEach(item -> {
                if (!item.path("kind").asString().equals("standing")) { // steps of the lifecycle come in the background
                    seen.add(item.get("occurredAt").asString());
                }
            });
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(8).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(api.get("/api/v1/customers/" + id + "/timeline?kind=order")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(4);
        assertThat(api.get("/api/v1/customers/" + id + "/timeline?q="
                                + "%D0%B4%D0%B7%D0%B2%D1%96%D0%BD%D0%BE%D0%BA%202")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anOrderOnTheTimelineSaysWhatWasBought() {
        UUID id = person("Хронологія Покупки");
        UUID order = order(id, "2026-03-01", "30");
        for (var bought : List.of("Мило", "Шампунь")) {
            records.create(
                    "orderLine",
                    Map.of(
                            "order",
                            order,
                            "description",
                            bought,
                            "quantity",
                            new BigDecimal("3.00"),
                            "unitPrice",
                            Money.of("5", "EUR")));
        }
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var entry = api.get("/api/v1/customers/" + id + "/timeline?kind=order")
                .json()
                .get("items")
                .get(0);
        assertThat(entry.get("bought").asString()).isEqualTo("Мило");
        assertThat(entry.get("boughtQuantity").asString()).isEqualTo("3");
        assertThat(entry.get("lines").asLong()).isEqualTo(2);
    }

    @Test
    void qualityIsExplainedForOneRecordAndForAll() {
        UUID id = person("Без Нічого");
        awaitPictures();
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var one = api.get("/api/v1/customers/" + id + "/quality").json();
        assertThat(one.get("score").asInt()).isLessThan(70);
        assertThat(one.get("reasons").toString()).contains("no-way-to-reach").contains("no-place");
        var all = api.get("/api/v1/data-quality").json();
        assertThat(all.get("count").asLong()).isPositive();
        assertThat(all.get("reasons").toString()).contains("!has(email) && !has(phone)");
        for (var reason : all.get("reasons")) {
            String filter = reason.get("filter").asString();
            if (!filter.isEmpty()) {
                assertThat(api.get("/api/v1/customers?limit=1&filter="
                                        + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8))
                                .status())
                        .as(filter)
                        .isEqualTo(200);
            }
        }
    }

    /** A second version of each row would cost an import as much as the first. */
    @Test
    void aNewCustomerIsScoredAtOnceAndNotWrittenOnceMore() {
        var made = new ArrayList<UUID>();
        made.add(person("Зореслав"));
        made.add(person("Зореслав Нечуйвітер", "phone", "+380671119917", "city", "Канів"));
        made.add(person(
                "Мирослава Нечуйвітер",
                "email",
                "m.nechuiviter@example.com",
                "phone",
                "+380671119918",
                "birthday",
                "1990-04-01",
                "language",
                "uk"));
        made.add(records.create(
                "customer", Map.of("kind", "organization", "name", "ТОВ Перша оцінка", "taxId", "38281918")));
        made.add(records.create("customer", Map.of("kind", "organization", "name", "ТОВ Друга оцінка")));
        String written = whereTheyStand(made);
        awaitPictures();
        assertThat(whereTheyStand(made)).isEqualTo(written);
        assertThat(jdbc.sql("""
                        select count(*) from customer c join customer_flaws q on q.customer_id = c.id
                         where c.id = any(?) and c.quality = q.score
                        """)
                        .param(made.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(made.size());
    }

    /** Computes what is due; the server may have taken a mark just before and still be at it. */
    private void awaitPictures() {
        drain.drain();
        await().until(() -> jdbc.sql("select not exists (select from customer_mark)")
                .query(Boolean.class)
                .single());
    }

    /** The places of the rows, which move with every update. */
    private String whereTheyStand(List<UUID> customers) {
        return jdbc.sql("select string_agg(ctid::text, ' ' order by id) from customer where id = any(?)")
                .param(customers.toArray(UUID[]::new))
                .query(String.class)
                .single();
    }

    @Test
    void whoIsForgottenIsNowhereAndTheBooksStayRight() {
        UUID id = person("Забудько Невловима", "email", "nevlovyma@example.com", "phone", "+380661234567");
        order(id, "2026-04-01", "77");
        records.create("interaction", Map.of("customer", id, "kind", "note", "body", "Невловима просила забути"));
        var api = Api.at(port).bearing(people.with(BuiltInRole.ADMINISTRATOR).token());
        var everything = api.get("/api/v1/customers/" + id + "/everything");
        assertThat(everything.status()).isEqualTo(200);
        assertThat(everything.body())
                .contains("Невловима просила забути")
                .contains("77.0000")
                .contains("+380661234567");
        assertThat(api.post("/api/v1/customers/" + id + "/erasure", Map.of("reason", "лист від 1 травня"))
                        .status())
                .isEqualTo(204);
        for (Object table : records.column("""
                select quote_ident(table_name) from information_schema.tables
                 where table_schema = 'public' and table_type = 'BASE TABLE'
                """)) {
            String found = "select count(*) from " + table
                    + " t where t::text ilike any(array['%невловима%', '%nevlovyma%', '%380661234567%'])";
            assertThat(records.column(found)).as(Objects.toString(table)).containsExactly(0L);
        }
        assertThat(String.valueOf(records.column("select sum(total) from sales_order where customer_id = ?", id)
                        .getFirst()))
                .isEqualTo("77.0000");
        assertThat(records.column("select 1 from erasure where customer_id = ?", id))
                .hasSize(1);
        erasures.erase(Actor.SYSTEM, id, "ще раз");
    }
}
