package relata.records.changes;

import java.time.Instant;
import java.util.List;
import relata.platform.Actor;
import relata.records.catalog.Catalog;
import relata.records.catalog.ObjectType;

/**
 * Records of one type that change together in one transaction: one edit of a person, or a few thousand rows of a file.
 *
 * @param source the door they came through: {@code api}, {@code import}, {@code bulk}, {@code merge}, {@code sample}…
 */
public record Batch(Catalog catalog, ObjectType type, Actor actor, Instant now, String source, List<Draft> drafts) {

    /** The drafts that no rule has refused so far. */
    public List<Draft> standing() {
        return drafts.stream().filter(draft -> !draft.isRefused()).toList();
    }
}
