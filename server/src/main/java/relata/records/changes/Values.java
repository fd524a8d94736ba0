package relata.records.changes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;

/**
 * Field values of one record or of one change, read and written by typed fields. A field may be present with null (the
 * value is removed) or absent (it is not touched).
 */
public final class Values {

    private final Map<String, @Nullable Object> byField;

    private Values(Map<String, @Nullable Object> byField) {
        this.byField = byField;
    }

    public static Values none() {
        return new Values(new LinkedHashMap<>());
    }

    /** A copy; values must have the Java type of their field. */
    public static Values of(Map<String, ? extends @Nullable Object> byField) {
        return new Values(new LinkedHashMap<>(byField));
    }

    public Values copy() {
        return of(byField);
    }

    @SuppressWarnings("unchecked")
    public <T> @Nullable T value(Field<T> field) {
        return (T) byField.get(field.name());
    }

    public @Nullable Object value(String field) {
        return byField.get(field);
    }

    public boolean has(Field<?> field) {
        return byField.containsKey(field.name());
    }

    public boolean has(String field) {
        return byField.containsKey(field);
    }

    public <T> Values with(Field<T> field, @Nullable T value) {
        byField.put(field.name(), value);
        return this;
    }

    public Values with(String field, @Nullable Object value) {
        byField.put(field, value);
        return this;
    }

    public Values without(String field) {
        byField.remove(field);
        return this;
    }

    public Set<String> fields() {
        return Collections.unmodifiableSet(byField.keySet());
    }

    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(byField);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    @Override
    public String toString() {
        return byField.toString();
    }
}
