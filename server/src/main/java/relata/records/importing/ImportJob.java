package relata.records.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.tables.Checkpoint;
import relata.platform.tables.TableFileProblem;
import relata.platform.tables.TableRow;
import relata.platform.tables.TableRows;
import relata.records.journal.Journal;

/**
 * Imports a file: batch by batch, each with its records, its journal and the checkpoint in one transaction, so that after a
 * crash it goes on behind the last row that is wholly in.
 */
@Component
class ImportJob implements Job {

    static final String KIND = "import";
    static final int BATCH = 1_000;

    private final ImportStore store;
    private final Sources sources;
    private final Bringing bringing;
    private final RefusedRows refused;
    private final Journal journal;
    private final RowKeys keys;

    ImportJob(
            ImportStore store, Sources sources, Bringing bringing, RefusedRows refused, Journal journal, RowKeys keys) {
        this.store = store;
        this.sources = sources;
        this.bringing = bringing;
        this.refused = refused;
        this.journal = journal;
        this.keys = keys;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Somebody has stopped the import. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        FileImport run = store.find(id).orElse(null);
        if (run == null || run.status() != Status.RUNNING) {
            return true;
        }
        try (Sources.Open source = sources.open(run);
                TableRows rows = source.file().rows(run.checkpoint())) {
            List<ReadRow> batch = read(rows, source.reader());
            while (!batch.isEmpty()) {
                bringing.bring(source.actor(), source.plan(), new Seen(), batch, new Writing(id, source, hold));
                if (hold.stopping()) {
                    return false;
                }
                batch = read(rows, source.reader());
            }
            store.ended(id, Status.DONE);
        } catch (Stopped stopped) {
            return true;
        } catch (Sources.Unusable unusable) {
            store.fail(id, unusable.problem());
        } catch (TableFileProblem damaged) {
            store.fail(id, new Problem(damaged.code(), damaged.arguments()));
        }
        return true;
    }

    static List<ReadRow> read(TableRows rows, RowReader reader) {
        var batch = new ArrayList<ReadRow>(BATCH);
        while (batch.size() < BATCH) {
            TableRow row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(ReadRow.of(row, reader, rows.checkpoint()));
        }
        return batch;
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.fail(id, new Problem("records-importing.failed", Map.of()));
    }

    /** What a batch writes beside the records. */
    private final class Writing implements Bringing.Ends {

        private final UUID id;
        private final Sources.Open source;
        private final Hold hold;
        private Counts before = Counts.NONE;

        Writing(UUID id, Sources.Open source, Hold hold) {
            this.id = id;
            this.source = source;
            this.hold = hold;
        }

        @Override
        public boolean dry() {
            return false;
        }

        @Override
        public void begin() {
            hold.require();
            FileImport now = store.lock(id).orElseThrow(Stopped::new);
            if (now.status() != Status.RUNNING) {
                throw new Stopped();
            }
            before = now.counts();
        }

        @Override
        public void end(Portion portion, List<ReadRow> rows) {
            journal.write(id, store.now(), portion.journal());
            keys.write(id, source.plan().object(), rows);
            var reasons = new ArrayList<RefusedRows.RefusedRow>();
            for (ReadRow row : rows) {
                RefusedRows.RefusedRow no = row.refused();
                if (no != null) {
                    reasons.add(no);
                }
            }
            refused.add(id, reasons);
            Checkpoint checkpoint = rows.getLast().after();
            store.advance(id, before.plus(counts(portion, rows)), rows.size(), checkpoint);
        }
    }

    static Counts counts(Portion portion, List<ReadRow> rows) {
        long created = 0;
        long updated = 0;
        long unchanged = 0;
        long refused = 0;
        long review = 0;
        for (ReadRow row : rows) {
            Item item = row.item();
            if (item.isRefused()) {
                refused++;
            } else {
                switch (Objects.requireNonNull(item.outcome)) {
                    case CREATED -> created++;
                    case UPDATED -> updated++;
                    case UNCHANGED -> unchanged++;
                }
                review += item.review ? 1 : 0;
            }
        }
        return new Counts(created, updated, unchanged, refused, review, portion.relatedCreated());
    }
}
