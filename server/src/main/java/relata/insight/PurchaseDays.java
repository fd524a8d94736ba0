package relata.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When purchases began. Times of models are weeks. */
@Component
class PurchaseDays {

    static final double WEEK = 7;

    private final JdbcClient jdbc;

    PurchaseDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day of the first purchase of all up to a day; empty where there was none by then. */
    Optional<LocalDate> first(LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                 select (min(placed_at) at time zone :zone)::date
                   from order_facts
                  where placed_at < (cast(:until as date) + 1)::timestamp at time zone :zone
                 """)
                .params(Map.of("zone", zone.getId(), "until", until))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }
}
