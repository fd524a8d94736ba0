package relata.insight.pictures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings.Measure;
import relata.insight.standing.Tiers;
import relata.platform.Actor;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** Tiers as they are, who moved between them within a year, and who is key. Amounts in the reporting currency. */
@Component
class TierPicture {

    private static final int MOST_KEY = 200;

    private final Reach reach;
    private final Rows rows;
    private final Tiers tiers;
    private final Queries queries;

    TierPicture(Reach reach, Rows rows, Tiers tiers, Queries queries) {
        this.reach = reach;
        this.rows = rows;
        this.tiers = tiers;
        this.queries = queries;
    }

    /**
     * Those who went from one tier to another, or stayed in it.
     *
     * @param from null where they had no purchase in that year
     * @param before the sum of their measure in the year before
     */
    record Move(@Nullable String from, @Nullable String to, long customers, BigDecimal before, BigDecimal after) {}

    /** @param cutA the least measure of tier A */
    record Cuts(BigDecimal cutA, BigDecimal cutB, BigDecimal cutABefore, BigDecimal cutBBefore) {}

    /** @param cuts null before the first pass over everybody */
    record Tiering(
            String currency,
            Measure measure,
            LocalDate from,
            LocalDate to,
            @Nullable Cuts cuts,
            List<Move> moves) {}

    Tiering tiering(Actor actor) {
        LocalDate today = rows.today();
        Sql sql = Sql.of("select b, n, count(*), sum(mb), sum(mn) from (select " + rows.tierBefore() + " as b, "
                        + rows.tier() + " as n, " + rows.measuredBefore() + " as mb, " + rows.measured() + " as mn"
                        + Rows.FROM + "where v.purchases > 0")
                .and(reach.of(actor, "v"))
                .add(") s where b is not null or n is not null group by 1, 2 order by 1, 2");
        List<Move> moves = queries.run(
                sql,
                Queries.SUM,
                row -> new Move(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5)));
        Cuts cuts = tiers.current()
                .map(found -> new Cuts(found.cutA(), found.cutB(), found.cutABefore(), found.cutBBefore()))
                .orElse(null);
        return new Tiering(reach.currency(), rows.measure(), today.minusYears(1), today, cuts, moves);
    }

    /** Each criterion is the customer's percentile among tier A, 0 to 1. */
    record Key(
            UUID id,
            @Nullable String name,
            boolean chosen,
            double score,
            double contribution,
            double lifetimeValue,
            double growth,
            double tenure,
            BigDecimal yearContribution) {}

    record Keys(String currency, List<Key> items) {}

    /** Key customers, then the candidates behind them. */
    Keys keys(Actor actor) {
        Sql sql = Sql.of("""
                         select v.customer_id, k.chosen, k.score, (k.figures ->> 'contribution')::float8,
                                (k.figures ->> 'lifetimeValue')::float8, (k.figures ->> 'growth')::float8,
                                (k.figures ->> 'tenure')::float8, v.year_contribution
                           from key_customer k join customer_value v on v.customer_id = k.customer_id
                          where true
                         """)
                .and(reach.of(actor, "v"))
                .add(" order by k.chosen desc, k.score desc, k.customer_id limit " + MOST_KEY);
        List<Key> found = queries.run(
                sql,
                Queries.LIST,
                row -> new Key(
                        row.getObject(1, UUID.class),
                        null,
                        row.getBoolean(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7),
                        row.getBigDecimal(8)));
        Map<UUID, String> names = reach.names(actor, found.stream().map(Key::id));
        return new Keys(
                reach.currency(),
                found.stream()
                        .map(key -> new Key(
                                key.id(),
                                names.get(key.id()),
                                key.chosen(),
                                key.score(),
                                key.contribution(),
                                key.lifetimeValue(),
                                key.growth(),
                                key.tenure(),
                                key.yearContribution()))
                        .toList());
    }
}
