package relata.insight.pictures;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings.Measure;
import relata.insight.standing.Tiers;
import relata.platform.settings.DataEnd;
import relata.records.sql.Sql;

/** What pictures reckon of a row {@code v} of {@code customer_value} and the newest row {@code t} of {@code tiering}, as SQL. */
@Component
class Rows {

    /** One row per customer with facts; joined to where tiers begin. */
    static final String FROM =
            " from customer_value v left join (select * from tiering order by as_of desc limit 1) t on true ";

    /** Churn risk from which a customer is likely to leave. */
    static final double RISKY = 0.5;

    private final Tiers tiers;
    private final DataEnd dataEnd;

    Rows(Tiers tiers, DataEnd dataEnd) {
        this.tiers = tiers;
        this.dataEnd = dataEnd;
    }

    LocalDate today() {
        return dataEnd.today();
    }

    Measure measure() {
        return tiers.current().map(Tiers.Cuts::measure).orElse(Measure.CONTRIBUTION);
    }

    String tier() {
        return Tiers.tier(measure());
    }

    String tierBefore() {
        return Tiers.tierBefore(measure());
    }

    String measured() {
        return Tiers.measure(measure());
    }

    String measuredBefore() {
        return Tiers.measureBefore(measure());
    }

    /** 3 for tier A down to 0 for no purchase. */
    static String rank(String tier) {
        return "(case " + tier + " when 'A' then 3 when 'B' then 2 when 'C' then 1 else 0 end)";
    }

    /**
     * Which step of customer capital a customer belongs to; each to one, so that the steps add up to the change of the whole.
     * Who had bought nothing a year ago is new; who fell in value in dissolution is lost; of the others those who moved between
     * tiers the way their value went, then the rest by its direction.
     */
    String step() {
        return """
                case when v.lifetime_value_before is null then 'new'
                     when v.stage = 'dissolution' and v.lifetime_value < v.lifetime_value_before then 'lost'
                     when v.lifetime_value > v.lifetime_value_before
                          then case when %1$s > %2$s then 'up' else 'grown' end
                     when v.lifetime_value < v.lifetime_value_before
                          then case when %1$s < %2$s then 'down' else 'shrunk' end
                     else 'same' end""".formatted(rank(tier()), rank(tierBefore()));
    }

    /**
     * The fifth of a customer by how lately it bought, 5 the best; by the bounds that the nightly pass found. Bounds are bound as
     * values: to read them from the row of tiers for each customer takes three times as long.
     */
    Sql recency() {
        LocalDate today = today();
        Sql sql = Sql.of("(5");
        for (Integer days : tiers.fifths().recency()) {
            sql.add(" - (v.last_on < ?::date)::int", today.minusDays(days));
        }
        return sql.add(")");
    }

    /** The fifth by how often it bought. */
    String frequency() {
        return "(1"
                + tiers.fifths().frequency().stream()
                        .map(bound -> " + (v.purchases > " + bound + ")::int")
                        .collect(Collectors.joining())
                + ")";
    }
}
