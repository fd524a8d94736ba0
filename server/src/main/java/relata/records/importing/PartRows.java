package relata.records.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import relata.platform.Ids;
import relata.platform.access.Action;
import relata.records.changes.Change;
import relata.records.changes.Values;
import relata.records.lists.Row;

/** Brings the parts of records that rows have just made or found: each once, whatever the number of rows that name it. */
final class PartRows {

    private final Portion portion;
    private final RecordPlan plan;
    private final PartMatching matching;
    private final String reference;

    PartRows(Portion portion, RecordPlan plan, PartMatching matching) {
        this.portion = portion;
        this.plan = plan;
        this.matching = matching;
        this.reference = Objects.requireNonNull(plan.owner());
    }

    void bring(String step, List<Item> owners) {
        var parts = new LinkedHashMap<Item, Item>();
        for (Item owner : owners) {
            Item part = owner.parts.get(step);
            boolean untouched = owner.outcome == Item.Outcome.UNCHANGED && plan.whenExists() == WhenExists.LEAVE;
            if (part != null && owner.id != null && !owner.isRefused() && !untouched) {
                part.values.with(reference, owner.id);
                parts.put(part, owner);
            }
        }
        List<Item> standing = List.copyOf(parts.keySet());
        plan.related().forEach((name, related) -> portion.related(plan, name, related, standing));
        portion.meant(plan, standing);
        List<Item> left = standing.stream().filter(item -> !item.isRefused()).toList();
        while (!left.isEmpty()) {
            left = wave(left);
        }
        parts.forEach((part, owner) -> {
            boolean written = part.outcome == Item.Outcome.CREATED || part.outcome == Item.Outcome.UPDATED;
            if (written && owner.outcome == Item.Outcome.UNCHANGED) {
                owner.outcome = Item.Outcome.UPDATED;
            }
        });
    }

    private List<Item> wave(List<Item> items) {
        List<PartMatching.Recognized> known =
                matching.recognize(items.stream().map(item -> item.values).toList());
        var now = new ArrayList<Item>();
        var ids = new HashMap<Item, UUID>();
        var later = new ArrayList<Item>();
        var coming = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            PartMatching.Recognized recognized = known.get(i);
            if (recognized.key() != null && !coming.add(recognized.key())) {
                later.add(items.get(i));
                continue;
            }
            now.add(items.get(i));
            if (recognized.id() != null) {
                ids.put(items.get(i), recognized.id());
            }
        }
        write(now, ids);
        return later;
    }

    private void write(List<Item> items, Map<Item, UUID> ids) {
        Map<UUID, Values> there = there(ids);
        boolean may = portion.actor().access().may(plan.object().name(), Action.CREATE);
        var coming = new ArrayList<PartMatching.Coming>();
        var steps = new LinkedHashMap<UUID, Change>();
        var written = new HashMap<UUID, Item>();
        for (Item item : items) {
            UUID id = ids.get(item);
            Values current = id == null ? null : there.get(id);
            if (id != null && current == null) {
                item.reasons.add(Reason.of(plan.path(), "records-importing.out-of-reach"));
                continue;
            }
            if (id == null && !may) {
                item.reasons.add(Reason.of(plan.path(), "records-importing.may-not-create"));
                continue;
            }
            Values given = current == null ? item.values.copy() : RowContent.wanted(plan, item, current, Set.of());
            // What holds for all rows is no reason to touch a part of which the row says nothing new.
            boolean told = current == null
                    || given.fields().stream()
                            .anyMatch(name -> !plan.constants().has(name));
            if (!told) {
                item.outcome = Item.Outcome.UNCHANGED;
                continue;
            }
            coming.add(new PartMatching.Coming(given, plan.constants(), current, item.origin));
            UUID to = id == null ? Ids.next() : id;
            steps.put(to, id == null ? Change.create(to, given) : Change.change(to, null, given));
            written.put(to, item);
        }
        if (!steps.isEmpty()) {
            matching.complete(coming);
            portion.write(plan, List.copyOf(steps.values()), written);
        }
    }

    private Map<UUID, Values> there(Map<Item, UUID> ids) {
        var there = new HashMap<UUID, Values>();
        if (!ids.isEmpty()) {
            for (Row row : portion.lists().findAll(portion.actor(), plan.object(), List.copyOf(ids.values()))) {
                there.put(row.id(), row.values());
            }
        }
        return there;
    }
}
