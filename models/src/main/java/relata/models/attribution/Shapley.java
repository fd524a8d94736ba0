package relata.models.attribution;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Credit by what a channel adds to every set of other channels, averaged over all orders in which they might have come (Shapley
 * 1953; for marketing Dalessandro, Perlich, Stitelman and Provost 2012, and Zhao, Mahboobi and Bagheri 2018). The order of
 * touches and their repetition do not count.
 */
public final class Shapley {
    /** Channels for which all sets are counted: a million sets. */
    static final int EXACT = 20;

    private Shapley() {}

    /**
     * A set of channels is worth the contracts of the journeys that touched no other channel. For this worth the value has a
     * closed form: each contract is shared equally by the different channels that it met (Zhao et al. 2018), so that it is exact
     * for any number of channels.
     */
    public static Credits byConversions(Journeys journeys) {
        double[] conversions = new double[journeys.channels().size()];
        double[] values = new double[conversions.length];
        int[] seenIn = new int[conversions.length];
        Arrays.fill(seenIn, -1);
        for (int journey = 0; journey < journeys.size(); journey++) {
            if (!journeys.isConverted(journey)) {
                continue;
            }
            int distinct = 0;
            for (int touch = journeys.from(journey); touch < journeys.to(journey); touch++) {
                int channel = journeys.channel(touch);
                distinct += seenIn[channel] == journey ? 0 : 1;
                seenIn[channel] = journey;
            }
            for (int channel = 0; channel < conversions.length; channel++) {
                if (seenIn[channel] == journey) {
                    conversions[channel] += 1.0 / distinct;
                    values[channel] += journeys.value(journey) / distinct;
                }
            }
        }
        return Credits.exact(journeys, conversions, values);
    }

    /**
     * A set of channels is worth the share of journeys that ended in a contract, among those that touched no other channel. So
     * journeys that failed count too, and a channel after which fewer sign has a credit below 0.
     *
     * <p>Exact for up to 20 channels with a touch; for more, {@code orders} orders are drawn and the credits say that they are
     * approximate, with their standard errors.
     *
     * @param orders how many orders are drawn, two at least; 2,000 are usual
     * @throws IllegalArgumentException for more than 63 channels with a touch
     */
    public static Credits byRate(Journeys journeys, int orders, long seed) {
        if (orders < 2) {
            throw new IllegalArgumentException("Two orders at least must be drawn, not " + orders);
        }
        TouchedSets sets = TouchedSets.of(journeys);
        int players = sets.players().length;
        double[] parts = new double[journeys.channels().size()];
        double[] errors = new double[parts.length];
        double whole = sets.worth(-1L);
        if (whole == 0) {
            return Credits.shared(journeys, parts, errors, false);
        }
        TouchedSets.Values valued = players <= EXACT ? sets.exact() : sets.drawn(orders, new SplittableRandom(seed));
        for (int player = 0; player < players; player++) {
            parts[sets.players()[player]] = valued.means()[player] / whole;
            errors[sets.players()[player]] = valued.errors()[player] / whole;
        }
        return Credits.shared(journeys, parts, errors, players > EXACT);
    }
}
