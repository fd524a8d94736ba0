package relata.records.importing;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.records.changes.Changes;
import relata.records.journal.Reversal;

/** Takes an import back, newest rows first. */
@Component
class UndoJob implements Job {

    static final String KIND = "import-undo";
    private static final int BATCH = 1_000;

    private final ImportStore store;
    private final Sources sources;
    private final Reversal reversal;
    private final TransactionTemplate transaction;

    UndoJob(ImportStore store, Sources sources, Reversal reversal, TransactionTemplate transaction) {
        this.store = store;
        this.sources = sources;
        this.reversal = reversal;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        while (Boolean.TRUE.equals(transaction.execute(status -> portion(id, hold)))) {
            if (hold.stopping()) {
                return false;
            }
        }
        return true;
    }

    /** Whether there may be more. */
    private boolean portion(UUID id, Hold hold) {
        hold.require();
        FileImport run = store.lock(id).orElse(null);
        if (run == null || run.status() != Status.UNDOING) {
            return false;
        }
        try {
            Actor actor = sources.actor(Objects.requireNonNull(run.undoneBy()));
            Instant from = Objects.requireNonNullElse(run.startedAt(), run.createdAt());
            Instant until = Objects.requireNonNullElse(run.finishedAt(), store.now());
            var span = new Reversal.Run(id, run.actor(), from, until);
            Reversal.Portion done = reversal.portion(actor, span, run.undoBefore(), BATCH, Changes.IMPORT);
            store.undone(id, done.before(), done.undone(), done.kept());
            return done.before() != null;
        } catch (Sources.Unusable gone) {
            store.fail(id, gone.problem());
            return false;
        }
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.fail(id, new Problem("records-importing.failed", Map.of()));
    }
}
