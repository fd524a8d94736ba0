package relata.records.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.TableFormat;

/**
 * One file on its way into the base.
 *
 * @param revision moves with every change of format or mapping
 * @param total rows of the file, estimated until it was read to its end
 * @param checkpoint where the run goes on
 */
record FileImport(
        UUID id,
        String object,
        String fileName,
        long bytes,
        Status status,
        TableFormat format,
        List<SeenColumn> columns,
        Mapping mapping,
        long revision,
        long total,
        boolean totalExact,
        long done,
        Counts counts,
        List<Example> examples,
        Checkpoint checkpoint,
        @Nullable UUID undoBefore,
        long undoTotal,
        long undone,
        long kept,
        @Nullable Problem problem,
        UUID actor,
        String actorName,
        @Nullable UUID undoneBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
