package relata.insight.offers;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.InsightSettings;
import relata.platform.settings.DataEnd;
import relata.platform.settings.Settings;

/** What a purchase of each product brings: the mean margin of the lines that what goes with what was learned from. */
@Component
class ProductMargins {

    private final JdbcClient jdbc;
    private final Settings settings;
    private final DataEnd dataEnd;

    ProductMargins(JdbcClient jdbc, Settings settings, DataEnd dataEnd) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.dataEnd = dataEnd;
    }

    /** Of a line whose cost is not known the share of its amount that the company set is taken, as for whole orders. */
    void learn(LocalDate asOf) {
        InsightSettings insight =
                settings.read(InsightSettings.KEY, InsightSettings.class).orElse(InsightSettings.USUAL);
        jdbc.sql("""
                 update product_holders h
                    set margin = m.margin, lines = m.lines, unknown_margins = m.unknown
                   from (select product_id, avg(coalesce(margin, value * :share)) as margin, count(*) as lines,
                                count(*) filter (where margin is null) as unknown
                           from order_line_margins
                          where value is not null
                            and placed_at >= cast(:from as date)::timestamp at time zone :zone
                            and placed_at < (cast(:asOf as date) + 1)::timestamp at time zone :zone
                          group by product_id) m
                  where m.product_id = h.product_id
                 """)
                .param("share", insight.valuing().unknownMargin())
                .param("from", HoldingsScan.from(asOf))
                .param("asOf", asOf)
                .param("zone", dataEnd.zone().getId())
                .update();
    }
}
