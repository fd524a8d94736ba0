package relata.models.attribution;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Credit in proportion to how many contracts a chain of touches would lose without the channel (removal effect: Anderl, Becker,
 * von Wangenheim and Schumann 2016, International Journal of Research in Marketing 33; first order).
 *
 * <p>The chain that leads to nothing wherever it meets channel c loses exactly the ways through c: the probability of ever
 * meeting c times the probability of a contract from there. Both follow from one inverse of I - Q (Kemeny and Snell 1960,
 * Finite Markov Chains, chapter 3), so nothing is simulated and all channels cost one factorization.
 */
public final class MarkovRemoval {
    private final Journeys journeys;
    private final double[] effects;
    private final double conversion;

    private MarkovRemoval(Journeys journeys, double[] effects, double conversion) {
        this.journeys = journeys;
        this.effects = effects;
        this.conversion = conversion;
    }

    /** The chain of the journeys that have a touch, repeated touches counted. */
    public static MarkovRemoval of(Journeys journeys) {
        int channels = journeys.channels().size();
        double[] starts = new double[channels];
        double[] contracts = new double[channels];
        double[] leaving = new double[channels];
        double[][] steps = new double[channels][channels];
        double journeysWithTouch = 0;
        for (int journey = 0; journey < journeys.size(); journey++) {
            int from = journeys.from(journey);
            int to = journeys.to(journey);
            if (from == to) {
                continue;
            }
            journeysWithTouch++;
            starts[journeys.channel(from)]++;
            for (int touch = from; touch < to; touch++) {
                leaving[journeys.channel(touch)]++;
                if (touch + 1 < to) {
                    steps[journeys.channel(touch)][journeys.channel(touch + 1)]++;
                }
            }
            if (journeys.isConverted(journey)) {
                contracts[journeys.channel(to - 1)]++;
            }
        }
        if (journeysWithTouch == 0) {
            return new MarkovRemoval(journeys, new double[channels], 0);
        }
        for (int channel = 0; channel < channels; channel++) {
            starts[channel] /= journeysWithTouch;
            double total = Math.max(1, leaving[channel]);
            contracts[channel] /= total;
            for (int next = 0; next < channels; next++) {
                steps[channel][next] = (channel == next ? 1 : 0) - steps[channel][next] / total;
            }
        }
        return solved(journeys, starts, contracts, new Array2DRowRealMatrix(steps, false));
    }

    private static MarkovRemoval solved(Journeys journeys, double[] starts, double[] contracts, RealMatrix transience) {
        RealMatrix visits = new LUDecomposition(transience).getSolver().getInverse();
        double[] fromHere = visits.operate(contracts);
        double[] visited = visits.preMultiply(starts);
        double conversion = 0;
        for (int channel = 0; channel < starts.length; channel++) {
            conversion += starts[channel] * fromHere[channel];
        }
        double[] effects = new double[starts.length];
        for (int channel = 0; channel < effects.length && conversion > 0; channel++) {
            double met = visited[channel] / visits.getEntry(channel, channel);
            effects[channel] = Math.clamp(met * fromHere[channel] / conversion, 0, 1);
        }
        return new MarkovRemoval(journeys, effects, conversion);
    }

    /** Share of contracts lost without each channel, between 0 and 1, in the order of the channels; they need not sum to 1. */
    public double[] effects() {
        return effects.clone();
    }

    /** The probability of a contract in the whole chain: the share of journeys with a touch that ended in one. */
    public double conversion() {
        return conversion;
    }

    /** All contracts with a touch, and their value, shared in proportion to the effects. */
    public Credits credits() {
        double sum = 0;
        for (double effect : effects) {
            sum += effect;
        }
        double[] parts = new double[effects.length];
        for (int channel = 0; channel < parts.length && sum > 0; channel++) {
            parts[channel] = effects[channel] / sum;
        }
        return Credits.shared(journeys, parts, new double[parts.length], false);
    }
}
