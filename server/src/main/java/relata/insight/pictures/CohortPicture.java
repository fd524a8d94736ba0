package relata.insight.pictures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import relata.insight.standing.Tiers;
import relata.platform.Actor;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** Who came back quarter after quarter, and the base by how lately and how often it bought. */
@Component
class CohortPicture {

    /** Quarters shown: of the newest cohorts, and after the first of each. */
    static final int QUARTERS = 12;

    private static final int MONTHS = 3;

    private final Reach reach;
    private final Rows rows;
    private final Tiers tiers;
    private final Queries queries;

    CohortPicture(Reach reach, Rows rows, Tiers tiers, Queries queries) {
        this.reach = reach;
        this.rows = rows;
        this.tiers = tiers;
        this.queries = queries;
    }

    /**
     * @param quarter its first day: customers whose first purchase lies in it
     * @param active how many of them bought in the n-th quarter after it, from 0; ends with the quarter that the data end in
     */
    record Cohort(LocalDate quarter, long customers, List<Long> active) {}

    /** @param running whether the last quarter is not over yet */
    record Cohorts(LocalDate asOf, boolean running, List<Cohort> items) {}

    Cohorts cohorts(Actor actor) {
        LocalDate today = rows.today();
        LocalDate present = quarter(today);
        LocalDate since = present.minusMonths((long) MONTHS * (QUARTERS - 1));
        long mask = (1L << QUARTERS) - 1;
        Sql sql = Sql.of(
                        "select date_trunc('quarter', v.first_on)::date, v.quarters & " + mask
                                + ", count(*) from customer_value v where v.first_on >= ?::date and v.first_on <= ?::date",
                        since,
                        today)
                .and(reach.of(actor, "v"))
                .add(" group by 1, 2");
        var counted = new TreeMap<LocalDate, long[]>();
        queries.run(sql, Queries.SUM, row -> {
            long[] active = counted.computeIfAbsent(row.getObject(1, LocalDate.class), _ -> new long[QUARTERS]);
            long bits = row.getLong(2);
            for (int n = 0; n < QUARTERS; n++) {
                active[n] += (bits >> n & 1) * row.getLong(3);
            }
            return bits;
        });
        var cohorts = new ArrayList<Cohort>();
        counted.forEach((quarter, active) -> {
            var shown = new ArrayList<Long>();
            for (int n = 0;
                    n < QUARTERS && !quarter.plusMonths((long) MONTHS * n).isAfter(present);
                    n++) {
                shown.add(active[n]);
            }
            cohorts.add(new Cohort(quarter, active[0], shown));
        });
        boolean running = today.isBefore(present.plusMonths(MONTHS).minusDays(1));
        return new Cohorts(today, running, cohorts);
    }

    private static LocalDate quarter(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / MONTHS * MONTHS + 1, 1);
    }

    /** @param recency and {@code frequency} fifths, 5 the best */
    record Cell(int recency, int frequency, long customers, BigDecimal spent, BigDecimal yearSpent) {}

    /**
     * @param days bounds of the fifths: days since the last purchase
     * @param purchases days with an order
     */
    record Rfm(String currency, List<Integer> days, List<Integer> purchases, List<Cell> cells) {}

    Rfm rfm(Actor actor) {
        Sql sql = Sql.of("select ")
                .add(rows.recency())
                .add(", " + rows.frequency() + ", count(*), sum(v.spent), sum(v.year_spent) from customer_value v"
                        + " where v.purchases > 0")
                .and(reach.of(actor, "v"))
                .add(" group by 1, 2 order by 1, 2");
        Tiers.Fifths fifths = tiers.fifths();
        return new Rfm(
                reach.currency(),
                fifths.recency(),
                fifths.frequency(),
                fifths.recency().isEmpty()
                        ? List.of()
                        : queries.run(
                                sql,
                                Queries.SUM,
                                row -> new Cell(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getBigDecimal(4),
                                        row.getBigDecimal(5))));
    }
}
