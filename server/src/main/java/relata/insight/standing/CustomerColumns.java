package relata.insight.standing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings.Measure;
import relata.platform.Ids;
import relata.platform.Rows;

/**
 * What lists filter and sort by, in the customer's own row: written outside the record's version, and only when it differs.
 * The value of a customer without any new fact must have moved by a hundredth, its risk by as much.
 */
@Component
class CustomerColumns {

    /** What should stand in the row of each customer. */
    private static final String WANTED = """
            select c.id, %s as tier, coalesce(k.chosen, false) as key_customer, c.key_customer as key_before,
                   coalesce(v.stage, 'awareness') as stage,
                   v.lifetime_value, round((1 - v.active)::numeric, 2) as churn_risk,
                   case when v.orders > 0 then v.year_contribution end as contribution, %s as measure,
                   c.tier as tier_before, v.risk_noted
              from customer c
              left join customer_value v on v.customer_id = c.id
              left join key_customer k on k.customer_id = c.id
              left join (select * from tiering order by as_of desc limit 1) t on true
             where (c.key_customer, c.stage, c.contribution, c.churn_risk, c.lifetime_value is null)
                   is distinct from
                   (coalesce(k.chosen, false), coalesce(v.stage, 'awareness'), case when v.orders > 0 then v.year_contribution end,
                    round((1 - v.active)::numeric, 2), v.lifetime_value is null)
                or c.tier is distinct from %s
                or abs(c.lifetime_value - v.lifetime_value) > %s * abs(c.lifetime_value)
            """;

    private final JdbcClient jdbc;
    private final Tiers tiers;

    CustomerColumns(JdbcClient jdbc, Tiers tiers) {
        this.jdbc = jdbc;
        this.tiers = tiers;
    }

    /** @param unmoved by which share the value may differ from what stands there */
    private String wanted(double unmoved) {
        Measure measure = tiers.current().map(Tiers.Cuts::measure).orElse(Measure.CONTRIBUTION);
        String tier = Tiers.tier(measure);
        return WANTED.formatted(tier, Tiers.measure(measure), tier, unmoved);
    }

    /**
     * Those whose row differs from what it should be, in no order: neighbours in the table are then not all written at once, and a
     * row finds room where the last one of its page stood before, so that no index has to learn of it.
     */
    List<UUID> differing() {
        return jdbc.sql("select id from (" + wanted(StandingRows.UNMOVED) + ") w order by uuid_hash(id)")
                .query(Rows::id)
                .list();
    }

    /** @param key whether it became or no longer is a key customer */
    record Written(UUID customer, boolean key) {}

    /**
     * Writes what differs in the rows of these customers, who moved between tiers and whose risk came into another band; answers
     * whose rows were written.
     */
    List<Written> write(List<UUID> customers) {
        lock(customers);
        return jdbc.sql("""
                 with w as materialized (select * from (%s) w where w.id = any(:customers)),
                 moved as (
                     insert into tier_change (id, customer_id, from_tier, to_tier, as_of, measure)
                     select n.id, w.id, w.tier_before, w.tier, (select max(as_of) from tiering), w.measure
                       from w join unnest(:customers::uuid[], :ids::uuid[]) as n (customer, id) on n.customer = w.id
                      where w.tier is distinct from w.tier_before and (select count(*) > 1 from tiering)),
                 written as (
                     update customer c
                        set tier = w.tier, key_customer = w.key_customer, stage = w.stage, lifetime_value = w.lifetime_value,
                            churn_risk = w.churn_risk, contribution = w.contribution
                       from w
                      where c.id = w.id
                     returning c.id, w.churn_risk, w.risk_noted, w.key_customer <> w.key_before as key),
                 noted as (
                     update customer_value v
                        set risk_noted = c.churn_risk
                       from written c
                      where v.customer_id = c.id and c.churn_risk is not null
                        and (c.risk_noted is null
                             or abs(c.risk_noted - c.churn_risk) >= 0.1
                                and width_bucket(c.risk_noted, array[0.35, 0.60]) <> width_bucket(c.churn_risk, array[0.35, 0.60]))
                     returning v.customer_id, v.as_of, c.risk_noted as before, c.churn_risk as after),
                 told as (
                     insert into risk_change (id, customer_id, from_risk, to_risk, as_of)
                     select n.id, r.customer_id, r.before, r.after, r.as_of
                       from noted r join unnest(:customers::uuid[], :ids::uuid[]) as n (customer, id) on n.customer = r.customer_id
                      where r.before is not null)
                 select id, key from written
                 """.formatted(wanted(0)))
                .params(Map.of(
                        "customers",
                        customers.toArray(UUID[]::new),
                        "ids",
                        customers.stream().map(_ -> Ids.next()).toArray(UUID[]::new)))
                .query((row, _) -> new Written(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    /** In the order of ids, as everybody locks customers, so that no two writers wait for each other in a circle. */
    private void lock(List<UUID> customers) {
        jdbc.sql("select id from customer where id = any(:customers) order by id for no key update")
                .param("customers", customers.toArray(UUID[]::new))
                .query(Rows::id)
                .list();
    }
}
