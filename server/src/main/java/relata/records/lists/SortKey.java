package relata.records.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import relata.platform.Refusal;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Trait;

/** One key of an order: a field, upward or downward. Records without a value come last both ways. */
public record SortKey(Field<?> field, boolean descending) {

    /**
     * Reads {@code name,-createdAt}; an unknown or hidden field is refused with the same words.
     *
     * @param readable the fields the actor may read
     */
    public static List<SortKey> parse(ObjectType object, List<String> keys, Map<String, Field<?>> readable) {
        var parsed = new ArrayList<SortKey>();
        for (String key : keys) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            Field<?> field = readable.get(name);
            if (field == null || field.type() == FieldType.CHOICES || field.is(Trait.DETAIL)) {
                throw Refusal.of(
                        Refusal.Kind.MALFORMED, "records.cannot-sort", Map.of("field", name, "object", object.name()));
            }
            parsed.add(new SortKey(field, descending));
        }
        return parsed;
    }

    /** Whether records without a value can exist, so that they need a place at the end. */
    boolean isOptional() {
        return switch (field.name()) {
            case "createdAt", "changedAt" -> false;
            default -> !field.is(Trait.REQUIRED) || field.is(Trait.CUSTOM);
        };
    }
}
