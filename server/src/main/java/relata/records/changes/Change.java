package relata.records.changes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Ids;

/**
 * What is asked for one record.
 *
 * @param expectedVersion the version that whoever asks has seen; null where they do not mind
 */
public record Change(Draft.Kind kind, UUID id, @Nullable Long expectedVersion, Values values) {

    public static Change create(Values values) {
        return new Change(Draft.Kind.CREATE, Ids.next(), null, values);
    }

    /** With an id of the caller's: a record that comes back from a file, or one that others of a batch already point to. */
    public static Change create(UUID id, Values values) {
        return new Change(Draft.Kind.CREATE, id, null, values);
    }

    public static Change change(UUID id, @Nullable Long expectedVersion, Values values) {
        return new Change(Draft.Kind.CHANGE, id, expectedVersion, values);
    }

    public static Change delete(UUID id, @Nullable Long expectedVersion) {
        return new Change(Draft.Kind.DELETE, id, expectedVersion, Values.none());
    }

    public static Change restore(UUID id) {
        return new Change(Draft.Kind.RESTORE, id, null, Values.none());
    }
}
