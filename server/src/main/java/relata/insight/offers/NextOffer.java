package relata.insight.offers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product to offer one customer next, with the figures behind it.
 *
 * @param because what the customer holds and speaks most for it; null where it is offered since many hold it
 * @param together customers who hold both
 * @param holders customers who hold {@code because}; where that is null those who hold the offered product
 * @param fit share of those who hold {@code because}, or of all customers, who hold it too, drawn to the share of all where few
 *     tell (k baskets of an average customer: see Affinities of relata-models)
 * @param margin expected of a purchase of it, in the reporting currency; null where no line tells
 * @param lines order lines that the margin is the mean of, {@code unknownMargins} of them without a known cost
 */
public record NextOffer(
        UUID product,
        String name,
        @Nullable String family,
        @Nullable UUID because,
        @Nullable String becauseName,
        @Nullable Integer together,
        int holders,
        double fit,
        @Nullable Double margin,
        int lines,
        int unknownMargins) {

    /**
     * Probability that the customer accepts it: see docs/decisions/next-best-action.md.
     *
     * @param active probability to stay; null without a model that can be trusted
     * @param effect of offering something that fits: the share of those offered who buy and would not have
     */
    public double chance(@Nullable Double active, double effect) {
        return fit * (active == null ? 1 : active) * effect;
    }
}
