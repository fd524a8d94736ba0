package relata.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.people.BuiltInRole;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Changes;
import relata.records.lists.Lists;
import relata.records.summaries.Grouping;
import relata.records.summaries.Key;
import relata.records.summaries.Measure;
import relata.records.summaries.Step;
import relata.records.summaries.Summaries;
import relata.records.summaries.Summary;
import relata.records.summaries.SummaryQuestion;
import relata.testing.People;
import relata.testing.RelataTest;

/** What must hold of any report: its groups make up its total, and behind each cell lie exactly as many rows as it counts. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportLawsTest {

    private static final int REPORTS = 120;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Kyiv"), ZoneId.of("America/New_York"), ZoneId.of("+05:30"));
    private static final List<String> FILTERS = List.of(
            "",
            "",
            "status != \"cancelled\"",
            "totalReporting > 100",
            "customer.kind == \"person\"",
            "placedAt > timestamp(\"2024-06-01T00:00:00Z\")",
            "lines.exists(l, l.product.family == \"Care\")");
    private static final List<String> LINE_FILTERS =
            List.of("", "order.status == \"paid\"", "quantity > 3", "has(product)", "product.family != \"Care\"");

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
    Lists lists;

    private final long seed = Long.getLong("relata.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Actor everything = Actor.SYSTEM;
    private Actor seller = Actor.SYSTEM;

    @BeforeAll
    void sell() {
        System.out.println("ReportLawsTest: -Drelata.seed=" + seed);
        var person = people.with(BuiltInRole.SALES);
        jdbc.sql("""
                 update role set grants = jsonb_set(grants, '{default}', '{"read": "own"}')
                  where id = ?
                 """).param(BuiltInRole.SALES.id()).update();
        everything = people.actor(people.with(BuiltInRole.ADMINISTRATOR));
        SoldThings.sold(changes, jdbc, random, person.id());
        seller = people.actor(person);
        jdbc.sql("analyze").update();
    }

    @Test
    void groupsMakeUpTheTotalAndDrillingDownFindsTheirRows() {
        for (int i = 0; i < REPORTS; i++) {
            ObjectType object = catalogs.current().object(random.nextInt(3) == 0 ? "orderLine" : "order");
            Actor actor = random.nextInt(3) == 0 ? seller : everything;
            SummaryQuestion question = question(object);
            ZoneId zone = one(ZONES);
            String told = "seed " + seed + ", report " + i + " of " + object.name() + ": " + question + " in " + zone;
            Summary summary = summaries.ask(actor, object, question, zone).answer();
            totalsHold(actor, object, question, summary, told);
            rowsAreFound(actor, object, question, summary, told);
        }
    }

    private void totalsHold(Actor actor, ObjectType object, SummaryQuestion question, Summary summary, String told) {
        long all = lists.count(actor, object, question.filter(), false, true).value();
        assertThat(summary.all().rows()).as(told).isEqualTo(all);
        assertThat(rows(summary.cells())).as(told).isEqualTo(all);
        for (int group = 0; group < summary.groups().size(); group++) {
            assertThat(rows(summary.totals().get(group))).as(told).isEqualTo(all);
        }
        for (int measure = 0; measure < question.measures().size(); measure++) {
            Measure asked = question.measures().get(measure);
            BigDecimal whole = summary.all().figures().get(measure).value();
            if (asked.kind() == Measure.Kind.SUM && asked.show() == Measure.Show.VALUE && whole != null) {
                assertThat(sum(summary.cells(), measure)).as(told).isEqualByComparingTo(whole);
            }
        }
    }

    private static long rows(List<Summary.Cell> cells) {
        return cells.stream().mapToLong(Summary.Cell::rows).sum();
    }

    private static BigDecimal sum(List<Summary.Cell> cells, int measure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Summary.Cell cell : cells) {
            BigDecimal value = cell.figures().get(measure).value();
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    private void rowsAreFound(Actor actor, ObjectType object, SummaryQuestion question, Summary summary, String told) {
        var cells = new ArrayList<>(summary.cells());
        java.util.Collections.shuffle(cells, random);
        for (Summary.Cell cell : cells.subList(0, Math.min(4, cells.size()))) {
            var filters = new ArrayList<String>();
            if (!question.filter().isEmpty()) {
                filters.add("(" + question.filter() + ")");
            }
            for (int group = 0; group < cell.at().size(); group++) {
                Summary.Value value =
                        summary.groups().get(group).values().get(cell.at().get(group));
                filters.add("(" + value.filter() + ")");
            }
            String filter = String.join(" && ", filters);
            assertThat(lists.count(actor, object, filter, false, true).value())
                    .as(told + ", behind " + filter)
                    .isEqualTo(cell.rows());
        }
    }

    private SummaryQuestion question(ObjectType object) {
        boolean lines = object.name().equals("orderLine");
        var groups = new ArrayList<Grouping>();
        for (int count = random.nextInt(4); count > 0; count--) {
            groups.add(lines ? lineGrouping() : orderGrouping());
        }
        var measures = new ArrayList<Measure>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            measures.add(lines ? lineMeasure() : orderMeasure());
        }
        Integer top = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : null;
        Integer sort = random.nextInt(2) == 0 ? random.nextInt(measures.size()) : null;
        return new SummaryQuestion(
                one(lines ? LINE_FILTERS : FILTERS), groups, measures, sort, random.nextBoolean(), top);
    }

    private Grouping orderGrouping() {
        return switch (random.nextInt(10)) {
            case 0 -> plain("channel");
            case 1 -> plain("status");
            case 2 -> plain("customer");
            case 3 -> plain("customer.owner");
            case 4 -> plain("customer.kind");
            case 5 -> new Grouping("totalReporting", null, bounds());
            case 6 -> new Grouping("customer.createdAt", one(List.of(Step.values())), List.of());
            case 7 -> new Grouping("customer.orders.min(o, o.placedAt)", Step.QUARTER, List.of());
            case 8 -> plain("totalReporting > 50");
            default -> new Grouping("placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Grouping lineGrouping() {
        return switch (random.nextInt(7)) {
            case 0 -> plain("product.family");
            case 1 -> plain("product");
            case 2 -> plain("order.channel");
            case 3 -> plain("order.customer");
            case 4 -> new Grouping("quantity", null, bounds());
            case 5 -> plain("quantity");
            default -> new Grouping("order.placedAt", one(List.of(Step.values())), List.of());
        };
    }

    private Measure orderMeasure() {
        return switch (random.nextInt(6)) {
            case 0 -> of(Measure.Kind.COUNT, null);
            case 1 -> of(Measure.Kind.AVERAGE, "totalReporting");
            case 2 -> of(Measure.Kind.DISTINCT, "customer");
            case 3 -> of(Measure.Kind.MEDIAN, "totalReporting");
            case 4 -> of(Measure.Kind.SUM, "total");
            default -> of(Measure.Kind.SUM, "totalReporting");
        };
    }

    private Measure lineMeasure() {
        return switch (random.nextInt(4)) {
            case 0 -> of(Measure.Kind.SUM, "quantity");
            case 1 -> of(Measure.Kind.DISTINCT, "order");
            case 2 -> of(Measure.Kind.MAXIMUM, "quantity");
            default -> of(Measure.Kind.SUM, "amount");
        };
    }

    private static Measure of(Measure.Kind kind, @Nullable String field) {
        return new Measure(kind, field, Measure.Show.VALUE);
    }

    private static Grouping plain(String by) {
        return new Grouping(by, null, List.of());
    }

    private List<BigDecimal> bounds() {
        var bounds = new java.util.TreeSet<BigDecimal>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            bounds.add(BigDecimal.valueOf(random.nextInt(600) - 20, 1));
        }
        return List.copyOf(bounds);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void aPersonWithOwnScopeIsToldOfTheirOwnAlone() {
        ObjectType order = catalogs.current().object("order");
        var question = new SummaryQuestion(
                "", List.of(plain("customer.owner")), List.of(of(Measure.Kind.COUNT, null)), null, true, null);

        Summary mine = summaries.ask(seller, order, question, ZoneId.of("UTC")).answer();
        Summary all =
                summaries.ask(everything, order, question, ZoneId.of("UTC")).answer();

        assertThat(mine.groups().getFirst().values())
                .extracting(Summary.Value::key)
                .containsExactly(new Key(Key.Kind.VALUE, seller.id().toString()));
        assertThat(all.all().rows()).isGreaterThan(mine.all().rows());
        assertThat(mine.all().rows()).isPositive();
        assertThat(summaries.ask(seller, order, question, ZoneId.of("UTC")).identity())
                .isNotEqualTo(summaries
                        .ask(everything, order, question, ZoneId.of("UTC"))
                        .identity());
    }

    @Test
    void amountsOfSeveralCurrenciesAreNotAddedUp() {
        ObjectType order = catalogs.current().object("order");
        var question = new SummaryQuestion(
                "",
                List.of(),
                List.of(of(Measure.Kind.SUM, "total"), of(Measure.Kind.SUM, "totalReporting")),
                null,
                true,
                null);

        List<relata.records.summaries.Figure> figures = summaries
                .ask(everything, order, question, ZoneId.of("UTC"))
                .answer()
                .all()
                .figures();

        assertThat(figures.getFirst().mixed()).isTrue();
        assertThat(figures.getFirst().value()).isNull();
        assertThat(figures.getLast().currency()).isEqualTo("EUR");
        BigDecimal expected = jdbc.sql("select sum(total_reporting) from sales_order where deleted_at is null")
                .query(BigDecimal.class)
                .single();
        assertThat(figures.getLast().value()).isEqualByComparingTo(expected);
    }

    @Test
    void sharesMakeOneAndChangesCompareWithThePeriodBefore() {
        ObjectType order = catalogs.current().object("order");
        var question = new SummaryQuestion(
                "",
                List.of(new Grouping("placedAt", Step.YEAR, List.of())),
                List.of(
                        new Measure(Measure.Kind.SUM, "totalReporting", Measure.Show.SHARE),
                        new Measure(Measure.Kind.COUNT, null, Measure.Show.CHANGE)),
                null,
                true,
                null);

        List<Summary.Cell> cells =
                summaries.ask(everything, order, question, ZoneId.of("UTC")).answer().cells().stream()
                        .sorted(java.util.Comparator.comparing(cell -> cell.at().getFirst()))
                        .toList();

        assertThat(sum(cells, 0))
                .isCloseTo(BigDecimal.ONE, org.assertj.core.api.Assertions.within(new BigDecimal("0.0001")));
        assertThat(cells.getFirst().figures().getLast().value()).isNull();
        double change = (double) cells.get(1).rows() / cells.get(0).rows() - 1;
        assertThat(cells.get(1).figures().getLast().value().doubleValue())
                .isCloseTo(change, org.assertj.core.api.Assertions.within(0.00001));
    }

    @Test
    void whatTheTopDoesNotTellLiesInTheRest() {
        ObjectType order = catalogs.current().object("order");
        var question = new SummaryQuestion(
                "", List.of(plain("customer")), List.of(of(Measure.Kind.SUM, "totalReporting")), 0, true, 3);

        Summary summary =
                summaries.ask(everything, order, question, ZoneId.of("UTC")).answer();

        assertThat(summary.groups().getFirst().values())
                .extracting(value -> value.key().kind())
                .containsExactly(Key.Kind.VALUE, Key.Kind.VALUE, Key.Kind.VALUE, Key.Kind.REST);
        assertThat(summary.groups().getFirst().values().getFirst().label()).startsWith("Buyer");
        UUID best = jdbc.sql("""
                        select customer_id from sales_order where deleted_at is null
                         group by 1 order by sum(total_reporting) desc limit 1
                        """).query(UUID.class).single();
        assertThat(summary.groups().getFirst().values().getFirst().key().value())
                .isEqualTo(best.toString());
    }
}
