package relata.records.importing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.platform.Refusal;
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
        Retry retry,
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
        @Nullable Instant finishedAt) {

    /**
     * How far its refused rows were tried again.
     *
     * @param after behind which row to go on
     */
    record Retry(long after, long done, long total) {

        static final Retry NONE = new Retry(0, 0, 0);
    }

    /** Records are taken back as what their maker made, so only the maker goes on making. */
    void requireMaker(Actor by) {
        if (!actor.equals(by.id())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records-importing.not-yours", Map.of("name", actorName));
        }
    }
}
