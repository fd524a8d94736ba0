package relata.customers.histories;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bulk change or an import in the model, and its way back. */
final class PlainRun {

    /** Its id at the server, and where it is found there. */
    final String address;

    private final Map<UUID, Done> done = new LinkedHashMap<>();

    PlainRun(String address) {
        this.address = address;
    }

    private static final class Done {
        boolean created;
        boolean deleted;
        int changes;
        final Map<String, PlainBase.Pair> fields = new LinkedHashMap<>();
    }

    /** What came of an undo. */
    record Undone(long undone, long kept) {}

    void created(PlainCustomer customer) {
        Done entry = of(customer);
        entry.created = true;
    }

    void deleted(PlainCustomer customer) {
        of(customer).deleted = true;
    }

    void changed(PlainCustomer customer, Map<String, PlainBase.Pair> fields) {
        Done entry = of(customer);
        fields.forEach((field, pair) -> {
            PlainBase.Pair former = entry.fields.get(field);
            entry.fields.put(field, former == null ? pair : new PlainBase.Pair(former.before(), pair.after()));
        });
    }

    private Done of(PlainCustomer customer) {
        Done entry = done.computeIfAbsent(customer.id, _ -> new Done());
        entry.changes = customer.changes;
        return entry;
    }

    boolean isEmpty() {
        return done.isEmpty();
    }

    /** What was made goes first: it may have taken what a changed one gets back. */
    Undone undo(PlainBase base) {
        long undone = undo(base, was -> was.created);
        undone += undo(base, was -> was.deleted);
        undone += undo(base, was -> !was.created && !was.deleted);
        return new Undone(undone, done.size() - undone);
    }

    private long undo(PlainBase base, Predicate<Done> which) {
        return done.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .filter(entry -> undo(base, base.customers.get(entry.getKey()), entry.getValue()))
                .count();
    }

    private static boolean undo(PlainBase base, @Nullable PlainCustomer customer, Done was) {
        if (customer == null) {
            return was.created;
        }
        boolean untouched = customer.changes == was.changes;
        if (was.created) {
            if (customer.living() && untouched && !base.notes.containsValue(customer.id)) {
                base.bin(customer);
            }
            return !customer.living();
        }
        if (was.deleted) {
            boolean back = !customer.living() && untouched && base.restorable(customer);
            if (back) {
                base.restore(customer);
            }
            return back;
        }
        return customer.living() && turnBack(base, customer, was);
    }

    private static boolean turnBack(PlainBase base, PlainCustomer customer, Done was) {
        var back = new LinkedHashMap<String, @Nullable String>();
        boolean all = true;
        for (var field : was.fields.entrySet()) {
            String now = customer.is(field.getKey());
            if (Objects.equals(now, field.getValue().after())) {
                back.put(field.getKey(), field.getValue().before());
            } else {
                all &= Objects.equals(now, field.getValue().before());
            }
        }
        if (!base.free(customer.id, back)) {
            return false;
        }
        base.write(customer, back);
        return all;
    }
}
