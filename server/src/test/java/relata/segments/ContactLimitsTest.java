package relata.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static Policy policy(ContactLimit... limits) {
        return new Policy(
                UUID.randomUUID(),
                "P",
                null,
                List.of(limits),
                Set.of("email", "phone"),
                null,
                null,
                null,
                Set.of("mail"),
                null);
    }

    private static ContactLimits.Contact daysAgo(String channel, long days) {
        return new ContactLimits.Contact(channel, NOW.minus(Duration.ofDays(days)));
    }

    @Test
    void withoutALimitAnyNumberIsAllowedInTheChannelsOfThePolicyAlone() {
        assertThat(ContactLimits.left(policy(), List.of(daysAgo("email", 1)), NOW))
                .isEqualTo(Map.of("email", ContactLimits.UNLIMITED, "phone", ContactLimits.UNLIMITED));
    }

    @Test
    void aLimitOfAChannelCountsItsContactsWithinItsDays() {
        var left = ContactLimits.left(
                policy(new ContactLimit("email", 2, 7)),
                List.of(daysAgo("email", 1), daysAgo("email", 7), daysAgo("email", 8), daysAgo("phone", 1)),
                NOW);
        assertThat(left).containsEntry("email", 1).containsEntry("phone", ContactLimits.UNLIMITED);
    }

    @Test
    void theLimitOverAllChannelsCountsOtherChannelsTooAndTheTighterOneHolds() {
        var left = ContactLimits.left(
                policy(new ContactLimit(null, 3, 30), new ContactLimit("email", 3, 7)),
                List.of(daysAgo("visit", 20), daysAgo("phone", 3), daysAgo("phone", 2), daysAgo("phone", 1)),
                NOW);
        assertThat(left).containsEntry("email", 0).containsEntry("phone", 0);
    }
}
