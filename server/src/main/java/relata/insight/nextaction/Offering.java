package relata.insight.nextaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import relata.insight.nextaction.Choice.Reason;
import relata.insight.offers.NextOffer;

/** Which product is offered, and what that is worth: the chance that it is accepted times its margin. A pure function. */
final class Offering {

    /** What is offered already stays down to this share of the best one's worth: estimates move every night. */
    private static final double STAYS_OFFERED = .8;

    private final double effect;
    private final String currency;

    /** @param effect of an offer, as the company assumes it */
    Offering(double effect, String currency) {
        this.effect = effect;
        this.currency = currency;
    }

    /** Empty where nothing is known to offer, nothing that would bring anything, or only what was offered lately. */
    Optional<NextOffer> best(Situation at, List<NextOffer> offers) {
        List<NextOffer> fresh = offers.stream()
                .filter(offer -> gain(at, offer) > 0)
                .filter(offer -> !at.offeredLately().contains(offer.product()))
                .toList();
        return fresh.stream()
                .filter(offer -> offer.product().equals(at.offered()))
                .filter(offer -> gain(at, offer) >= STAYS_OFFERED * gain(at, fresh.getFirst()))
                .findFirst()
                .or(() -> fresh.stream().findFirst());
    }

    double gain(Situation at, NextOffer offer) {
        return chance(at, offer) * margin(offer);
    }

    /** In words: what to offer with the chance and the margin that make it worth it, then why it fits. */
    List<Reason> reasons(Situation at, NextOffer offer) {
        var fits = new Reason(
                "product-fits",
                Map.of(
                        "product", offer.product().toString(),
                        "chance", precise(chance(at, offer)),
                        "margin", Reason.money(margin(offer), currency)));
        double share = Reason.share(offer.fit());
        return List.of(
                fits,
                offer.because() == null
                        ? new Reason("many-hold", Map.of("share", share))
                        : new Reason(
                                "goes-with", Map.of("because", offer.because().toString(), "share", share)));
    }

    private double chance(Situation at, NextOffer offer) {
        return offer.chance(at.active(), effect);
    }

    private static double margin(NextOffer offer) {
        @Nullable Double margin = offer.margin();
        return margin == null ? 0 : margin;
    }

    /** Small chances keep two digits. */
    private static double precise(double chance) {
        return Math.round(chance * 10_000) / 10_000.0;
    }
}
