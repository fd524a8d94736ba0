package relata.records.lists;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.records.changes.Values;

/**
 * One record as it was read: its id, its version, and the values of the fields that were asked for.
 *
 * @param deletedAt when it went to the bin, null while it lives
 */
public record Row(UUID id, long version, @Nullable Instant deletedAt, Values values) {}
