package relata.records.lists;

import java.util.UUID;
import relata.records.changes.Values;

/** One record as it was read: its id, its version, and the values of the fields that were asked for. */
public record Row(UUID id, long version, Values values) {}
