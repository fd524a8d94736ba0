package relata.insight.pictures;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.insight.InsightSettings.Measure;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/**
 * Who moved between tiers from one day to another, computed from the facts of the twelve months before each. Where tiers begin
 * is found for everybody; those counted are the ones whom the actor sees. By contribution where the company's measure is
 * lifetime value: what models say today is no fact of a day gone by.
 */
@Component
class TierMigration {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Reach reach;
    private final Settings settings;
    private final DataEnd dataEnd;
    private final Queries queries;

    TierMigration(Reach reach, Settings settings, DataEnd dataEnd, Queries queries) {
        this.reach = reach;
        this.settings = settings;
        this.dataEnd = dataEnd;
        this.queries = queries;
    }

    TierPicture.Tiering between(Actor actor, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "insight.days-in-order", Map.of());
        }
        InsightSettings set =
                settings.read(InsightSettings.KEY, InsightSettings.class).orElse(InsightSettings.USUAL);
        boolean spent = set.tiering().measure() == Measure.SPENT;
        Sql sql = Sql.of("with ").add(measured("b", from, spent, set)).add(", ").add(measured("n", to, spent, set));
        cuts(sql, "b", set);
        cuts(sql, "n", set);
        sql.add("""
                 , found as (
                 select %s as tier_before, %s as tier, coalesce(b.m, 0) as mb, coalesce(n.m, 0) as mn,
                        b_cut.a as ba, b_cut.b as bb, n_cut.a as na, n_cut.b as nb
                   from b full join n on n.customer_id = b.customer_id
                   join customer_value v on v.customer_id = coalesce(b.customer_id, n.customer_id)
                  cross join b_cut cross join n_cut
                  where true
                """.formatted(tier("b"), tier("n"))).and(reach.of(actor, "v")).add("""
                 )
                 select tier_before, tier, count(*), sum(mb), sum(mn), min(ba), min(bb), min(na), min(nb)
                   from found group by 1, 2 order by 1, 2
                """);
        record Found(TierPicture.Move move, TierPicture.Cuts cuts) {}
        List<Found> found = queries.run(
                sql,
                LIMIT,
                row -> new Found(
                        new TierPicture.Move(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5)),
                        new TierPicture.Cuts(
                                row.getBigDecimal(8),
                                row.getBigDecimal(9),
                                row.getBigDecimal(6),
                                row.getBigDecimal(7))));
        return new TierPicture.Tiering(
                reach.currency(),
                spent ? Measure.SPENT : Measure.CONTRIBUTION,
                from,
                to,
                found.isEmpty() ? null : found.getFirst().cuts(),
                found.stream().map(Found::move).toList());
    }

    /** Each buyer of the twelve months with its measure. */
    private Sql measured(String name, LocalDate day, boolean spent, InsightSettings set) {
        String zone = dataEnd.zone().getId();
        LocalDate yearAgo = day.minusYears(1);
        String value = spent ? "f.value" : "coalesce(f.margin, f.value * ?)";
        Sql sql = Sql.of(name + " as (select o.customer_id, o.m");
        if (!spent) {
            sql.add(" - coalesce(p.cost, 0) - coalesce(i.cost, 0) as m");
        }
        Object[] share = spent
                ? new Object[0]
                : new Object[] {BigDecimal.valueOf(set.valuing().unknownMargin())};
        sql.add(" from (select f.customer_id, coalesce(sum(" + value + "), 0) as m from order_facts f", share);
        within(sql, "f.placed_at", yearAgo, day, zone).add(" group by 1) o");
        if (!spent) {
            sql.add(
                            " left join (select customer_id, sum(amount) as cost from cost_facts"
                                    + " where incurred_on > ?::date and incurred_on <= ?::date group by 1) p"
                                    + " on p.customer_id = o.customer_id",
                            yearAgo,
                            day)
                    .add(" left join (select customer_id, sum(cost) as cost from interaction_facts i");
            within(sql, "i.occurred_at", yearAgo, day, zone).add(" group by 1) i on i.customer_id = o.customer_id");
        }
        return sql.add(")");
    }

    private static Sql within(Sql sql, String column, LocalDate after, LocalDate until, String zone) {
        return sql.add(
                " where " + column + " >= (?::date + 1)::timestamp at time zone ? and " + column
                        + " < (?::date + 1)::timestamp at time zone ?",
                after,
                zone,
                until,
                zone);
    }

    private static void cuts(Sql sql, String name, InsightSettings set) {
        sql.add(
                """
                , %1$s_ranked as (
                  select m, sum(m) over (order by m desc, customer_id) - m as above, sum(m) over () as whole from %1$s where m > 0),
                %1$s_cut as (
                  select coalesce(min(m) filter (where above < whole * ?), 0) as a,
                         coalesce(min(m) filter (where above < whole * ?), 0) as b from %1$s_ranked)
                """.formatted(name),
                BigDecimal.valueOf(set.tiering().shareA()),
                BigDecimal.valueOf(set.tiering().shareB()));
    }

    /** The rule of {@link relata.insight.standing.Tiers} over a buyer of that year. */
    private static String tier(String name) {
        return "case when %1$s.customer_id is null then null when %1$s.m >= %1$s_cut.a and %1$s.m > 0 then 'A' when %1$s.m >= %1$s_cut.b and %1$s.m > 0 then 'B' else 'C' end"
                .formatted(name);
    }
}
