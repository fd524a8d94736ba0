package relata.models.value;

import relata.models.numerics.Check;

/**
 * How purchases of the future are valued.
 *
 * @param margin share of spend that is kept, above zero
 * @param period length of a period, in the unit of time of the purchase model
 * @param periods how many periods are looked ahead
 * @param discount by which a period's value counts less than that of the one before it, zero or more; .01 for one
 *     percent
 */
public record ValueTerms(double margin, double period, int periods, double discount) {

    public ValueTerms {
        Check.positive("margin", margin);
        Check.positive("period", period);
        if (periods < 1) {
            throw new IllegalArgumentException("Value needs at least one period ahead, not " + periods);
        }
        Check.discount(discount);
    }

    /** What a unit of money at a time from now is worth now; a purchase counts at the end of its period. */
    double worth(double time) {
        return margin * Math.pow(1 + discount, -Math.max(1, Math.ceil(time / period)));
    }

    double horizon() {
        return period * periods;
    }
}
