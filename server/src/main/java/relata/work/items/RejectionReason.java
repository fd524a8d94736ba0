package relata.work.items;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/** Why somebody will not do it. */
enum RejectionReason {
    NOT_NOW,
    WRONG_CUSTOMER,
    WRONG_ACTION,
    ALREADY_DONE,
    ASKED_NOT_TO,
    OTHER;

    /** As the database and the API write it: {@code not-now}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RejectionReason named(@Nullable String code) {
        for (RejectionReason reason : values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        throw Refusal.invalid("reason", "work.no-such-reason", Map.of("value", String.valueOf(code)));
    }
}
