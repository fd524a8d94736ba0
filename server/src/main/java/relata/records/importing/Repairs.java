package relata.records.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.jobs.Hold;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.Row;
import relata.records.catalog.Catalogs;
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
    private final Catalogs catalogs;

    Repairs(
            ImportStore store,
            Sources sources,
            Bringing bringing,
            RefusedRows refused,
            RowKeys keys,
            Journal journal,
            Catalogs catalogs) {
        this.store = store;
        this.sources = sources;
        this.bringing = bringing;
        this.refused = refused;
        this.keys = keys;
        this.journal = journal;
        this.catalogs = catalogs;
    }

    /** Brings one row in with these cells; refused with the reasons where it is still wrong, and then nothing changes. */
    void fix(Actor actor, FileImport run, long row, List<String> cells) {
        run.requireMaker(actor);
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
        Item item = bring(actor, run, List.of(new RefusedRows.RefusedRow(row, cells, List.of())), new Mending(run))
                .getFirst()
                .item();
        if (item.isRefused()) {
            throw Refusal.invalid(item.allReasons().stream()
                    .map(reason -> new FieldError(
                            reason.target().isEmpty() ? "cells" : reason.target(), reason.code(), reason.arguments()))
                    .toList());
        }
    }

    /** Tries rows as they are; those that are still wrong get their new reasons. */
    void retry(Actor actor, FileImport run, List<RefusedRows.RefusedRow> rows, Hold hold) {
        bring(actor, run, rows, new Retrying(run, hold));
    }

    private List<ReadRow> bring(Actor actor, FileImport run, List<RefusedRows.RefusedRow> corrected, Mending ends) {
        RecordPlan plan = sources.plan(actor, run.object(), run.mapping(), run);
        RowReader reader = sources.reader(plan, run, actor);
        var rows = new ArrayList<ReadRow>();
        for (Row row : keys.rows(run.id(), run.object(), corrected)) {
            rows.add(ReadRow.of(row, reader, Checkpoint.START));
        }
        bringing.bring(actor, plan, new Seen(), rows, ends);
        return rows;
    }

    /** What is written beside the records. */
    private class Mending implements Bringing.Ends {

        final FileImport run;

        Mending(FileImport run) {
            this.run = run;
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
            keys.write(run.id(), Objects.requireNonNull(catalogs.current().find(run.object())), rows);
            List<Long> in = rows.stream()
                    .filter(row -> row.refused() == null)
                    .map(row -> row.item().row)
                    .toList();
            // A row that somebody else has mended meanwhile must not come in twice.
            if (refused.remove(run.id(), in) < in.size()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, "records-importing.mended-meanwhile");
            }
            store.mended(run.id(), ImportJob.counts(portion, rows), in.size());
        }
    }

    /** The same for a portion of all refused rows, which keeps the new reasons and how far it came. */
    private final class Retrying extends Mending {

        private final Hold hold;

        Retrying(FileImport run, Hold hold) {
            super(run);
            this.hold = hold;
        }

        @Override
        public void begin() {
            hold.require();
            Status now = store.lock(run.id()).map(FileImport::status).orElse(Status.UNDONE);
            if (now != Status.RETRYING) {
                throw new ImportJob.Stopped();
            }
        }

        @Override
        public void end(Portion portion, List<ReadRow> rows) {
            super.end(portion, rows);
            var still = new ArrayList<RefusedRows.RefusedRow>();
            for (ReadRow row : rows) {
                RefusedRows.RefusedRow no = row.refused();
                if (no != null) {
                    still.add(no);
                }
            }
            refused.add(run.id(), still);
            store.retried(run.id(), rows.getLast().item().row, rows.size());
        }
    }
}
