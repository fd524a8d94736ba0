package relata.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Money;

/** Exchange rates to the reporting currency: of each day the last one that began on it or before. Days are those of UTC. */
@Component
public class Rates {

    private final JdbcClient jdbc;

    Rates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A currency at a day. */
    public record Day(String currency, LocalDate day) {

        public static Day of(String currency, Instant moment) {
            return new Day(currency, LocalDate.ofInstant(moment, ZoneOffset.UTC));
        }
    }

    /** The rates of some days, read at once. */
    public record Known(String reportingCurrency, Map<Day, BigDecimal> rates) {

        public Optional<BigDecimal> rate(Day day) {
            return day.currency().equals(reportingCurrency)
                    ? Optional.of(BigDecimal.ONE)
                    : Optional.ofNullable(rates.get(day));
        }

        /** The amount in the reporting currency, with four decimals; null where it or the rate is not known. */
        public @Nullable Money reporting(@Nullable Money money, Instant moment) {
            return money == null
                    ? null
                    : rate(Day.of(money.currency(), moment))
                            .map(rate -> new Money(
                                    money.amount().multiply(rate).setScale(Money.SCALE, RoundingMode.HALF_UP),
                                    reportingCurrency))
                            .orElse(null);
        }
    }

    public Known of(Collection<Day> days, String reportingCurrency) {
        var rates = new HashMap<Day, BigDecimal>();
        var foreign = new ArrayList<>(new LinkedHashSet<>(days));
        foreign.removeIf(day -> day.currency().equals(reportingCurrency));
        if (!foreign.isEmpty()) {
            jdbc.sql("""
                     select asked.currency, asked.day, r.rate
                       from unnest(:currencies::text[], :days::date[]) as asked (currency, day)
                      cross join lateral (
                            select rate
                              from exchange_rate
                             where currency = asked.currency and valid_from <= asked.day and deleted_at is null
                             order by valid_from desc
                             limit 1) r
                     """)
                    .param("currencies", foreign.stream().map(Day::currency).toArray(String[]::new))
                    .param(
                            "days",
                            foreign.stream().map(day -> day.day().toString()).toArray(String[]::new))
                    .query(row -> {
                        rates.put(new Day(row.getString(1), row.getObject(2, LocalDate.class)), row.getBigDecimal(3));
                    });
        }
        return new Known(reportingCurrency, rates);
    }
}
