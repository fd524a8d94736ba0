package relata.customers.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer of the model: its fields, whether it lies in the bin, and how often it was changed. */
final class PlainCustomer {

    static final List<String> FIELDS = List.of("name", "externalId", "email", "city", "description", "language");

    final UUID id;
    final Map<String, @Nullable String> fields = new TreeMap<>();
    /** Numbers that it is known by beside its own: of those merged into it. */
    final List<String> furtherIds = new ArrayList<>();
    /** The step at which it went to the bin; 0 while it lives. */
    int binned;

    int changes = 1;

    PlainCustomer(UUID id, Map<String, @Nullable String> given) {
        this.id = id;
        FIELDS.forEach(field -> fields.put(field, given.get(field)));
    }

    boolean living() {
        return binned == 0;
    }

    @Nullable
    String is(String field) {
        return fields.get(field);
    }

    boolean has(String field, @Nullable String value) {
        return Objects.equals(fields.get(field), value);
    }

    /** An e-mail address of a customer, as a thing of its own that moves with merges. */
    static final class Address {
        UUID customer;
        String value;
        boolean primary = true;
        int binned;

        Address(UUID customer, String value) {
            this.customer = customer;
            this.value = value;
        }

        Address copy() {
            var copy = new Address(customer, value);
            copy.primary = primary;
            copy.binned = binned;
            return copy;
        }

        boolean living() {
            return binned == 0;
        }
    }
}
