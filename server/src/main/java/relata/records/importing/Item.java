package relata.records.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.records.changes.Values;

/** One record as one row of the file wants it, with the related records it names. */
final class Item {

    /** What became of it. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    final long row;
    final Values values = Values.none();
    /** By the name of the reference. */
    final Map<String, Item> related = new LinkedHashMap<>();
    /** What is part of it, by the step of the target that leads there. */
    final Map<String, Item> parts = new LinkedHashMap<>();
    /** References given by a name or number of the record they mean, by field name. */
    final Map<String, String> meant = new LinkedHashMap<>();

    /** For a check: what goes to fields that only the import itself will make. */
    final Map<String, Object> pending = new LinkedHashMap<>();

    final List<Reason> reasons = new ArrayList<>();

    /** For a part: file and row in words, which prove where it came from. */
    String origin = "";

    @Nullable
    UUID givenId;

    /** Whether the row says more of it than its id. */
    boolean told;

    /** Known by its cells: content key and occurrence. */
    @Nullable
    RowKey rowKey;

    @Nullable
    UUID id;

    @Nullable
    Outcome outcome;

    /** Whether something else in the base may be meant too. */
    boolean review;

    Item(long row) {
        this.row = row;
    }

    boolean isRefused() {
        return !reasons.isEmpty()
                || related.values().stream().anyMatch(Item::isRefused)
                || parts.values().stream().anyMatch(Item::isRefused);
    }

    boolean isEmpty() {
        return values.isEmpty()
                && pending.isEmpty()
                && meant.isEmpty()
                && givenId == null
                && related.isEmpty()
                && parts.isEmpty()
                && reasons.isEmpty();
    }

    /** Its own reasons and those of its related records and parts. */
    List<Reason> allReasons() {
        var all = new ArrayList<>(reasons);
        related.values().forEach(item -> all.addAll(item.allReasons()));
        parts.values().forEach(item -> all.addAll(item.allReasons()));
        return all;
    }

    /** Forgets what an attempt found out that was rolled back. */
    void again() {
        related.forEach((reference, item) -> {
            item.again();
            values.without(reference);
        });
        parts.values().forEach(Item::again);
        meant.keySet().forEach(values::without);
        id = null;
        outcome = null;
        review = false;
    }

    /** The identity of a row without an id: half of the SHA-256 of its cells, and which of its kind it is in the file. */
    record RowKey(UUID key, int occurrence) {}
}
