package relata.insight.nextaction;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a choice looks at, of one customer. Amounts in the reporting currency.
 *
 * @param purchases days with an order
 * @param yearContribution margin less costs of the last twelve months
 * @param active probability to stay; null without a model that can be trusted
 * @param worth lifetime value; null without a model that can be trusted
 * @param lastContact the last day we contacted it
 * @param complaint the day since which a complaint is open
 * @param renewal the day on which a contract is to be renewed
 * @param satisfaction the last answer of the last two months, 0 to 10
 * @param offered the product of the choice that stands; null where that offers none
 * @param offeredLately products that somebody offered it in the last three months
 */
record Situation(
        UUID customer,
        LocalDate asOf,
        boolean person,
        boolean key,
        int purchases,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        double yearSpent,
        double yearBeforeSpent,
        double yearContribution,
        @Nullable Double active,
        @Nullable Double worth,
        @Nullable LocalDate lastContact,
        @Nullable LocalDate complaint,
        @Nullable LocalDate renewal,
        @Nullable Integer satisfaction,
        @Nullable UUID offered,
        Set<UUID> offeredLately,
        Reach reach,
        Terms terms) {

    /**
     * How the customer can be reached.
     *
     * @param given purposes with channel ({@code offers:email}, {@code offers:any}) that it agreed to
     * @param refused the same that it refused
     */
    record Reach(boolean email, boolean phone, boolean address, Set<String> given, Set<String> refused) {

        boolean agreed(String purpose, String channel) {
            return given.contains(purpose + ":" + channel) || given.contains(purpose + ":any");
        }

        boolean declined(String purpose, String channel) {
            return refused.contains(purpose + ":" + channel) || refused.contains(purpose + ":any");
        }
    }

    /**
     * What its policy allows; without one what is usual.
     *
     * @param actions codes of the actions
     * @param left how many contacts each channel has left; null where no policy limits them
     * @param cadence how long we want to be silent at the most
     * @param serviceLevel within which time it is answered
     * @param costs of a contact over each channel, as the company set them
     */
    record Terms(
            @Nullable UUID policy,
            Set<String> actions,
            @Nullable Map<String, Integer> left,
            @Nullable Duration cadence,
            @Nullable Duration serviceLevel,
            Map<String, Double> costs) {}

    boolean bought() {
        return purchases > 0;
    }

    /** Days since a day of the past; empty where there was none. */
    Optional<Long> daysSince(@Nullable LocalDate day) {
        return Optional.ofNullable(day).map(past -> asOf.toEpochDay() - past.toEpochDay());
    }

    /** Mean days between two purchases; empty before the third, when a mean begins to say something. */
    Optional<Double> gap() {
        return purchases < 3 || first == null || last == null
                ? Optional.empty()
                : Optional.of((double) (last.toEpochDay() - first.toEpochDay()) / (purchases - 1));
    }

    /** What the customer will bring: its lifetime value, or the last twelve months once more where no model can be trusted. */
    double expected() {
        return Math.max(0, worth == null ? yearContribution : worth);
    }
}
