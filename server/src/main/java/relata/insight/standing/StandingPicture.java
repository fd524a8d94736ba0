package relata.insight.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;
import relata.insight.standing.facts.FactsQuery;
import relata.insight.standing.facts.Present;
import relata.insight.standing.facts.Valuation;
import relata.insight.standing.facts.Valuations;

/** Where customers stand after their facts changed: value, tier and stage within a second of an order or an interaction. */
@Component
@Order(CustomerPicture.VALUE)
class StandingPicture implements CustomerPicture {

    private final Present present;
    private final FactsQuery facts;
    private final Valuations valuations;
    private final StandingRows rows;
    private final CustomerColumns columns;

    StandingPicture(
            Present present, FactsQuery facts, Valuations valuations, StandingRows rows, CustomerColumns columns) {
        this.present = present;
        this.facts = facts;
        this.valuations = valuations;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void recompute(List<UUID> customers) {
        FactsQuery.Moment moment = present.now();
        Valuation valuation = valuations.current(moment.settings()).orElse(null);
        var lifecycle = new Lifecycle(moment.settings().stages());
        var standings = new ArrayList<Standing>();
        facts.each(customers, moment, each -> standings.add(Standing.of(each, valuation, lifecycle)));
        rows.write(standings, true);
        rows.clear(customers);
        columns.write(customers);
    }
}
