package relata.work.items;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;

/** What came of doing it. */
enum Answer {
    REACHED,
    NOT_REACHED,
    BOUGHT,
    REFUSED,
    OTHER;

    /** As the database and the API write it: {@code not-reached}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Answer named(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        for (Answer answer : values()) {
            if (answer.code().equals(code)) {
                return answer;
            }
        }
        throw Refusal.invalid("answer", "work.no-such-answer", Map.of("value", code));
    }
}
