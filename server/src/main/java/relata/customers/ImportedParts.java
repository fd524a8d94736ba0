package relata.customers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.records.changes.Values;
import relata.records.importing.PartMatching.Recognized;
import relata.records.importing.PartMatching.Standing;

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

    /** The parts of these customers that stand in their own rows of an export, where one column tells the kinds apart. */
    static List<Standing> standing(JdbcClient jdbc, String table, String kind, String condition, List<UUID> customers) {
        return jdbc.sql("select customer_id, " + kind + ", id from " + table
                        + " where customer_id = any(:customers) and deleted_at is null and " + condition
                        + " order by id")
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, _) -> new Standing(
                        row.getObject(1, UUID.class), Map.of(kind, row.getString(2)), row.getObject(3, UUID.class)))
                .list();
    }

    /** The kinds of which any customer has a part. */
    static Set<Map<String, String>> kinds(JdbcClient jdbc, String table, String condition) {
        return jdbc.sql("select distinct kind from " + table + " where deleted_at is null and " + condition)
                .query((row, _) -> Map.of("kind", row.getString(1)))
                .set();
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
