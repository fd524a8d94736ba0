package relata.insight.nextaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;
import relata.insight.offers.NextOffer;
import relata.insight.offers.NextOffers;
import relata.insight.offers.OfferEffect;
import relata.platform.settings.Settings;
import relata.records.catalog.Catalogs;
import relata.segments.Arms;

/** What to do next, chosen anew when a customer's facts have changed; after its value and its segments. */
@Component
@Order(CustomerPicture.NEXT_ACTION)
class NextActionPicture implements CustomerPicture, OfferEffect {

    private final SituationQuery situations;
    private final NextOffers offers;
    private final Arms arms;
    private final ChoiceRows rows;
    private final Settings settings;
    private final Catalogs catalogs;

    NextActionPicture(
            SituationQuery situations,
            NextOffers offers,
            Arms arms,
            ChoiceRows rows,
            Settings settings,
            Catalogs catalogs) {
        this.situations = situations;
        this.offers = offers;
        this.arms = arms;
        this.rows = rows;
        this.settings = settings;
        this.catalogs = catalogs;
    }

    @Override
    public void recompute(List<UUID> customers) {
        choose(customers);
    }

    /** Answers whose choice is another one than before. */
    List<UUID> choose(List<UUID> customers) {
        var best = new NextBestAction(assumptions(), catalogs.current().reportingCurrency());
        List<SituationQuery.Person> people = situations.of(customers);
        Map<UUID, Boolean> control =
                arms.of(people.stream().map(each -> each.situation().customer()).toList());
        Map<UUID, List<NextOffer>> offered = offers.of(people.stream()
                .map(SituationQuery.Person::situation)
                .filter(best::mayOffer)
                .map(Situation::customer)
                .toList());
        var made = new ArrayList<ChoiceRows.Made>();
        for (SituationQuery.Person person : people) {
            made.add(new ChoiceRows.Made(
                    person,
                    best.choose(
                            person.situation(),
                            offered.getOrDefault(person.situation().customer(), List.of())),
                    control.getOrDefault(person.situation().customer(), false)));
        }
        return rows.write(customers, made);
    }

    @Override
    public double ofOffer() {
        return assumptions().offer();
    }

    Assumptions assumptions() {
        return settings.read(Assumptions.KEY, Assumptions.class).orElse(Assumptions.USUAL);
    }
}
