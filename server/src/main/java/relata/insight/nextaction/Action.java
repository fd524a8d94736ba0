package relata.insight.nextaction;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a customer. */
enum Action {
    CALL("phone", "orders"),
    MAIL("email", "offers"),
    VISIT("visit", null),
    OFFER("email", "offers"),
    FEEDBACK("email", "surveys"),
    SOLVE(null, null),
    LEAVE(null, null);

    private final @Nullable String channel;
    private final @Nullable String purpose;

    Action(@Nullable String channel, @Nullable String purpose) {
        this.channel = channel;
        this.purpose = purpose;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code of the channel it goes over; null where that depends on the customer. */
    @Nullable
    String channel() {
        return channel;
    }

    /** For which purpose a person must not have refused it. */
    @Nullable
    String purpose() {
        return purpose;
    }

    /** Whether a person must have agreed beforehand: what advertises, not what serves. */
    boolean advertises() {
        return this == MAIL || this == OFFER;
    }
}
