package relata.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.models.customerbase.Histories;
import relata.models.customerbase.History;
import relata.models.value.Spend;
import relata.models.value.Spends;

/** On which days customers bought: several orders of one day are one purchase. Times are weeks. */
@Component
class PurchaseDays {

    static final double WEEK = 7;

    private final JdbcClient jdbc;

    PurchaseDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All customers who bought by a day; the arrays run alike.
     *
     * @param before repeat purchases of each in the last days before it, as many as were held out
     * @param later purchases of each in the days held out after it
     */
    record Base(Histories histories, Spends spends, double[] before, double[] later) {

        int size() {
            return later.length;
        }
    }

    /**
     * One customer's purchases.
     *
     * @param spent in the reporting currency, less returns
     */
    record Person(LocalDate first, LocalDate last, int days, BigDecimal spent, History history, Spend spend) {}

    /** Everybody's purchases up to the day {@code cut}, and how many followed until {@code end}. */
    Base until(LocalDate cut, LocalDate end, ZoneId zone) {
        var rows = new Rows();
        jdbc.sql("""
                 with days as (
                     select customer_id, (placed_at at time zone :zone)::date as day, sum(value) as value
                       from order_facts
                      where placed_at < (cast(:end as date) + 1)::timestamp at time zone :zone
                      group by 1, 2),
                 known as (
                     select customer_id, day, value, min(day) over (partition by customer_id) as first from days)
                 select count(*) filter (where day <= :cut and day > first),
                        max(day) filter (where day <= :cut) - min(first),
                        cast(:cut as date) - min(first),
                        coalesce(sum(value) filter (where day <= :cut and day > first), 0),
                        count(*) filter (where day <= :cut and day > first and day > cast(:cut as date) - cast(:held as integer)),
                        count(*) filter (where day > :cut)
                   from known
                  group by customer_id
                 having min(first) <= :cut
                 """)
                .params(Map.of(
                        "zone", zone.getId(), "cut", cut, "end", end, "held", (int) ChronoUnit.DAYS.between(cut, end)))
                .query(rows::add);
        return rows.base();
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

    /** Rows as they come, in arrays that grow. */
    private static final class Rows {

        private int size;
        private int[] repeats = new int[1024];
        private double[] last = new double[1024];
        private double[] age = new double[1024];
        private double[] mean = new double[1024];
        private double[] before = new double[1024];
        private double[] later = new double[1024];

        void add(ResultSet row) throws SQLException {
            if (size == repeats.length) {
                int more = 2 * size;
                repeats = Arrays.copyOf(repeats, more);
                last = Arrays.copyOf(last, more);
                age = Arrays.copyOf(age, more);
                mean = Arrays.copyOf(mean, more);
                before = Arrays.copyOf(before, more);
                later = Arrays.copyOf(later, more);
            }
            int count = row.getInt(1);
            repeats[size] = count;
            last[size] = row.getInt(2) / WEEK;
            age[size] = row.getInt(3) / WEEK;
            mean[size] = count == 0 ? 0 : row.getDouble(4) / count;
            before[size] = row.getInt(5);
            later[size] = row.getInt(6);
            size++;
        }

        Base base() {
            int[] counts = Arrays.copyOf(repeats, size);
            return new Base(
                    Histories.of(counts, Arrays.copyOf(last, size), Arrays.copyOf(age, size)),
                    Spends.of(counts, Arrays.copyOf(mean, size)),
                    Arrays.copyOf(before, size),
                    Arrays.copyOf(later, size));
        }
    }
}
