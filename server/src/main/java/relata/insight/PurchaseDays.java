package relata.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.models.customerbase.History;
import relata.models.value.Spend;

/** On which days a customer bought: several orders of one day are one purchase. Times are weeks. */
@Component
class PurchaseDays {

    static final double WEEK = 7;

    private final JdbcClient jdbc;

    PurchaseDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One customer's purchases.
     *
     * @param spent in the reporting currency, less returns
     */
    record Person(LocalDate first, LocalDate last, int days, BigDecimal spent, History history, Spend spend) {}

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

    /** One customer's purchases up to a day; empty where it had none by then. */
    Optional<Person> of(UUID customer, LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                 with days as (
                     select (placed_at at time zone :zone)::date as day, sum(value) as value
                       from order_facts
                      where customer_id = :customer
                        and placed_at < (cast(:until as date) + 1)::timestamp at time zone :zone
                      group by 1)
                 select min(day), max(day), count(*), coalesce(sum(value), 0),
                        coalesce(sum(value) filter (where day > (select min(day) from days)), 0)
                   from days
                 having count(*) > 0
                 """)
                .params(Map.of("zone", zone.getId(), "customer", customer, "until", until))
                .query((row, _) -> person(row, until))
                .optional();
    }

    private static Person person(ResultSet row, LocalDate until) throws SQLException {
        LocalDate first = row.getObject(1, LocalDate.class);
        LocalDate last = row.getObject(2, LocalDate.class);
        int days = row.getInt(3);
        int repeats = days - 1;
        var history = new History(repeats, weeks(first, last), weeks(first, until));
        var spend = repeats == 0 ? Spend.none() : new Spend(repeats, row.getDouble(5) / repeats);
        return new Person(first, last, days, row.getBigDecimal(4), history, spend);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / WEEK;
    }
}
