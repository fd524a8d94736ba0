package relata.insight.standing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.insight.InsightSettings.KeyCriteria;

/**
 * Who is key within tier A: a weighted mean of percentiles among them (contribution, lifetime value, growth, how long they are
 * with us). Chosen are the best, as many as the company wants and no worse than it sets; candidates behind them are kept too.
 */
@Component
class KeyCustomers {

    /** Candidates kept for each one that may be chosen. */
    private static final int CANDIDATES = 4;

    private final JdbcClient jdbc;

    KeyCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Chooses anew by what stands in {@code customer_value}. */
    void choose(LocalDate asOf, InsightSettings settings) {
        KeyCriteria key = settings.key();
        Map<String, Object> values = new HashMap<String, Object>();
        values.put("asOf", asOf);
        values.put("contribution", key.contribution());
        values.put("lifetimeValue", key.lifetimeValue());
        values.put("growth", key.growth());
        values.put("tenure", key.tenure());
        values.put("least", key.least());
        values.put("most", key.most());
        values.put("kept", key.most() * CANDIDATES);
        jdbc.sql("delete from key_customer").update();
        jdbc.sql("""
                 with best as (
                     select v.customer_id,
                            percent_rank() over (order by v.year_contribution) as contribution,
                            percent_rank() over (order by coalesce(v.lifetime_value, 0)) as lifetime_value,
                            percent_rank() over (order by v.year_spent - v.year_before_spent) as growth,
                            percent_rank() over (order by cast(:asOf as date) - v.first_on) as tenure
                       from customer_value v cross join (select * from tiering where as_of = cast(:asOf as date)) t
                      where %s = 'A'),
                 scored as (
                     select *, (contribution * :contribution + lifetime_value * :lifetimeValue + growth * :growth + tenure * :tenure)
                               / nullif(:contribution + :lifetimeValue + :growth + :tenure, 0) as score
                       from best),
                 ranked as (select *, row_number() over (order by score desc, customer_id) as place from scored)
                 insert into key_customer (customer_id, score, chosen, figures)
                 select customer_id, score, place <= :most and score >= :least,
                        jsonb_build_object('contribution', contribution, 'lifetimeValue', lifetime_value, 'growth', growth,
                                           'tenure', tenure)
                   from ranked
                  where place <= :kept and score is not null
                 """.formatted(Tiers.tier(settings.tiering().measure())))
                .params(values)
                .update();
    }
}
