package relata.segments;

import org.jspecify.annotations.Nullable;

/**
 * How often a customer may be contacted: at most so many times in so many days.
 *
 * @param channel the code of one channel; null for all channels together
 */
public record ContactLimit(@Nullable String channel, int contacts, int days) {

    public ContactLimit {
        if (contacts < 0 || contacts > 1_000 || days < 1 || days > 3_660) {
            throw new IllegalArgumentException("no limit of contacts: " + contacts + " in " + days + " days");
        }
    }
}
