package relata.models.attribution;

import java.util.ArrayList;
import java.util.List;

/**
 * How contracts and their value are shared among channels.
 *
 * @param credits one for each channel, in their order; the conversions of all and the unattributed are all conversions
 * @param unattributedConversions contracts of journeys without a touch
 * @param unattributedValue their value
 * @param isApproximate whether the shares were drawn at random, because exact ones take too long
 */
public record Credits(
        List<Credit> credits, double unattributedConversions, double unattributedValue, boolean isApproximate) {
    /**
     * What one channel is credited with.
     *
     * @param conversions contracts credited to the channel
     * @param value value credited
     * @param error standard error of {@code conversions} that comes from drawing shares at random, 0 where they are exact
     */
    public record Credit(String channel, double conversions, double value, double error) {}

    public Credits {
        credits = List.copyOf(credits);
    }

    /** Credits of each channel by its index. */
    static Credits exact(Journeys journeys, double[] conversions, double[] values) {
        List<Credit> credits = new ArrayList<>();
        for (int channel = 0; channel < conversions.length; channel++) {
            credits.add(new Credit(journeys.channels().get(channel), conversions[channel], values[channel], 0));
        }
        Totals untouched = Totals.of(journeys, false);
        return new Credits(credits, untouched.conversions(), untouched.value(), false);
    }

    /** Contracts with a touch, shared in these parts, which sum to 1; no contract is shared where there is no part. */
    static Credits shared(Journeys journeys, double[] parts, double[] errors, boolean isApproximate) {
        Totals touched = Totals.of(journeys, true);
        Totals untouched = Totals.of(journeys, false);
        List<Credit> credits = new ArrayList<>();
        for (int channel = 0; channel < parts.length; channel++) {
            credits.add(new Credit(
                    journeys.channels().get(channel),
                    touched.conversions * parts[channel],
                    touched.value * parts[channel],
                    touched.conversions * errors[channel]));
        }
        return new Credits(credits, untouched.conversions, untouched.value, isApproximate);
    }

    /** Contracts and value of the journeys with touches, or of those without. */
    private record Totals(double conversions, double value) {
        static Totals of(Journeys journeys, boolean isTouched) {
            double conversions = 0;
            double value = 0;
            for (int journey = 0; journey < journeys.size(); journey++) {
                if (journeys.isConverted(journey) && journeys.to(journey) > journeys.from(journey) == isTouched) {
                    conversions++;
                    value += journeys.value(journey);
                }
            }
            return new Totals(conversions, value);
        }
    }
}
