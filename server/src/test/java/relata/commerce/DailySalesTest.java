package relata.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.catalog.Catalogs;
import relata.records.changes.Changes;
import relata.records.summaries.Grouping;
import relata.records.summaries.Measure;
import relata.records.summaries.Step;
import relata.records.summaries.Summaries;
import relata.records.summaries.SummaryQuestion;
import relata.records.summaries.Tallies;
import relata.testing.People;
import relata.testing.Records;
import relata.testing.RelataTest;

/** Whatever happens to orders, in whatever order, reports told from sums by day are those that counting the orders tells. */
@RelataTest
@TestPropertySource(properties = "db-scheduler.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailySalesTest {

    private static final int STEPS = 160;
    private static final String KYIV = "Europe/Kyiv";

    /** Of those who read: most days begin as the sums' do. */
    private static final List<String> ZONES = List.of(KYIV, KYIV, KYIV, "UTC", "Asia/Tokyo");

    private static final Instant BEGIN = Instant.parse("2025-03-20T00:00:00Z");
    private static final List<Instant> SPECIAL = List.of(
            Instant.parse("2025-03-29T22:00:00Z"),
            Instant.parse("2025-04-09T21:00:00Z"),
            Instant.parse("2025-05-06T21:00:00Z"));
    private static final List<String> STATUSES = List.of("placed", "paid", "delivered", "returned", "cancelled");
    private static final List<String> FILTERS = List.of(
            "",
            "",
            "status != \"cancelled\"",
            "status in [\"paid\", \"placed\"] || !has(channel)",
            "placedAt > timestamp(\"2025-04-10T13:30:00Z\")",
            "placedAt >= timestamp(\"2025-04-01T00:00:00Z\") && !(timestamp(\"2025-05-07T09:00:00Z\") < placedAt)",
            "placedAt > now - days(400) && channel == \"web\"",
            "total.amount > 50");
    private static final List<String> LINE_FILTERS = List.of(
            "",
            "order.status != \"cancelled\"",
            "order.placedAt < timestamp(\"2025-04-10T13:30:00Z\") && has(product)",
            "!(product.family == \"Care\")",
            "!has(order.placedAt)",
            "quantity > 2");

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Summaries summaries;

    @Autowired
    Catalogs catalogs;

    @Autowired
    DailySalesSumming summing;

    @Autowired
    TransactionTemplate transaction;

    private final long seed = Long.getLong("relata.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<UUID> customers = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();
    private final List<UUID> orders = new ArrayList<>();
    private final Map<LocalDate, UUID> rates = new HashMap<>();
    private Actor everything = Actor.SYSTEM;
    private Actor seller = Actor.SYSTEM;
    private Records records;

    @BeforeAll
    void sell() {
        System.out.println("DailySalesTest: -Drelata.seed=" + seed);
        records = new Records(changes, jdbc);
        jdbc.sql("update app_user set time_zone = 'Europe/Kyiv'").update();
        var person = people.with(BuiltInRole.SALES);
        jdbc.sql("""
                 update role set grants = jsonb_set(grants, '{default}', '{"read": "own"}') where id = ?
                 """).param(BuiltInRole.SALES.id()).update();
        seller = people.actor(person);
        everything = people.actor(people.with(BuiltInRole.ADMINISTRATOR));
        jdbc.sql("update app_user set time_zone = 'Europe/Kyiv'").update();
        for (int i = 0; i < 3; i++) {
            var customer = new HashMap<String, Object>(Map.of("kind", "person", "name", "Buyer " + i));
            if (i == 0) {
                customer.put("owner", person.id());
            }
            customers.add(records.create("customer", customer));
            products.add(records.create("product", Map.of("name", "Soap " + i, "family", i == 0 ? "Care" : "Home")));
        }
        for (int i = 0; i < 60; i++) {
            order();
        }
    }

    @Test
    void anyHistoryOfOrdersIsSummedAsItIsCounted() {
        for (int step = 0; step < STEPS; step++) {
            change();
            if (random.nextInt(6) == 0) {
                sumMarked();
            }
            if (step % 2 == 0) {
                boolean ofLines = random.nextBoolean();
                SummaryQuestion question = question(ofLines);
                sameEitherWay(ofLines ? "orderLine" : "order", question, one(ZONES), "seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void whoSeesTheirOwnIsToldFromNoSums() {
        sumMarked();
        long mine = rows(seller);
        long all = rows(everything);

        jdbc.sql("update daily_sales set records = records + 1000").update();

        assertThat(rows(seller)).isEqualTo(mine);
        assertThat(rows(everything)).isGreaterThan(all + 999);
        jdbc.sql("delete from daily_sales_state").update();
        assertThat(rows(everything)).isEqualTo(all);
        sumMarked();
        assertThat(rows(everything)).isEqualTo(all);
    }

    @Test
    void linesByMonthAndFamilyAreToldFromSumsInTheZoneOfMostReadersOnly() {
        var question = new SummaryQuestion(
                "order.status != \"cancelled\"",
                List.of(
                        new Grouping("order.placedAt", Step.MONTH, List.of()),
                        new Grouping("product.family", null, List.of())),
                List.of(of(Measure.Kind.SUM, "quantity")),
                null,
                true,
                null);
        sumMarked();
        long counted = tallies(everything, "orderLine", question, KYIV).all().rows();

        jdbc.sql("update daily_line_sales set records = records + 1000").update();

        assertThat(tallies(everything, "orderLine", question, KYIV).all().rows())
                .isGreaterThan(counted + 999);
        assertThat(tallies(everything, "orderLine", question, "Asia/Tokyo")
                        .all()
                        .rows())
                .isEqualTo(counted);
        jdbc.sql("delete from daily_sales_state").update();
        sumMarked();
        assertThat(tallies(everything, "orderLine", question, KYIV).all().rows())
                .isEqualTo(counted);
    }

    @Test
    void ordersAtBothEndsOfTheCalendarStopNoSums() {
        for (String moment : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:00:00Z")) {
            records.create(
                    "order",
                    Map.of("customer", one(customers), "placedAt", Instant.parse(moment), "total", money("EUR")));
        }
        long counted = rows(everything);

        sumMarked();

        assertThat(jdbc.sql("select count(*) from daily_sales where day < '1000-01-01' or day > '9999-12-01'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(rows(everything)).isEqualTo(counted);
        jdbc.sql("insert into daily_sales_mark (on_day) values ('0001-01-01'), ('9999-12-31')")
                .update();
        assertThat(rows(everything)).isEqualTo(counted);
    }

    @Test
    void whatCommitsWhileItsDayIsSummedIsCounted() {
        sumMarked();
        long before = rows(everything);

        transaction.executeWithoutResult(_ -> {
            order();
            CompletableFuture.runAsync(this::sumMarked).join();
        });

        assertThat(rows(everything)).isEqualTo(before + 1);
        sumMarked();
        assertThat(jdbc.sql("select count(*) from daily_sales_mark")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(rows(everything)).isEqualTo(before + 1);
    }

    /** As if nothing had been written for a while. */
    private void sumMarked() {
        boolean more = true;
        while (more) {
            summing.sum();
            more = jdbc.sql("update daily_sales_mark set marked_at = now() - interval '1 hour'")
                            .update()
                    > 0;
        }
    }

    private long rows(Actor actor) {
        var question = new SummaryQuestion("", List.of(), List.of(of(Measure.Kind.COUNT, null)), null, true, null);
        return tallies(actor, "order", question, KYIV).all().rows();
    }

    private Tallies tallies(Actor actor, String object, SummaryQuestion question, String zone) {
        return summaries
                .ask(actor, catalogs.current().object(object), question, ZoneId.of(zone))
                .counted();
    }

    private void sameEitherWay(String object, SummaryQuestion question, String zone, String told) {
        Tallies summed = tallies(everything, object, question, zone);
        List<String> kept = jdbc.sql("delete from daily_sales_state returning zone")
                .query(String.class)
                .list();
        Tallies counted = tallies(everything, object, question, zone);
        kept.forEach(of -> jdbc.sql("insert into daily_sales_state (zone) values (?)")
                .param(of)
                .update());

        String what = told + ", " + object + " in " + zone + ": " + question;
        assertThat(Set.copyOf(summed.cells())).as(what).isEqualTo(Set.copyOf(counted.cells()));
        assertThat(summed.all()).as(what).isEqualTo(counted.all());
        for (int group = 0; group < question.groups().size(); group++) {
            assertThat(Set.copyOf(summed.totals().get(group)))
                    .as(what)
                    .isEqualTo(Set.copyOf(counted.totals().get(group)));
        }
    }

    private void order() {
        var order = new HashMap<String, Object>(Map.of(
                "customer", one(customers),
                "placedAt", moment(),
                "status", one(STATUSES),
                "total", money(random.nextInt(8) == 0 ? "USD" : "EUR")));
        if (random.nextInt(4) != 0) {
            order.put("channel", one(List.of("web", "shop")));
        }
        UUID id = records.create("order", order);
        orders.add(id);
        for (int line = random.nextInt(3); line > 0; line--) {
            var values = new HashMap<String, Object>(Map.of(
                    "order",
                    id,
                    "quantity",
                    new BigDecimal(1 + random.nextInt(5)),
                    "amount",
                    money(((Money) order.get("total")).currency())));
            if (random.nextInt(4) != 0) {
                values.put("product", one(products));
            }
            records.create("orderLine", values);
        }
    }

    private void change() {
        UUID order = one(orders);
        boolean binned = jdbc.sql("select deleted_at is not null from sales_order where id = ?")
                .param(order)
                .query(Boolean.class)
                .single();
        if (binned) {
            records.restore("order", order);
            return;
        }
        switch (random.nextInt(11)) {
            case 0, 1 -> order();
            case 2 -> records.change("order", order, Map.of("placedAt", moment()));
            case 3 -> records.change("order", order, Map.of("status", one(STATUSES)));
            case 4 -> records.delete("order", order);
            case 5 -> records.change("product", one(products), Map.of("family", one(List.of("Care", "Home", "Gift"))));
            case 6 -> line(line -> records.change("orderLine", line, Map.of("returnedQuantity", BigDecimal.ONE)));
            case 7 -> rate();
            case 8 -> erase(order);
            case 9 -> line(line -> records.delete("orderLine", line));
            default -> line(line -> records.change("orderLine", line, Map.of("product", one(products))));
        }
    }

    /** Orders of its day and of later ones are valued anew. */
    private void rate() {
        var worth = Map.<String, Object>of("rate", new BigDecimal(80 + random.nextInt(40)).movePointLeft(2));
        LocalDate from = LocalDate.ofInstant(moment(), ZoneOffset.UTC);
        UUID known = rates.get(from);
        if (known == null) {
            var rate = new HashMap<>(worth);
            rate.putAll(Map.of("currency", "USD", "validFrom", from));
            rates.put(from, records.create("exchangeRate", rate));
        } else {
            records.change("exchangeRate", known, worth);
        }
    }

    /** With its lines, as the bin is emptied. */
    private void erase(UUID order) {
        jdbc.sql("delete from sales_order where id = ?").param(order).update();
        orders.remove(order);
    }

    /** One that stands. */
    private void line(java.util.function.Consumer<UUID> change) {
        jdbc.sql("""
                 select l.id from order_line l join sales_order o on o.id = l.order_id
                  where l.deleted_at is null and o.deleted_at is null order by md5(l.id::text || ?) limit 1
                 """)
                .param(String.valueOf(random.nextInt()))
                .query(UUID.class)
                .optional()
                .ifPresent(change);
    }

    private SummaryQuestion question(boolean ofLines) {
        var groups = new ArrayList<Grouping>();
        for (int count = random.nextInt(3); count > 0; count--) {
            groups.add(ofLines ? lineGrouping() : orderGrouping());
        }
        var measures = new ArrayList<Measure>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            measures.add(ofLines ? lineMeasure() : orderMeasure());
        }
        Integer top = random.nextInt(4) == 0 ? 2 : null;
        Integer sort = top == null ? null : 0;
        return new SummaryQuestion(one(ofLines ? LINE_FILTERS : FILTERS), groups, measures, sort, true, top);
    }

    private Grouping orderGrouping() {
        return switch (random.nextInt(4)) {
            case 0 -> new Grouping("channel", null, List.of());
            case 1 -> new Grouping("status", null, List.of());
            default -> new Grouping("placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Grouping lineGrouping() {
        return switch (random.nextInt(5)) {
            case 0 -> new Grouping("product", null, List.of());
            case 1 -> new Grouping("product.family", null, List.of());
            case 2 -> new Grouping("order.status", null, List.of());
            default -> new Grouping("order.placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Measure orderMeasure() {
        return switch (random.nextInt(6)) {
            case 0 -> of(Measure.Kind.COUNT, null);
            case 1 -> of(Measure.Kind.AVERAGE, "totalReporting");
            case 2 -> of(Measure.Kind.SUM, "total");
            case 3 -> of(Measure.Kind.SUM, "marginReporting");
            case 4 -> of(Measure.Kind.DISTINCT, "channel");
            default -> of(Measure.Kind.SUM, "returnedReporting");
        };
    }

    private Measure lineMeasure() {
        return switch (random.nextInt(5)) {
            case 0 -> of(Measure.Kind.COUNT, null);
            case 1 -> of(Measure.Kind.AVERAGE, "quantity");
            case 2 -> of(Measure.Kind.SUM, "amount");
            case 3 -> of(Measure.Kind.DISTINCT, "product");
            default -> of(Measure.Kind.SUM, "returnedQuantity");
        };
    }

    private static Measure of(Measure.Kind kind, String field) {
        return new Measure(kind, field, Measure.Show.VALUE);
    }

    /** Many on days that a filter cuts or on which the clocks of Kyiv are changed; UTC has another day for some. */
    private Instant moment() {
        return random.nextInt(3) == 0
                ? one(SPECIAL).plus(Duration.ofMinutes(random.nextInt(60 * 24)))
                : BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
    }

    private Money money(String currency) {
        return new Money(BigDecimal.valueOf(random.nextInt(20_000), 2), currency);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
