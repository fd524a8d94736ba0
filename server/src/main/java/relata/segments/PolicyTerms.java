package relata.segments;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;

/**
 * A policy as people set it, with its place in the order.
 *
 * @param cadenceDays how often we want to contact, in days
 * @param answerMinutes within which time they are answered
 * @param quietFrom together with {@code quietUntil}, or neither
 */
record PolicyTerms(
        UUID id,
        long version,
        String name,
        UUID segment,
        @Nullable String segmentName,
        int priority,
        @Nullable Integer cadenceDays,
        List<ContactLimit> limits,
        List<String> channels,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable Integer answerMinutes,
        List<String> actions) {

    static final List<String> ACTIONS = List.of("call", "mail", "visit", "offer", "feedback", "solve", "leave");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CADENCE = 3_660;
    private static final int LONGEST_ANSWER = 1_000_000;
    private static final int MOST_LIMITS = 20;

    Policy policy() {
        return new Policy(
                id,
                name,
                cadenceDays == null ? null : Duration.ofDays(cadenceDays),
                limits,
                Set.copyOf(channels),
                owner,
                team,
                answerMinutes == null ? null : Duration.ofMinutes(answerMinutes),
                Set.copyOf(actions),
                quietFrom == null || quietUntil == null ? null : new Policy.QuietHours(quietFrom, quietUntil));
    }

    /** Refuses with everything that is wrong, by field. */
    void check(Set<String> knownChannels) {
        var errors = new ArrayList<FieldError>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("name", "segments.policy-name", Map.of("most", LONGEST_NAME)));
        }
        if (cadenceDays != null && (cadenceDays < 1 || cadenceDays > LONGEST_CADENCE)) {
            errors.add(new FieldError(
                    "cadenceDays", "segments.out-of-range", Map.of("least", 1, "most", LONGEST_CADENCE)));
        }
        if (answerMinutes != null && (answerMinutes < 1 || answerMinutes > LONGEST_ANSWER)) {
            errors.add(new FieldError(
                    "answerMinutes", "segments.out-of-range", Map.of("least", 1, "most", LONGEST_ANSWER)));
        }
        if ((quietFrom == null) != (quietUntil == null)) {
            errors.add(new FieldError("quietUntil", "segments.quiet-both-ends", Map.of()));
        }
        if (limits.size() > MOST_LIMITS) {
            errors.add(new FieldError("limits", "segments.out-of-range", Map.of("least", 0, "most", MOST_LIMITS)));
        }
        for (ContactLimit limit : limits) {
            if (limit.channel() != null && !knownChannels.contains(limit.channel())) {
                errors.add(new FieldError("limits", "segments.no-such-channel", Map.of("channel", limit.channel())));
            }
        }
        channels.stream()
                .filter(channel -> !knownChannels.contains(channel))
                .forEach(channel ->
                        errors.add(new FieldError("channels", "segments.no-such-channel", Map.of("channel", channel))));
        actions.stream()
                .filter(action -> !ACTIONS.contains(action))
                .forEach(action ->
                        errors.add(new FieldError("actions", "segments.no-such-action", Map.of("action", action))));
        if (actions.isEmpty()) {
            errors.add(new FieldError("actions", "segments.no-action", Map.of()));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
