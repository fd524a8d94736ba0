package relata.customers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import relata.records.changes.Values;
import relata.records.importing.PartMatching.Recognized;

/** What the parts of a customer have in common when they come with a file. */
final class ImportedParts {

    private ImportedParts() {}

    /** A part that is there: what tells it from others of its customer, as {@link #key} writes it. */
    record There(String key, UUID id) {}

    /** What tells a part apart, the customer first. */
    static String key(Object... values) {
        var key = new StringBuilder();
        for (Object value : values) {
            key.append(value).append('\u001f');
        }
        return key.toString();
    }

    /**
     * The parts that are there, of several that answer to one key the first.
     *
     * @param keyOf the key of a part, null where it does not say enough
     * @param find the parts of these customers
     */
    static List<Recognized> recognize(
            List<Values> parts, Function<Values, @Nullable String> keyOf, Function<UUID[], List<There>> find) {
        UUID[] customers = parts.stream()
                .map(part -> (UUID) part.value("customer"))
                .distinct()
                .toArray(UUID[]::new);
        Map<String, UUID> there = new HashMap<>();
        find.apply(customers).forEach(one -> there.putIfAbsent(one.key(), one.id()));
        var recognized = new ArrayList<Recognized>();
        for (Values part : parts) {
            String key = keyOf.apply(part);
            recognized.add(new Recognized(key, key == null ? null : there.get(key)));
        }
        return recognized;
    }
}
