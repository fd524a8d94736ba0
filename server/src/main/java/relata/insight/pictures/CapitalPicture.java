package relata.insight.pictures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.PurchaseModels;
import relata.insight.Trust;
import relata.platform.Actor;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** What the base is worth, what changed it within a year, and whom to save first. Amounts in the reporting currency. */
@Component
class CapitalPicture {

    private static final int SAMPLE = 400;
    private static final int NAMED = 12;
    private static final double TOP_SHARE = 0.2;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.DOWN);

    private final Reach reach;
    private final Rows rows;
    private final Queries queries;
    private final PurchaseModels models;
    private final JdbcClient jdbc;

    CapitalPicture(Reach reach, Rows rows, Queries queries, PurchaseModels models, JdbcClient jdbc) {
        this.reach = reach;
        this.rows = rows;
        this.queries = queries;
        this.models = models;
        this.jdbc = jdbc;
    }

    /** @param step new, up, grown, down, shrunk, lost, or same */
    record Step(String step, long customers, BigDecimal change) {}

    /** @param backwards computed afterwards by the models of a later day */
    record Day(LocalDate asOf, BigDecimal capital, int customers, boolean backwards) {}

    /**
     * @param before what the same models say of the base as it stood a year ago
     * @param steps add up to the difference of the two
     * @param history of the whole base; empty for those who see a part of it
     */
    record Capital(
            String currency,
            Trust.Level trust,
            LocalDate asOf,
            LocalDate yearAgo,
            long customers,
            BigDecimal now,
            BigDecimal before,
            List<Step> steps,
            List<Day> history) {}

    Capital capital(Actor actor) {
        Sql sql = Sql.of("select step, count(*), coalesce(sum(b), 0), coalesce(sum(n), 0) from (select " + rows.step()
                        + " as step, coalesce(v.lifetime_value_before, 0) as b, coalesce(v.lifetime_value, 0) as n"
                        + Rows.FROM + "where v.purchases > 0")
                .and(reach.of(actor, "v"))
                .add(") s group by 1");
        record Group(String step, long customers, BigDecimal before, BigDecimal now) {}
        List<Group> groups = queries.run(
                sql,
                Queries.SUM,
                row -> new Group(row.getString(1), row.getLong(2), row.getBigDecimal(3), row.getBigDecimal(4)));
        LocalDate today = rows.today();
        return new Capital(
                reach.currency(),
                models.trust().level(),
                today,
                today.minusYears(1),
                groups.stream().mapToLong(Group::customers).sum(),
                groups.stream().map(Group::now).reduce(BigDecimal.ZERO, BigDecimal::add),
                groups.stream().map(Group::before).reduce(BigDecimal.ZERO, BigDecimal::add),
                groups.stream()
                        .map(group -> new Step(
                                group.step(), group.customers(), group.now().subtract(group.before())))
                        .toList(),
                reach.whole(actor) ? history() : List.of());
    }

    private List<Day> history() {
        return jdbc.sql(
                        "select as_of, capital, customers, backwards from capital_day where customers > 0 order by as_of")
                .query((row, _) -> new Day(
                        row.getObject(1, LocalDate.class), row.getBigDecimal(2), row.getInt(3), row.getBoolean(4)))
                .list();
    }

    record Point(UUID id, double risk, BigDecimal value) {}

    record Named(UUID id, @Nullable String name, double risk, BigDecimal value) {}

    /**
     * Who is worth much and likely to leave.
     *
     * @param valueFrom the bound of the region: of the sample a fifth is worth as much, rounded down to two digits
     * @param customers exactly how many stand in the region, and {@code value} what they are worth together
     * @param sample of all customers with a value, the same each time
     * @param filter opens the region in the list of customers
     */
    record AtRisk(
            String currency,
            Trust.Level trust,
            double riskFrom,
            BigDecimal valueFrom,
            long customers,
            BigDecimal value,
            List<Named> largest,
            List<Point> sample,
            String filter) {}

    AtRisk atRisk(Actor actor) {
        List<Point> sample = sample(actor);
        BigDecimal bound = bound(sample);
        record Found(UUID id, double risk, BigDecimal value, long customers, BigDecimal sum) {}
        List<Found> found = queries.run(
                Sql.of(
                                "select v.customer_id, 1 - v.active, v.lifetime_value, count(*) over (), sum(v.lifetime_value) over ()"
                                        + " from customer_value v where " + region(),
                                bound)
                        .and(reach.of(actor, "v"))
                        .add(" order by v.lifetime_value desc, v.customer_id limit " + NAMED),
                Queries.SUM,
                row -> new Found(
                        row.getObject(1, UUID.class),
                        row.getDouble(2),
                        row.getBigDecimal(3),
                        row.getLong(4),
                        row.getBigDecimal(5)));
        Map<UUID, String> names = reach.names(actor, found.stream().map(Found::id));
        return new AtRisk(
                reach.currency(),
                models.trust().level(),
                Rows.RISKY,
                bound,
                found.isEmpty() ? 0 : found.getFirst().customers(),
                found.isEmpty() ? BigDecimal.ZERO : found.getFirst().sum(),
                found.stream()
                        .map(each -> new Named(each.id(), names.get(each.id()), each.risk(), each.value()))
                        .toList(),
                sample,
                "churnRisk >= " + Rows.RISKY + " && lifetimeValue >= " + bound.toPlainString());
    }

    /** The condition of the region; its one value is the least lifetime value. */
    static String region() {
        return "v.active <= " + (1 - Rows.RISKY) + " and v.lifetime_value >= ?";
    }

    BigDecimal bound(Actor actor) {
        return bound(sample(actor));
    }

    private static BigDecimal bound(List<Point> sample) {
        List<BigDecimal> values =
                new ArrayList<>(sample.stream().map(Point::value).toList());
        values.sort(Comparator.reverseOrder());
        return values.isEmpty()
                ? BigDecimal.ONE
                : values.get((int) (values.size() * TOP_SHARE)).round(TWO_DIGITS);
    }

    private List<Point> sample(Actor actor) {
        Sql count = Sql.of("select count(*) from customer_value v where v.lifetime_value > 0")
                .and(reach.of(actor, "v"));
        long all = queries.run(count, Queries.SUM, row -> row.getLong(1)).getFirst();
        long every = Math.max(1, all / SAMPLE);
        Sql sql = Sql.of(
                        "select v.customer_id, 1 - v.active, v.lifetime_value from customer_value v where v.lifetime_value > 0"
                                + " and uuid_hash_extended(v.customer_id, 0) % " + every + " = 0")
                .and(reach.of(actor, "v"))
                .add(" order by v.customer_id");
        return queries.run(
                sql,
                Queries.SUM,
                row -> new Point(row.getObject(1, UUID.class), row.getDouble(2), row.getBigDecimal(3)));
    }
}
