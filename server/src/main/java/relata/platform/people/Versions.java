package relata.platform.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/** Optimistic concurrency by ETag and If-Match. */
final class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version in an If-Match header. Without one a change might undo another in silence, so it is asked for. */
    static long expected(@Nullable String ifMatch) {
        if (ifMatch != null && ifMatch.matches("\"\\d{1,18}\"")) {
            return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
        }
        throw Refusal.of(Refusal.Kind.MALFORMED, "platform.if-match-needed");
    }

    /** Refuses a change that was made on an older version; carries both. */
    static void check(long expected, long current, Object currentRecord, Object yours) {
        if (expected != current) {
            throw Refusal.of(Refusal.Kind.STALE, "platform.changed-meanwhile")
                    .with(Map.of("current", currentRecord, "yours", yours));
        }
    }

    static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "platform.no-such-record");
    }
}
