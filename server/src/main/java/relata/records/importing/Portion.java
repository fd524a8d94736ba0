package relata.records.importing;

import java.util.ArrayList;
import java.util.Comparator;
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
import relata.platform.Actor;
import relata.platform.Refusal.FieldError;
import relata.platform.access.Action;
import relata.records.catalog.Capability;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.journal.Journal;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/**
 * Brings some rows of a file into the base: related records first, then the records themselves, all through the rules. Runs
 * in the caller's transaction and uses as many queries for two thousand rows as for one.
 */
final class Portion {

    private final Changes changes;
    private final Lists lists;
    private final Finder finder;
    private final Catalog catalog;
    private final Actor actor;
    private final Seen seen;
    private final List<Journal.Entry> journal = new ArrayList<>();
    private final Map<String, Long> relatedCreated = new HashMap<>();
    private final List<MatchKey> newKeys = new ArrayList<>();

    Portion(Changes changes, Lists lists, Finder finder, Catalog catalog, Actor actor, Seen seen) {
        this.changes = changes;
        this.lists = lists;
        this.finder = finder;
        this.catalog = catalog;
        this.actor = actor;
        this.seen = seen;
    }

    List<Journal.Entry> journal() {
        return journal;
    }

    /** How many related records were made, by the name of their type. */
    Map<String, Long> relatedCreated() {
        return relatedCreated;
    }

    /** By what the created records are known from now on; for dry runs, which forget them. */
    List<MatchKey> newKeys() {
        return newKeys;
    }

    /** After this each item has an outcome or reasons. */
    void bring(RecordPlan plan, List<Item> items) {
        List<Item> standing = items.stream().filter(item -> !item.isRefused()).toList();
        plan.related().forEach((reference, relatedPlan) -> related(plan, reference, relatedPlan, standing));
        meant(plan, standing);
        List<Item> left = new ArrayList<>(
                standing.stream().filter(item -> !item.isRefused()).toList());
        while (!left.isEmpty()) {
            left = wave(plan, left);
        }
        plan.parts().forEach((step, part) -> {
            PartMatching matching =
                    Objects.requireNonNull(finder.parts().get(part.object().name()));
            new PartRows(this, part, matching).bring(step, standing);
        });
    }

    Actor actor() {
        return actor;
    }

    Lists lists() {
        return lists;
    }

    void related(RecordPlan plan, String reference, RecordPlan relatedPlan, List<Item> items) {
        var related = new ArrayList<Item>();
        for (Item item : items) {
            Item other = item.related.get(reference);
            if (other != null) {
                related.add(other);
            }
        }
        bring(relatedPlan, related);
        for (Item item : items) {
            Item other = item.related.get(reference);
            if (other != null && other.id != null && !other.isRefused()) {
                item.values.with(reference, other.id);
            }
        }
    }

    /** References that are told by a name or number. */
    void meant(RecordPlan plan, List<Item> items) {
        var texts = new LinkedHashMap<String, Set<String>>();
        for (Item item : items) {
            item.meant.forEach((field, text) ->
                    texts.computeIfAbsent(field, name -> new LinkedHashSet<>()).add(text));
        }
        texts.forEach((name, wanted) -> {
            Field<?> field = Objects.requireNonNull(plan.object().field(name));
            ObjectType target = catalog.object(field.target());
            Finder.Found found = finder.meant(target, wanted);
            for (Item item : items) {
                String text = item.meant.get(name);
                if (text == null) {
                    continue;
                }
                MatchKey key = Finder.meant(text);
                UUID id = found.records().get(key);
                if (id == null || found.ambiguous().contains(key)) {
                    item.reasons.add(new Reason(
                            plan.path() + name,
                            id == null ? "records-importing.means-nothing" : "records-importing.means-several",
                            Map.of("value", text, "object", target.name())));
                } else {
                    item.values.with(name, id);
                }
            }
        });
    }

    /** Writes one change a record at most; rows that mean a record of this wave once more wait for the next. */
    private List<Item> wave(RecordPlan plan, List<Item> items) {
        var keys = new HashMap<Item, List<MatchKey>>();
        var all = new LinkedHashSet<MatchKey>();
        for (Item item : items) {
            List<MatchKey> own = finder.keys(plan, item);
            keys.put(item, own);
            all.addAll(own);
        }
        Finder.Found found = finder.find(plan, all);
        var existing = new LinkedHashMap<Item, UUID>();
        var fresh = new ArrayList<Item>();
        var later = new ArrayList<Item>();
        var coming = new HashSet<MatchKey>();
        for (Item item : items) {
            List<MatchKey> own = Objects.requireNonNull(keys.get(item));
            UUID id = recognized(plan, item, own, found);
            if (item.isRefused()) {
                continue;
            }
            if (id != null) {
                existing.put(item, id);
            } else if (own.stream().anyMatch(coming::contains)) {
                later.add(item);
            } else if (plan.path().isEmpty() && seen.knows(own)) {
                // A dry run has forgotten the record that an earlier row of the file made.
                boolean nothingNew = plan.whenExists() == WhenExists.LEAVE || seen.knows(RowContent.key(plan, item));
                item.outcome = nothingNew ? Item.Outcome.UNCHANGED : Item.Outcome.UPDATED;
                newKeys.addAll(RowContent.key(plan, item));
            } else {
                coming.addAll(own);
                fresh.add(item);
            }
        }
        change(plan, existing, found, later);
        create(plan, fresh, keys);
        later.sort(Comparator.comparingLong(item -> item.row));
        return later;
    }

    private @Nullable UUID recognized(RecordPlan plan, Item item, List<MatchKey> keys, Finder.Found found) {
        UUID id = null;
        for (MatchKey key : keys) {
            UUID candidate = found.records().get(key);
            if (candidate == null) {
                continue;
            }
            if (found.ambiguous().contains(key)) {
                item.reasons.add(new Reason(
                        plan.path(),
                        "records-importing.means-several",
                        Map.of(
                                "value",
                                key.value().replace('\u001f', ' '),
                                "object",
                                plan.object().name())));
                return null;
            }
            if (id == null) {
                id = candidate;
            } else if (!id.equals(candidate)) {
                item.review = true;
            }
        }
        return id;
    }

    private void change(RecordPlan plan, Map<Item, UUID> existing, Finder.Found found, List<Item> later) {
        if (existing.isEmpty()) {
            return;
        }
        if (plan.whenExists() == WhenExists.LEAVE) {
            existing.forEach((item, id) -> {
                item.id = id;
                item.outcome = Item.Outcome.UNCHANGED;
            });
            return;
        }
        var current = new HashMap<UUID, Values>();
        var ids = List.copyOf(new LinkedHashSet<>(existing.values()));
        for (Row row : lists.findAll(actor, plan.object(), ids)) {
            current.put(row.id(), row.values());
        }
        var steps = new LinkedHashMap<UUID, Change>();
        var items = new HashMap<UUID, Item>();
        existing.forEach((item, id) -> {
            Values now = current.get(id);
            if (now == null) {
                item.reasons.add(Reason.of(plan.path(), "records-importing.out-of-reach"));
                return;
            }
            if (steps.containsKey(id)) {
                later.add(item); // what it changes is told by what the row before has left
                return;
            }
            item.id = id;
            Values wanted = RowContent.wanted(plan, item, now, finder.borne(plan, item, found, id));
            if (wanted.isEmpty()) {
                item.outcome = item.pending.isEmpty() ? Item.Outcome.UNCHANGED : Item.Outcome.UPDATED;
            } else {
                steps.put(id, Change.change(id, null, wanted));
                items.put(id, item);
            }
        });
        if (!steps.isEmpty()) {
            write(plan, List.copyOf(steps.values()), items);
        }
    }

    private void create(RecordPlan plan, List<Item> fresh, Map<Item, List<MatchKey>> keys) {
        if (fresh.isEmpty()) {
            return;
        }
        boolean may = plan.object().can(Capability.CREATE)
                && actor.access().may(plan.object().name(), Action.CREATE);
        var steps = new ArrayList<Change>();
        var items = new HashMap<UUID, Item>();
        for (Item item : fresh) {
            UUID id = RowReader.newId(item);
            if (!item.told) {
                item.reasons.add(new Reason(
                        plan.path() + "id",
                        "records-importing.means-nothing",
                        Map.of(
                                "value",
                                String.valueOf(item.givenId),
                                "object",
                                plan.object().name())));
            } else if (!may) {
                item.reasons.add(Reason.of(plan.path(), "records-importing.may-not-create"));
            } else {
                Values values = RowContent.named(plan, item);
                if (values == null) {
                    item.reasons.add(
                            Reason.of(plan.path() + plan.object().title(), "records-importing.nothing-to-call-it"));
                } else {
                    items.put(id, item);
                    steps.add(Change.create(id, values));
                }
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        write(plan, steps, items);
        for (Item item : fresh) {
            if (item.outcome == Item.Outcome.CREATED) {
                List<MatchKey> own = Objects.requireNonNull(keys.get(item));
                boolean known = seen.knows(own);
                newKeys.addAll(own);
                newKeys.addAll(RowContent.key(plan, item));
                if (!plan.path().isEmpty() && !known) {
                    relatedCreated.merge(plan.object().name(), 1L, Long::sum);
                }
            }
        }
    }

    void write(RecordPlan plan, List<Change> steps, Map<UUID, Item> items) {
        List<Outcome> outcomes = changes.applyAll(actor, plan.object().name(), steps, Changes.IMPORT);
        for (Outcome outcome : outcomes) {
            Item item = Objects.requireNonNull(items.get(outcome.id()));
            switch (outcome) {
                case Outcome.Written written -> written(plan, item, written);
                case Outcome.Refused refused -> {
                    if (refused.errors().isEmpty()) {
                        item.reasons.add(new Reason(
                                plan.path(),
                                refused.code(),
                                Map.of("object", plan.object().name(), "id", refused.id())));
                    }
                    for (FieldError error : refused.errors()) {
                        item.reasons.add(new Reason(plan.path() + error.field(), error.code(), error.arguments()));
                    }
                }
            }
        }
    }

    private void written(RecordPlan plan, Item item, Outcome.Written written) {
        item.id = written.id();
        boolean created = written.draft().before() == null;
        item.outcome =
                created ? Item.Outcome.CREATED : written.changed() ? Item.Outcome.UPDATED : Item.Outcome.UNCHANGED;
        if (written.changed()) {
            journal.add(new Journal.Entry(
                    plan.object().name(),
                    written.id(),
                    written.draft().kind(),
                    item.row,
                    written.version(),
                    created ? Map.of() : written.differences(plan.object())));
        }
    }
}
