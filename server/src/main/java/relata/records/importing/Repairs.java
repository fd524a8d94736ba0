package relata.records.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.Row;
import relata.records.journal.Journal;

/**
 * Refused rows get another chance: one with other cells, or all as they are after something else was put right. They take
 * the path of every row, belong to the same import, and leave the refused ones once they are in.
 */
@Component
class Repairs {

    private static final int LONGEST_CELL = 32_767;

    private final ImportStore store;
    private final Sources sources;
    private final Bringing bringing;
    private final RefusedRows refused;
    private final RowKeys keys;
    private final Journal journal;

    Repairs(ImportStore store, Sources sources, Bringing bringing, RefusedRows refused, RowKeys keys, Journal journal) {
        this.store = store;
        this.sources = sources;
        this.bringing = bringing;
        this.refused = refused;
        this.keys = keys;
        this.journal = journal;
    }

    /** Brings one row in with these cells; refused with the reasons where it is still wrong, and then nothing changes. */
    void fix(Actor actor, FileImport run, long row, List<String> cells) {
        requireOwn(actor, run);
        boolean there = refused.after(run.id(), row - 1, 1).stream().anyMatch(found -> found.row() == row);
        if (!there) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.no-such-refused-row", Map.of("row", row));
        }
        boolean fits = cells.size() <= Math.max(run.columns().size(), 1)
                && cells.stream().allMatch(cell -> cell != null && cell.length() <= LONGEST_CELL);
        if (!fits) {
            throw Refusal.invalid(
                    "cells",
                    "records-importing.too-many-cells",
                    Map.of("columns", run.columns().size()));
        }
        Item item = bring(actor, run, List.of(new RefusedRows.RefusedRow(row, cells, List.of())), false)
                .getFirst()
                .item();
        if (item.isRefused()) {
            throw Refusal.invalid(item.allReasons().stream()
                    .map(reason -> new FieldError(
                            reason.target().isEmpty() ? "cells" : reason.target(), reason.code(), reason.arguments()))
                    .toList());
        }
    }

    /** How many rows were tried, and behind which row to go on; null at the end. */
    record Tried(long rows, @Nullable Long next) {}

    /** Tries the refused rows behind this one as they are, as many as a batch holds. */
    Tried retry(Actor actor, FileImport run, long after) {
        requireOwn(actor, run);
        List<RefusedRows.RefusedRow> rows = refused.after(run.id(), after, ImportJob.BATCH);
        if (!rows.isEmpty()) {
            bring(actor, run, rows, true);
        }
        boolean more = rows.size() == ImportJob.BATCH;
        return new Tried(rows.size(), more ? rows.getLast().row() : null);
    }

    /** Records are taken back as what their maker made, so only the maker goes on making. */
    private static void requireOwn(Actor actor, FileImport run) {
        if (!run.actor().equals(actor.id())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "records-importing.not-yours", Map.of("name", run.actorName()));
        }
    }

    private List<ReadRow> bring(
            Actor actor, FileImport run, List<RefusedRows.RefusedRow> corrected, boolean keepsReasons) {
        RecordPlan plan = sources.plan(actor, run.object(), run.mapping(), run);
        RowReader reader = sources.reader(plan, run, actor);
        var rows = new ArrayList<ReadRow>();
        for (Row row : keys.rows(run.id(), run.object(), corrected)) {
            rows.add(ReadRow.of(row, reader, Checkpoint.START));
        }
        bringing.bring(actor, plan, new Seen(), rows, new Mending(run, plan, keepsReasons));
        return rows;
    }

    /** What a batch writes beside the records. */
    private final class Mending implements Bringing.Ends {

        private final FileImport run;
        private final RecordPlan plan;
        private final boolean keepsReasons;

        /** @param keepsReasons whether rows that are still refused get their new reasons */
        Mending(FileImport run, RecordPlan plan, boolean keepsReasons) {
            this.run = run;
            this.plan = plan;
            this.keepsReasons = keepsReasons;
        }

        @Override
        public boolean dry() {
            return false;
        }

        @Override
        public void begin() {
            Status now = store.lock(run.id()).map(FileImport::status).orElse(Status.UNDONE);
            if (now != Status.DONE && now != Status.STOPPED && now != Status.FAILED) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "records-importing.not-now", Map.of("status", now.stored()));
            }
        }

        @Override
        public void end(Portion portion, List<ReadRow> rows) {
            journal.write(run.id(), store.now(), portion.journal());
            keys.write(run.id(), plan.object(), rows);
            var in = new ArrayList<Long>();
            var still = new ArrayList<RefusedRows.RefusedRow>();
            for (ReadRow row : rows) {
                RefusedRows.RefusedRow no = row.refused();
                if (no == null) {
                    in.add(row.item().row);
                } else {
                    still.add(no);
                }
            }
            // A row that somebody else has mended meanwhile must not come in twice.
            if (refused.remove(run.id(), in) < in.size()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "records-importing.mended-meanwhile");
            }
            if (keepsReasons) {
                refused.add(run.id(), still);
            }
            Counts counts = ImportJob.counts(portion, rows);
            store.mended(run.id(), counts, in.size());
        }
    }
}
