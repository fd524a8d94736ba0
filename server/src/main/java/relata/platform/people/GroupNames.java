package relata.platform.people;

import java.util.Map;
import relata.platform.Refusal;

/** What holds for the names of teams, territories and roles. */
final class GroupNames {

    private static final int LONGEST = 200;

    private GroupNames() {}

    static void check(String name) {
        if (name.isBlank()) {
            throw Refusal.invalid("name", "platform.required", Map.of());
        }
        if (name.length() > LONGEST) {
            throw Refusal.invalid("name", "platform.too-long", Map.of("most", LONGEST));
        }
    }

    static Refusal taken(String name) {
        return Refusal.invalid("name", "platform.name-taken", Map.of("name", name));
    }
}
