package relata.insight.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.standing.facts.Valuation;

/** Customer capital: the sum of lifetime values, day by day. */
@Component
class Capital {

    private final JdbcClient jdbc;

    Capital(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a pass has ever found any. */
    boolean known() {
        return jdbc.sql("select exists (select from capital_day where not backwards)")
                .query(Boolean.class)
                .single();
    }

    /** Keeps the capital of the day; without models there is none. */
    void note(LocalDate asOf, @Nullable Valuation valuation) {
        if (valuation == null) {
            return;
        }
        jdbc.sql("""
                 insert into capital_day (as_of, model_id, customers, capital, active)
                 select ?, ?, count(*), coalesce(sum(lifetime_value), 0), coalesce(sum(active), 0)
                   from customer_value
                  where purchases > 0
                 on conflict (as_of) do update
                    set model_id = excluded.model_id, customers = excluded.customers, capital = excluded.capital,
                        active = excluded.active, computed_at = now(), backwards = false
                 """).params(asOf, valuation.model()).update();
    }
}
