package relata.insight.pictures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings.Measure;
import relata.insight.standing.Endings;
import relata.insight.standing.Tiers;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.lists.Queries;
import relata.records.sql.Sql;

/** Lists the customers behind a part of a picture, with the figures by which they stand there. */
@Component
class SetRows {

    private static final int PAGE = 50;
    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,20}(?:\\.\\d{1,20})?)~([0-9a-f-]{36})");

    private final Reach reach;
    private final Rows rows;
    private final CustomerSet sets;
    private final Tiers tiers;
    private final Queries queries;

    SetRows(Reach reach, Rows rows, CustomerSet sets, Tiers tiers, Queries queries) {
        this.reach = reach;
        this.rows = rows;
        this.sets = sets;
        this.tiers = tiers;
        this.queries = queries;
    }

    /** Why a customer's measure changed within the year. */
    enum Cause {
        FIRST_ORDERS,
        CAME_BACK,
        NO_ORDERS,
        MORE_ORDERS,
        FEWER_ORDERS,
        LARGER_ORDERS,
        SMALLER_ORDERS,
        HIGHER_COSTS,
        LOWER_COSTS,
        BY_MODEL
    }

    /**
     * @param tier null where there was no purchase in the year
     * @param missing how much of the measure the tier above would take
     * @param cause null where nothing changed
     * @param reason of the dissolution, told or derived from a complaint before it
     * @param lastContactAt null where nobody has been in touch
     */
    record Member(
            UUID id,
            @Nullable String name,
            @Nullable String tier,
            @Nullable String tierBefore,
            BigDecimal measure,
            BigDecimal measureBefore,
            @Nullable BigDecimal missing,
            int yearOrders,
            int yearBeforeOrders,
            BigDecimal yearSpent,
            BigDecimal yearBeforeSpent,
            @Nullable Cause cause,
            @Nullable BigDecimal lifetimeValue,
            @Nullable BigDecimal lifetimeValueBefore,
            @Nullable Double risk,
            String stage,
            LocalDate stageSince,
            @Nullable LocalDate lastOn,
            @Nullable String endedBy,
            @Nullable String reason,
            boolean reasonDerived,
            @Nullable Instant lastContactAt) {}

    /**
     * @param customers how many there are in all; only told with the first page
     * @param next where the next page begins; null at the end
     * @param filter the same set as an expression over fields of the customer; null where there is none
     */
    record Page(
            String currency,
            Measure measure,
            @Nullable Long customers,
            List<Member> items,
            @Nullable String next,
            @Nullable String filter) {}

    Page page(Actor actor, CustomerSet.Part part, @Nullable String place) {
        CustomerSet.Found set = sets.of(actor, part);
        Sql within = Sql.of(" where true").and(set.condition()).and(reach.of(actor, "v"));
        Long customers = place == null
                ? queries.run(Sql.of("select count(*)" + Rows.FROM).add(within), Queries.SUM, row -> row.getLong(1))
                        .getFirst()
                : null;
        record Placed(Member member, String place) {}
        List<Placed> found = queries.run(
                query(set, within, place), Queries.SUM, row -> new Placed(member(row), row.getString("place")));
        boolean more = found.size() > PAGE;
        List<Placed> shown = more ? found.subList(0, PAGE) : found;
        Map<UUID, String> names =
                reach.names(actor, shown.stream().map(each -> each.member().id()));
        return new Page(
                reach.currency(),
                rows.measure(),
                customers,
                shown.stream()
                        .map(each ->
                                named(each.member(), names.get(each.member().id())))
                        .toList(),
                more ? shown.getLast().place() : null,
                set.filter());
    }

    private Sql query(CustomerSet.Found set, Sql within, @Nullable String place) {
        Sql sql = Sql.of("with page as materialized (select v.*, " + rows.tier() + " as tier, " + rows.tierBefore()
                        + " as tier_before, " + rows.measured() + " as measure, " + rows.measuredBefore()
                        + " as measure_before, " + set.order() + " as amount" + Rows.FROM)
                .add(within);
        if (place != null) {
            Matcher parts = PLACE.matcher(place);
            if (!parts.matches()) {
                throw Refusal.of(Refusal.Kind.MALFORMED, "records.bad-cursor");
            }
            sql.add(
                    " and (" + set.order() + ", v.customer_id) < (?, ?)",
                    new BigDecimal(parts.group(1)),
                    UUID.fromString(parts.group(2)));
        }
        return sql.add(" order by " + set.order() + " desc, v.customer_id desc limit " + (PAGE + 1) + ")")
                .add("""
                 select v.*, v.amount || '~' || v.customer_id as place, d.ended_by, d.reason, coalesce(d.derived, false) as told_derived,
                        case when v.stage = 'dissolution' and d.reason is null then exists (
                             select from interaction_facts i
                              where i.customer_id = v.customer_id and %s) end as complained,
                        c.last_contact_at
                   from page v join customer c on c.id = v.customer_id
                   left join dissolution d on d.customer_id = v.customer_id and v.stage = 'dissolution'
                  order by v.amount desc, v.customer_id desc
                """.formatted(Endings.ILL_SERVED));
    }

    private Member member(java.sql.ResultSet row) throws java.sql.SQLException {
        boolean complained = row.getBoolean("complained");
        java.sql.Timestamp contact = row.getTimestamp("last_contact_at");
        double active = row.getDouble("active");
        Double risk = row.wasNull() ? null : Double.valueOf(1 - active);
        String tier = row.getString("tier");
        BigDecimal measure = row.getBigDecimal("measure");
        return new Member(
                row.getObject("customer_id", UUID.class),
                null,
                tier,
                row.getString("tier_before"),
                measure,
                row.getBigDecimal("measure_before"),
                missing(tier, measure),
                row.getInt("year_orders"),
                row.getInt("year_before_orders"),
                row.getBigDecimal("year_spent"),
                row.getBigDecimal("year_before_spent"),
                cause(row),
                row.getBigDecimal("lifetime_value"),
                row.getBigDecimal("lifetime_value_before"),
                risk,
                row.getString("stage"),
                row.getObject("stage_since", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getString("ended_by"),
                complained ? "service" : row.getString("reason"),
                complained || row.getBoolean("told_derived"),
                contact == null ? null : contact.toInstant());
    }

    private @Nullable BigDecimal missing(@Nullable String tier, BigDecimal measure) {
        return tiers.current()
                .filter(_ -> tier != null && !tier.equals("A"))
                .map(cuts -> ("B".equals(tier) ? cuts.cutA() : cuts.cutB()).subtract(measure))
                .orElse(null);
    }

    private @Nullable Cause cause(java.sql.ResultSet row) throws java.sql.SQLException {
        return Causes.of(
                rows.measure(),
                new Causes.Year(
                        row.getInt("year_before_orders"),
                        row.getBigDecimal("year_before_spent"),
                        row.getBigDecimal("measure_before")),
                new Causes.Year(
                        row.getInt("year_orders"), row.getBigDecimal("year_spent"), row.getBigDecimal("measure")),
                row.getInt("orders"));
    }

    private static Member named(Member m, @Nullable String name) {
        return new Member(
                m.id(),
                name,
                m.tier(),
                m.tierBefore(),
                m.measure(),
                m.measureBefore(),
                m.missing(),
                m.yearOrders(),
                m.yearBeforeOrders(),
                m.yearSpent(),
                m.yearBeforeSpent(),
                m.cause(),
                m.lifetimeValue(),
                m.lifetimeValueBefore(),
                m.risk(),
                m.stage(),
                m.stageSince(),
                m.lastOn(),
                m.endedBy(),
                m.reason(),
                m.reasonDerived(),
                m.lastContactAt());
    }
}
