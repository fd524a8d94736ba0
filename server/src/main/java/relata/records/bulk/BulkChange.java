package relata.records.bulk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of many records.
 *
 * @param kind {@code edit} or {@code delete}
 * @param values what is written, as values of the API
 * @param done records looked at, changed those that differ now, refused those whose rules or access said no
 */
record BulkChange(
        UUID id,
        String object,
        String kind,
        String status,
        Map<String, @Nullable Object> values,
        long total,
        long done,
        long changed,
        long refused,
        @Nullable UUID undoBefore,
        long undone,
        long kept,
        UUID actor,
        @Nullable UUID undoneBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
