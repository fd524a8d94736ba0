package relata.insight.reports;

import java.util.Map;
import relata.platform.Refusal;

/** Names that people give. */
final class Names {

    private Names() {}

    static void require(String name, int longest) {
        if (name.isBlank()) {
            throw Refusal.invalid("name", "insight.needs-name", Map.of());
        }
        if (name.length() > longest) {
            throw Refusal.invalid("name", "insight.too-long", Map.of("most", longest));
        }
    }
}
