package relata.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
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
    private final RandomQuestions questions = new RandomQuestions(random);
    private Actor everything = Actor.SYSTEM;
    private Actor seller = Actor.SYSTEM;
    private RandomOrders orders;

    @BeforeAll
    void sell() {
        System.out.println("DailySalesTest: -Drelata.seed=" + seed);
        var records = new Records(changes, jdbc);
        jdbc.sql("update app_user set time_zone = 'Europe/Kyiv'").update();
        var person = people.with(BuiltInRole.SALES);
        jdbc.sql("""
                 update role set grants = jsonb_set(grants, '{default}', '{"read": "own"}') where id = ?
                 """).param(BuiltInRole.SALES.id()).update();
        seller = people.actor(person);
        everything = people.actor(people.with(BuiltInRole.ADMINISTRATOR));
        jdbc.sql("update app_user set time_zone = 'Europe/Kyiv'").update();
        orders = new RandomOrders(records, jdbc, random, person.id());
    }

    @Test
    void anyHistoryOfOrdersIsSummedAsItIsCounted() {
        for (int step = 0; step < STEPS; step++) {
            orders.change();
            if (random.nextInt(6) == 0) {
                sumMarked();
            }
            if (step % 2 == 0) {
                boolean ofLines = random.nextBoolean();
                SummaryQuestion question = questions.question(ofLines);
                sameEitherWay(
                        ofLines ? "orderLine" : "order",
                        question,
                        ZONES.get(random.nextInt(ZONES.size())),
                        "seed " + seed + ", step " + step);
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
                List.of(RandomQuestions.of(Measure.Kind.SUM, "quantity")),
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
            orders.at(Instant.parse(moment));
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
            orders.order();
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
        var question = new SummaryQuestion(
                "", List.of(), List.of(RandomQuestions.of(Measure.Kind.COUNT, null)), null, true, null);
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
}
