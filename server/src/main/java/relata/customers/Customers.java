package relata.customers;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/** The customers that the drafts of a batch belong to. */
final class Customers {

    private Customers() {}

    /** Before and after, each once. */
    static Set<UUID> of(Batch batch, Field<UUID> field) {
        var customers = new LinkedHashSet<UUID>();
        for (Draft draft : batch.drafts()) {
            UUID before = draft.valueBefore(field);
            UUID after = draft.value(field);
            if (before != null) {
                customers.add(before);
            }
            if (after != null) {
                customers.add(after);
            }
        }
        return customers;
    }

    /** Refuses to hand a part of one customer to another: a merge does that, with its journal. */
    static void stay(Batch batch, Field<UUID> field) {
        for (Draft draft : batch.standing()) {
            if (draft.before() != null && draft.changes(field)) {
                draft.refuse(field, "customers.stays-with-its-customer");
            }
        }
    }
}
