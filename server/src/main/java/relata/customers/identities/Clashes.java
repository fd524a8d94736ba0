package relata.customers.identities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/** Collects what the drafts of a batch want to be known by, then refuses those who want what another customer has. */
public final class Clashes {

    private record Wish(Draft draft, UUID customer, Field<?> field, IdentityKey key) {}

    private final List<Wish> wishes = new ArrayList<>();

    public void wants(Draft draft, UUID customer, Field<?> field, IdentityKey key) {
        wishes.add(new Wish(draft, customer, field, key));
    }

    /** Looks all up in one query; within the batch the first of two who want the same has it. */
    public void refuse(Batch batch, Identities identities, Taken taken) {
        if (wishes.isEmpty()) {
            return;
        }
        var keys = new LinkedHashSet<IdentityKey>();
        wishes.forEach(wish -> keys.add(wish.key()));
        Map<IdentityKey, UUID> owners = new HashMap<>(identities.find(keys));
        var clashes = new ArrayList<Taken.Clash>();
        for (Wish wish : wishes) {
            UUID owner = owners.putIfAbsent(wish.key(), wish.customer());
            if (owner != null && !owner.equals(wish.customer())) {
                clashes.add(new Taken.Clash(wish.draft(), wish.field(), wish.key(), owner));
            }
        }
        taken.refuse(batch, clashes);
    }
}
