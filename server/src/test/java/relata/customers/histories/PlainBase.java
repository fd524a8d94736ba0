package relata.customers.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.customers.histories.PlainCustomer.Address;

/** What a company would have in mind: maps and lists, the rules in the plainest way, no database. Verbs answer whether they are allowed. */
final class PlainBase {

    final Map<UUID, PlainCustomer> customers = new LinkedHashMap<>();
    final List<Address> addresses = new ArrayList<>();
    /** By the text of the note, whose it is. */
    final Map<String, UUID> notes = new LinkedHashMap<>();

    final Map<UUID, UUID> aliases = new LinkedHashMap<>();
    int step;

    List<PlainCustomer> living() {
        return customers.values().stream().filter(PlainCustomer::living).toList();
    }

    @Nullable
    UUID ownerOfNumber(String number) {
        for (PlainCustomer each : living()) {
            if (each.has("externalId", number) || each.furtherIds.contains(number)) {
                return each.id;
            }
        }
        return null;
    }

    @Nullable
    UUID ownerOfAddress(String value) {
        for (Address each : addresses) {
            if (each.living() && each.value.equals(value) && living(each.customer)) {
                return each.customer;
            }
        }
        return null;
    }

    private boolean living(UUID id) {
        PlainCustomer found = customers.get(id);
        return found != null && found.living();
    }

    private List<Address> addressesOf(UUID customer) {
        return addresses.stream()
                .filter(each -> each.living() && each.customer.equals(customer))
                .toList();
    }

    private @Nullable Address primaryOf(UUID customer) {
        return addressesOf(customer).stream()
                .filter(each -> each.primary)
                .findFirst()
                .orElse(null);
    }

    /** Whether nobody else has what these values identify. */
    boolean free(@Nullable UUID asking, Map<String, @Nullable String> values) {
        String number = values.get("externalId");
        String address = values.get("email");
        UUID holder = number == null ? null : ownerOfNumber(number);
        UUID reached = address == null ? null : ownerOfAddress(address);
        return (holder == null || holder.equals(asking)) && (reached == null || reached.equals(asking));
    }

    PlainCustomer create(UUID id, Map<String, @Nullable String> given) {
        var created = new PlainCustomer(id, given);
        customers.put(id, created);
        String address = given.get("email");
        if (address != null) {
            addresses.add(new Address(id, address));
        }
        return created;
    }

    /** Answers what was changed: by field, what it was and what it became. */
    Map<String, Pair> write(PlainCustomer customer, Map<String, @Nullable String> values) {
        var changed = new LinkedHashMap<String, Pair>();
        values.forEach((field, value) -> {
            if (!customer.has(field, value)) {
                changed.put(field, new Pair(customer.is(field), value));
                customer.fields.put(field, value);
            }
        });
        if (changed.containsKey("email")) {
            reachBy(customer.id, customer.is("email"));
        }
        if (!changed.isEmpty()) {
            customer.changes++;
        }
        return changed;
    }

    record Pair(@Nullable String before, @Nullable String after) {}

    private void reachBy(UUID customer, @Nullable String value) {
        Address primary = primaryOf(customer);
        Address wanted = addressesOf(customer).stream()
                .filter(each -> each.value.equals(value))
                .findFirst()
                .orElse(null);
        if (wanted != null) {
            wanted.primary = true;
            if (primary != null && primary != wanted) {
                primary.primary = false;
            }
        } else if (value == null) {
            if (primary != null) {
                primary.binned = step;
            }
        } else if (primary != null) {
            primary.value = value;
        } else {
            addresses.add(new Address(customer, value));
        }
    }

    void bin(PlainCustomer customer) {
        customer.binned = step;
        customer.changes++;
        addressesOf(customer.id).forEach(each -> each.binned = step);
    }

    boolean restorable(PlainCustomer customer) {
        for (Address each : addresses) {
            if (each.customer.equals(customer.id)
                    && each.binned == customer.binned
                    && ownerOfAddress(each.value) != null) {
                return false;
            }
        }
        var numbers = new ArrayList<>(customer.furtherIds);
        numbers.add(customer.is("externalId"));
        return numbers.stream().allMatch(number -> number == null || ownerOfNumber(number) == null);
    }

    void restore(PlainCustomer customer) {
        addresses.stream()
                .filter(each -> each.customer.equals(customer.id) && each.binned == customer.binned)
                .forEach(each -> each.binned = 0);
        customer.binned = 0;
        customer.changes++;
    }

    /** What a merge remembers. */
    static final class Merge {
        final UUID survivor;
        final UUID merged;
        final int step;
        boolean undone;
        Map<String, @Nullable String> first = Map.of();
        Map<String, @Nullable String> after = Map.of();

        @Nullable
        PlainCustomer second;

        final List<String> secondsIds = new ArrayList<>();
        final Map<Address, Address> addressesBefore = new HashMap<>();
        final Map<Address, Address> addressesAfter = new HashMap<>();
        final Set<String> notes = new LinkedHashSet<>();
        final Set<UUID> aliases = new HashSet<>();

        @Nullable
        String added;

        Merge(UUID survivor, UUID merged, int step) {
            this.survivor = survivor;
            this.merged = merged;
            this.step = step;
        }
    }

    final List<Merge> merges = new ArrayList<>();

    /** Both live and are two. */
    Merge merge(PlainCustomer first, PlainCustomer second, Set<String> choices) {
        var merge = new Merge(first.id, second.id, step);
        merge.first = new HashMap<>(first.fields);
        merge.second = second;
        merge.secondsIds.addAll(second.furtherIds);
        addresses.stream()
                .filter(each -> each.customer.equals(first.id) || each.customer.equals(second.id))
                .forEach(each -> merge.addressesBefore.put(each, each.copy()));
        if (primaryOf(first.id) != null) {
            addressesOf(second.id).forEach(each -> each.primary = false);
        }
        addresses.stream().filter(each -> each.customer.equals(second.id)).forEach(each -> each.customer = first.id);
        notes.replaceAll((note, customer) -> {
            if (customer.equals(second.id)) {
                merge.notes.add(note);
                return first.id;
            }
            return customer;
        });
        aliases.replaceAll((old, customer) -> {
            if (customer.equals(second.id)) {
                merge.aliases.add(old);
                return first.id;
            }
            return customer;
        });
        aliases.put(second.id, first.id);
        customers.remove(second.id);
        first.furtherIds.addAll(second.furtherIds);
        String ownNumber = first.is("externalId");
        var chosen = new LinkedHashMap<String, @Nullable String>();
        for (String field : PlainCustomer.FIELDS) {
            if (choices.contains(field) || first.is(field) == null) {
                chosen.put(field, second.is(field));
            }
        }
        String kept = chosen.containsKey("externalId") ? chosen.get("externalId") : ownNumber;
        String other = Objects.equals(kept, ownNumber) ? second.is("externalId") : ownNumber;
        if (other != null && !other.equals(kept) && !first.furtherIds.contains(other)) {
            merge.added = other;
            first.furtherIds.add(other);
        }
        write(first, chosen);
        onePrimary(first, null);
        first.changes++;
        merge.after = new HashMap<>(first.fields);
        merge.addressesBefore.keySet().forEach(each -> merge.addressesAfter.put(each, each.copy()));
        merges.add(merge);
        return merge;
    }

    /** Of several addresses one is the first to write to: that in the form, or the one that was, or the oldest. */
    private void onePrimary(PlainCustomer customer, @Nullable String told) {
        Address first = null;
        for (Address each : addressesOf(customer.id)) {
            boolean better = first == null || rank(each, told) > rank(first, told);
            first = better ? each : first;
        }
        for (Address each : addressesOf(customer.id)) {
            each.primary = each == first;
        }
        customer.fields.put("email", first == null ? null : first.value);
    }

    private static int rank(Address address, @Nullable String told) {
        return (address.value.equals(told) ? 2 : 0) + (address.primary ? 1 : 0);
    }

    boolean undoable(Merge merge) {
        if (merge.undone || !living(merge.survivor)) {
            return false;
        }
        boolean last = merges.stream()
                .noneMatch(later -> later.step > merge.step
                        && !later.undone
                        && (later.survivor.equals(merge.survivor) || later.merged.equals(merge.survivor)));
        if (!last) {
            return false;
        }
        var numbers = new ArrayList<>(merge.secondsIds);
        numbers.add(Objects.requireNonNull(merge.second).is("externalId"));
        numbers.add(numberAfterUndo(merge));
        for (String number : numbers) {
            UUID holder = number == null ? null : ownerOfNumber(number);
            if (holder != null && !holder.equals(merge.survivor)) {
                return false;
            }
        }
        for (var entry : merge.addressesBefore.entrySet()) {
            Address back = entry.getKey().copy();
            turnBack(
                    back,
                    entry.getValue(),
                    Objects.requireNonNull(merge.addressesAfter.get(entry.getKey())),
                    merge.merged);
            UUID holder = back.living() ? ownerOfAddress(back.value) : null;
            if (holder != null && !holder.equals(merge.survivor)) {
                return false;
            }
        }
        return true;
    }

    /** The survivor's own number, unless it belongs to the other one. */
    private @Nullable String numberAfterUndo(Merge merge) {
        PlainCustomer first = Objects.requireNonNull(customers.get(merge.survivor));
        String now = first.is("externalId");
        boolean others = now != null
                && (now.equals(Objects.requireNonNull(merge.second).is("externalId"))
                        || merge.secondsIds.contains(now));
        return others || first.has("externalId", merge.after.get("externalId")) ? merge.first.get("externalId") : now;
    }

    void undo(Merge merge) {
        merge.undone = true;
        PlainCustomer first = Objects.requireNonNull(customers.get(merge.survivor));
        PlainCustomer second = Objects.requireNonNull(merge.second);
        customers.put(second.id, second);
        String number = numberAfterUndo(merge);
        for (String field : PlainCustomer.FIELDS) {
            if (first.has(field, merge.after.get(field))) {
                first.fields.put(field, merge.first.get(field));
            }
        }
        first.fields.put("externalId", number);
        first.furtherIds.removeAll(merge.secondsIds);
        second.furtherIds.clear();
        second.furtherIds.addAll(merge.secondsIds);
        if (merge.added != null) {
            first.furtherIds.remove(merge.added);
        }
        merge.notes.forEach(note -> notes.replace(note, first.id, second.id));
        aliases.remove(second.id);
        merge.aliases.forEach(old -> aliases.replace(old, first.id, second.id));
        makeRoom(merge, first.id);
        merge.addressesBefore.forEach((address, before) ->
                turnBack(address, before, Objects.requireNonNull(merge.addressesAfter.get(address)), second.id));
        keepAddress(first);
        onePrimaryUnlessRight(first);
        first.changes++;
        second.changes++;
    }

    /** What the survivor was given since in place of an address that comes back. */
    private void makeRoom(Merge merge, UUID survivor) {
        for (Address since : addressesOf(survivor)) {
            boolean comesBack = merge.addressesBefore.entrySet().stream()
                    .anyMatch(each -> each.getKey() != since
                            && each.getValue().living()
                            && each.getValue().customer.equals(survivor)
                            && each.getValue().value.equals(since.value));
            if (comesBack) {
                since.binned = step;
            }
        }
    }

    /** What was the merged customer's comes back as it was; the survivor's own, where nobody changed it since. */
    private static void turnBack(Address address, Address before, Address after, UUID merged) {
        boolean whole = before.customer.equals(merged);
        if (whole || address.value.equals(after.value)) {
            address.value = before.value;
        }
        if (whole || address.primary == after.primary) {
            address.primary = before.primary;
        }
        if (whole || address.binned == after.binned) {
            address.binned = before.binned;
        }
        address.customer = before.customer;
    }

    /** The address that the survivor was given since is its own, unless the other one came back with it. */
    private void keepAddress(PlainCustomer first) {
        String value = first.is("email");
        if (value != null && ownerOfAddress(value) == null) {
            Address primary = primaryOf(first.id);
            if (primary != null) {
                primary.primary = false;
            }
            addresses.add(new Address(first.id, value));
        }
    }

    private void onePrimaryUnlessRight(PlainCustomer customer) {
        List<String> primaries = addressesOf(customer.id).stream()
                .filter(each -> each.primary)
                .map(each -> each.value)
                .toList();
        String told = customer.is("email");
        if (!primaries.equals(told == null ? List.of() : List.of(told))) {
            onePrimary(customer, told);
        }
    }
}
