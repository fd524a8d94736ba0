package relata.sample.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on a customer's timeline.
 *
 * @param employee key of the one who took part
 * @param satisfaction 1 to 5, where the customer gave it
 * @param cost what the contact cost the company, in hryvnias
 */
public record SampleInteraction(
        UUID id,
        UUID customerId,
        Instant at,
        Channel channel,
        Direction direction,
        Kind kind,
        @Nullable String employee,
        String subject,
        String body,
        int durationSeconds,
        @Nullable String outcome,
        @Nullable Integer satisfaction,
        BigDecimal cost,
        @Nullable String campaign) {

    /** By what they met. */
    public enum Channel {
        SHOP,
        PHONE,
        EMAIL,
        MEETING
    }

    /** Who began. */
    public enum Direction {
        IN,
        OUT
    }

    /** What it was. */
    public enum Kind {
        VISIT,
        CALL,
        MESSAGE,
        COMPLAINT,
        SURVEY,
        CAMPAIGN,
        MEETING
    }
}
