package relata.models.attribution;

import java.util.OptionalDouble;
import relata.models.survival.KaplanMeier;

/**
 * How long it takes from the first contact to the contract. Recent contacts have not had their time yet: they count as running
 * (censored), so that neither a fixed window nor the contracts of today make the lag look short.
 */
public final class ConversionLag {
    private final KaplanMeier waiting;

    private ConversionLag(KaplanMeier waiting) {
        this.waiting = waiting;
    }

    /**
     * From every first contact, with a contract or not.
     *
     * @param days from the first contact to the contract, or to the end of observation where there is none yet
     * @param isConverted whether there is a contract
     * @throws IllegalArgumentException where there is no contact
     */
    public static ConversionLag of(double[] days, boolean[] isConverted) {
        return new ConversionLag(KaplanMeier.of(days, isConverted));
    }

    /** The longest time that any contact has had. */
    public double observedDays() {
        return waiting.longest();
    }

    /** Share of contacts that have a contract within so many days; refuses more days than {@link #observedDays}. */
    public double converted(double days) {
        if (days > observedDays()) {
            throw new IllegalArgumentException(
                    "No contact has been watched for " + days + " days, only for " + observedDays());
        }
        return 1 - waiting.survival(days);
    }

    /**
     * How much of what a group of contacts of this age will bring has come: contracts by then over contracts within
     * {@link #observedDays}; 0 where there is no contract at all. Divide the contracts of a young group by it to compare it with
     * an old one.
     */
    public double maturity(double days) {
        double eventually = converted(observedDays());
        return eventually == 0 ? 0 : converted(Math.min(days, observedDays())) / eventually;
    }

    /** Days by which half of the contracts that come within {@link #observedDays} have come; empty where none has. */
    public OptionalDouble medianDays() {
        double eventually = converted(observedDays());
        return eventually == 0 ? OptionalDouble.empty() : waiting.timeUntil(1 - eventually / 2);
    }

    /** The curve of those still without a contract. */
    public KaplanMeier waiting() {
        return waiting;
    }
}
