package relata.insight.pictures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** Where customers stand in their lifecycle, how long, at what cost and income; how they got there and why they left. */
@Component
class LifecyclePicture {

    static final List<String> STAGES = List.of("awareness", "exploration", "expansion", "commitment", "dissolution");

    private final Reach reach;
    private final Rows rows;
    private final Queries queries;

    LifecyclePicture(Reach reach, Rows rows, Queries queries) {
        this.reach = reach;
        this.rows = rows;
        this.queries = queries;
    }

    /**
     * @param days median of the days that those in the stage have been in it; null where nobody is or where it is not known
     * @param cost of acquisition and service so far, of all of them
     * @param spent in the last twelve months, of all of them
     * @param valueBefore what they were worth a year ago, together
     */
    record Stage(
            String stage,
            long customers,
            @Nullable Integer days,
            BigDecimal cost,
            BigDecimal spent,
            BigDecimal contribution,
            BigDecimal valueBefore) {}

    /** @param reason null where nobody has told it; customers in dissolution now */
    record Reason(@Nullable String reason, long customers) {}

    record Lifecycle(String currency, LocalDate asOf, List<Stage> stages, List<Reason> reasons) {}

    private static final class Sum {
        private final TreeMap<Integer, Long> byDays = new TreeMap<>();
        private long customers;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal spent = BigDecimal.ZERO;
        private BigDecimal contribution = BigDecimal.ZERO;
        private BigDecimal before = BigDecimal.ZERO;

        /** Half of them have been there for no longer. */
        @Nullable
        Integer median() {
            long half = (customers + 1) / 2;
            long seen = 0;
            for (Map.Entry<Integer, Long> days : byDays.entrySet()) {
                seen += days.getValue();
                if (seen >= half) {
                    return days.getKey();
                }
            }
            return null;
        }
    }

    Lifecycle lifecycle(Actor actor) {
        LocalDate today = rows.today();
        Sql sql = Sql.of("""
                         select v.stage, v.stage_since, count(*), sum(v.acquisition_cost + v.service_cost), sum(v.year_spent),
                                sum(v.year_contribution), coalesce(sum(v.lifetime_value_before), 0)
                           from customer_value v where true
                         """).and(reach.of(actor, "v")).add(" group by 1, 2");
        var sums = new TreeMap<String, Sum>();
        queries.run(sql, Queries.SUM, row -> {
            Sum sum = sums.computeIfAbsent(row.getString(1), _ -> new Sum());
            long customers = row.getLong(3);
            int days = (int) ChronoUnit.DAYS.between(row.getObject(2, LocalDate.class), today);
            sum.byDays.merge(days, customers, Long::sum);
            sum.customers += customers;
            sum.cost = sum.cost.add(row.getBigDecimal(4));
            sum.spent = sum.spent.add(row.getBigDecimal(5));
            sum.contribution = sum.contribution.add(row.getBigDecimal(6));
            sum.before = sum.before.add(row.getBigDecimal(7));
            return customers;
        });
        long known = sums.values().stream().mapToLong(sum -> sum.customers).sum();
        long silent = Math.max(0, everybody(actor) - known);
        var stages = new ArrayList<Stage>();
        for (String stage : STAGES) {
            Sum sum = sums.getOrDefault(stage, new Sum());
            boolean first = stage.equals("awareness");
            stages.add(new Stage(
                    stage,
                    sum.customers + (first ? silent : 0),
                    first && silent > 0 ? null : sum.median(),
                    sum.cost,
                    sum.spent,
                    sum.contribution,
                    sum.before));
        }
        return new Lifecycle(reach.currency(), today, stages, reasons(actor));
    }

    /** Those of whom there is no fact yet have no row among the values. */
    private long everybody(Actor actor) {
        Sql sql = Sql.of("select count(*) from customer c where c.deleted_at is null")
                .and(reach.of(actor, "c"));
        return queries.run(sql, Queries.SUM, row -> row.getLong(1)).getFirst();
    }

    private List<Reason> reasons(Actor actor) {
        Sql sql = Sql.of("select d.reason, count(*) from customer_value v"
                        + " left join dissolution d on d.customer_id = v.customer_id where v.stage = 'dissolution'")
                .and(reach.of(actor, "v"))
                .add(" group by 1 order by 2 desc, 1");
        return queries.run(sql, Queries.SUM, row -> new Reason(row.getString(1), row.getLong(2)));
    }

    /**
     * Steps of the last twelve months.
     *
     * @param from null where the customer had no stage before
     * @param days median of the days that they had been in the stage they left; null where they came from none
     */
    record Step(
            @Nullable String from,
            String to,
            String cause,
            long customers,
            @Nullable Integer days) {}

    record Steps(LocalDate since, LocalDate until, List<Step> items) {}

    Steps steps(Actor actor) {
        LocalDate today = rows.today();
        LocalDate since = today.minusYears(1);
        Sql reached = reach.of(actor, "v");
        Sql sql = Sql.of("select s.from_stage, s.to_stage, s.cause, count(distinct s.customer_id),"
                + " percentile_disc(0.5) within group (order by s.as_of - p.as_of) from stage_change s");
        if (!reached.isEmpty()) {
            sql.add(" join customer_value v on v.customer_id = s.customer_id");
        }
        sql.add(
                        " left join lateral (select as_of from stage_change b where b.customer_id = s.customer_id"
                                + " and (b.as_of, b.id) < (s.as_of, s.id) order by b.as_of desc, b.id desc limit 1) p on true"
                                + " where s.as_of > ?::date and s.as_of <= ?::date",
                        since,
                        today)
                .and(reached)
                .add(" group by 1, 2, 3 order by 4 desc, 1, 2, 3");
        return new Steps(
                since,
                today,
                queries.run(
                        sql,
                        Queries.SUM,
                        row -> new Step(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getObject(5, Integer.class))));
    }
}
