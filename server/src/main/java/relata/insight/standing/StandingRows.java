package relata.insight.standing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.standing.facts.Facts;
import relata.insight.standing.facts.PurchaseLog;
import relata.insight.standing.facts.Stage;
import relata.platform.Ids;
import relata.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Writes where customers stand, and their steps between stages; only what differs. */
@Component
class StandingRows {

    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    /** Estimates move a little every day without any fact: in a pass over everybody so much is let be. */
    static final double UNMOVED = 0.01;

    private static final String DIFFERS = """
            (v.first_on, v.last_on, v.orders, v.year_orders, v.year_before_orders, v.purchases, v.spent, v.repeat_spent, v.margin,
             v.unknown_margins, v.acquisition_cost, v.service_cost, v.interactions, v.year_spent, v.year_before_spent,
             v.year_contribution, v.year_before_contribution, v.quarters, v.stage, v.stage_since, v.owner_id, v.team_id, v.territory_id,
             v.active is null, v.lifetime_value is null, v.lifetime_value_before is null)
            is distinct from
            (f.first_on, f.last_on, f.orders, f.year_orders, f.year_before_orders, f.purchases, f.spent, f.repeat_spent, f.margin,
             f.unknown_margins, f.acquisition_cost, f.service_cost, f.interactions, f.year_spent, f.year_before_spent,
             f.year_contribution, f.year_before_contribution, f.quarters, f.stage, f.stage_since, f.owner_id, f.team_id, f.territory_id,
             f.active is null, f.lifetime_value is null, f.lifetime_value_before is null)
            or abs(v.active - f.active) > :moved
            or abs(v.lifetime_value - f.lifetime_value) > :moved * abs(v.lifetime_value)
            or abs(v.lifetime_value_before - f.lifetime_value_before) > :moved * abs(v.lifetime_value_before)
            """;

    private static final String COLUMNS = """
            customer_id, as_of, first_on, last_on, orders, year_orders, year_before_orders, purchases, spent, repeat_spent, margin,
            unknown_margins, acquisition_cost, service_cost, interactions, year_spent, year_before_spent, year_contribution,
            year_before_contribution, quarters, active, year_purchases, lifetime_value, lifetime_value_before, stage, stage_since,
            stood_stage, stood_since, owner_id, team_id, territory_id""";

    private static final String WRITE = """
            with f as (
                select *
                  from unnest(:revision::int[], :customer::uuid[], :asOf::date[], :firstOn::date[], :lastOn::date[], :orders::int[],
                              :yearOrders::int[], :beforeOrders::int[], :purchases::int[], :spent::numeric[],
                              :repeatSpent::numeric[], :margin::numeric[], :unknown::int[], :acquisition::numeric[],
                              :service::numeric[], :interactions::int[], :yearSpent::numeric[], :beforeSpent::numeric[],
                              :yearContribution::numeric[], :beforeContribution::numeric[], :quarters::bigint[], :active::float8[],
                              :yearPurchases::float8[], :value::numeric[], :valueBefore::numeric[], :stage::text[],
                              :since::date[], :stoodStage::text[], :stoodSince::date[], :owner::uuid[], :team::uuid[], :territory::uuid[])
                       as f (revision, %1$s)),
            changed as (
                update customer_value v
                   set revision = v.revision + 1, (%1$s) = row (%2$s)
                  from f
                 where v.customer_id = f.customer_id and f.revision > 0 and (:always or v.revision = f.revision) and (%3$s)
                returning v.customer_id),
            made as (
                insert into customer_value (%1$s)
                select %2$s from f where f.revision = 0
                on conflict (customer_id) do nothing
                returning customer_id)
            select customer_id from changed union all select customer_id from made
            """.formatted(COLUMNS, COLUMNS.replaceAll("(\\w+)", "f.$1"), DIFFERS);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StandingRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Writes rows that differ from what stands there, and the steps of those. A customer that
     * came back from the bin has its earlier steps already.
     *
     * @param always whether to write over what came after the facts were read: only with the customers locked
     * @return whose rows were written
     */
    Set<UUID> write(List<Standing> standings, boolean always) {
        if (standings.isEmpty()) {
            return Set.of();
        }
        var written = new HashSet<>(rows(standings, always));
        List<Standing> changed = standings.stream()
                .filter(each -> written.contains(each.facts().customer()))
                .toList();
        forgetStepsOfTheDay(changed);
        steps(changed.stream()
                .flatMap(each -> each.steps().stream().map(step -> new Walked(each.facts(), step)))
                .toList());
        return written;
    }

    private List<UUID> rows(List<Standing> standings, boolean always) {
        Function<Standing, PurchaseLog> log = each -> each.facts().purchases();
        return jdbc.sql(WRITE)
                .param("always", always)
                .param("moved", always ? 0 : UNMOVED)
                .param("revision", integers(standings, StandingRows::revision))
                .param("customer", ids(standings, each -> each.facts().customer()))
                .param("asOf", texts(standings, each -> each.facts().asOf()))
                .param(
                        "firstOn",
                        texts(
                                standings,
                                each -> purchases(each) == 0
                                        ? null
                                        : log.apply(each).day(0)))
                .param(
                        "lastOn",
                        texts(
                                standings,
                                each -> purchases(each) == 0
                                        ? null
                                        : log.apply(each).day(purchases(each) - 1)))
                .param(
                        "orders",
                        integers(
                                standings,
                                each -> log.apply(each)
                                        .orders(EARLIEST, each.facts().asOf())))
                .param(
                        "yearOrders",
                        integers(
                                standings,
                                each -> log.apply(each)
                                        .orders(
                                                each.facts().yearAgo(),
                                                each.facts().asOf())))
                .param(
                        "beforeOrders",
                        integers(
                                standings,
                                each -> log.apply(each)
                                        .orders(twoYearsAgo(each), each.facts().yearAgo())))
                .param("purchases", integers(standings, StandingRows::purchases))
                .param(
                        "spent",
                        texts(
                                standings,
                                each -> log.apply(each)
                                        .spent(EARLIEST, each.facts().asOf())))
                .param(
                        "repeatSpent",
                        texts(
                                standings,
                                each -> log.apply(each).repeatSpent(each.facts().asOf())))
                .param(
                        "margin",
                        texts(
                                standings,
                                each -> log.apply(each)
                                        .margin(EARLIEST, each.facts().asOf())))
                .param(
                        "unknown",
                        integers(
                                standings,
                                each -> log.apply(each)
                                        .unknownMargins(each.facts().asOf())))
                .param(
                        "acquisition",
                        texts(standings, each -> each.facts().costs().acquisition()))
                .param("service", texts(standings, each -> each.facts().costs().service()))
                .param(
                        "interactions",
                        integers(standings, each -> each.facts().costs().interactions()))
                .param(
                        "yearSpent",
                        texts(
                                standings,
                                each -> log.apply(each)
                                        .spent(
                                                each.facts().yearAgo(),
                                                each.facts().asOf())))
                .param(
                        "beforeSpent",
                        texts(
                                standings,
                                each -> log.apply(each)
                                        .spent(twoYearsAgo(each), each.facts().yearAgo())))
                .param("yearContribution", texts(standings, Standing::yearContribution))
                .param("beforeContribution", texts(standings, Standing::yearBeforeContribution))
                .param(
                        "quarters",
                        texts(
                                standings,
                                each -> log.apply(each).quarters(each.facts().asOf())))
                .param(
                        "active",
                        texts(
                                standings,
                                each -> each.now() == null ? null : each.now().active()))
                .param(
                        "yearPurchases",
                        texts(
                                standings,
                                each -> each.now() == null ? null : each.now().yearPurchases()))
                .param("value", texts(standings, each -> Standing.money(each.now())))
                .param("valueBefore", texts(standings, each -> Standing.money(each.before())))
                .param("stage", texts(standings, each -> each.stage().stage().code()))
                .param("since", texts(standings, Standing::stageSince))
                .param(
                        "stoodStage",
                        texts(
                                standings,
                                each -> stood(each, stood -> stood.stage().code())))
                .param("stoodSince", texts(standings, each -> stood(each, Facts.Stood::since)))
                .param("owner", ids(standings, each -> each.facts().place().owner()))
                .param("team", ids(standings, each -> each.facts().place().team()))
                .param("territory", ids(standings, each -> each.facts().place().territory()))
                .query(Rows::id)
                .list();
    }

    /** Those who are in the bin stand nowhere. */
    void clear(List<UUID> customers) {
        jdbc.sql("""
                 delete from customer_value v
                  using customer c
                  where c.id = v.customer_id and c.id = any(:customers) and c.deleted_at is not null
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }

    private record Walked(Facts facts, Standing.Step step) {}

    /** What was found on this day so far: the steps of a day follow from all of its facts, not from the order in which they came. */
    private void forgetStepsOfTheDay(List<Standing> standings) {
        List<Standing> seenBefore =
                standings.stream().filter(each -> revision(each) > 0).toList();
        if (!seenBefore.isEmpty()) {
            jdbc.sql("delete from stage_change where customer_id = any(:customers) and found_on = :asOf")
                    .param("customers", ids(seenBefore, each -> each.facts().customer()))
                    .param("asOf", seenBefore.getFirst().facts().asOf())
                    .update();
        }
    }

    private void steps(List<Walked> steps) {
        if (steps.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 insert into stage_change (id, customer_id, from_stage, to_stage, as_of, cause, figures, found_on)
                 select *
                   from unnest(:id::uuid[], :customer::uuid[], :from::text[], :to::text[], :asOf::date[], :cause::text[],
                               :figures::jsonb[], :foundOn::date[])
                       as x (id, customer_id, from_stage, to_stage, as_of, cause, figures, found_on)
                  where not exists (
                        select from stage_change s
                         where s.customer_id = x.customer_id
                           and (s.as_of > x.as_of or s.as_of = x.as_of and s.to_stage = x.to_stage))
                 """)
                .param("id", ids(steps, _ -> Ids.next()))
                .param("customer", ids(steps, each -> each.facts().customer()))
                .param("foundOn", texts(steps, each -> each.facts().asOf()))
                .param("from", texts(steps, each -> code(each.step().from())))
                .param("to", texts(steps, each -> code(each.step().to().stage())))
                .param("asOf", texts(steps, each -> each.step().asOf()))
                .param("cause", texts(steps, each -> each.step().to().cause().code()))
                .param(
                        "figures",
                        texts(
                                steps,
                                each -> json.writeValueAsString(each.step().to().figures())))
                .update();
    }

    private static @Nullable Object stood(Standing standing, Function<Facts.Stood, Object> part) {
        Facts.Stood stood = standing.facts().stood();
        return stood == null ? null : part.apply(stood);
    }

    private static @Nullable String code(@Nullable Stage stage) {
        return stage == null ? null : stage.code();
    }

    private static int revision(Standing standing) {
        Facts.Written written = standing.facts().written();
        return written == null ? 0 : written.revision();
    }

    private static int purchases(Standing standing) {
        return standing.facts().purchases().purchases(standing.facts().asOf());
    }

    private static LocalDate twoYearsAgo(Standing standing) {
        return standing.facts().asOf().minusYears(2);
    }

    private static Integer[] integers(List<Standing> standings, Function<Standing, Integer> figure) {
        return standings.stream().map(figure).toArray(Integer[]::new);
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, @Nullable UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    /** Days, amounts and numbers as text, which the statement casts: one encoding for all arrays, missing values included. */
    private static <T> String[] texts(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(each -> {
                    Object found = value.apply(each);
                    return found instanceof BigDecimal amount ? amount.toPlainString() : Objects.toString(found, null);
                })
                .toArray(String[]::new);
    }
}
