package relata.customers.marks;

import java.util.LinkedHashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Follower;

/** Records of a custom object that point to a customer are facts about it like any other. */
@Component
class CustomObjectFacts implements Follower {

    private final Marks marks;

    CustomObjectFacts(Marks marks) {
        this.marks = marks;
    }

    @Override
    public void follow(Batch batch) {
        if (!batch.type().custom()) {
            return;
        }
        var customers = new LinkedHashSet<UUID>();
        for (Field<?> field : batch.type().fields().values()) {
            if (field.type() == FieldType.REFERENCE && field.target().equals("customer")) {
                for (Draft draft : batch.drafts()) {
                    add(customers, draft.valueBefore(field));
                    add(customers, draft.value(field));
                }
            }
        }
        marks.mark(customers);
    }

    private static void add(LinkedHashSet<UUID> customers, @Nullable Object value) {
        if (value instanceof UUID id) {
            customers.add(id);
        }
    }
}
