package relata.records.bulk;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.signin.Actors;
import relata.records.journal.Reversal;

/** Takes a bulk change back: what still is as the change left it becomes what it was. */
@Component
class BulkUndoJob implements Job {

    static final String KIND = "bulk-undo";
    private static final int BATCH = 500;

    private final BulkStore store;
    private final Reversal reversal;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkUndoJob(BulkStore store, Reversal reversal, Actors actors, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.reversal = reversal;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
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

    private boolean portion(UUID id, Hold hold) {
        hold.require();
        BulkChange change = store.lock(id).orElse(null);
        if (change == null || !change.status().equals("undoing")) {
            return false;
        }
        Optional<Actor> actor = actors.byId(Objects.requireNonNull(change.undoneBy()));
        if (actor.isEmpty()) {
            store.move(id, "failed");
            return false;
        }
        Instant from = Objects.requireNonNullElse(change.startedAt(), change.createdAt());
        Instant until = Objects.requireNonNullElse(change.finishedAt(), clock.instant());
        var run = new Reversal.Run(id, change.actor(), from, until);
        Reversal.Portion done = reversal.portion(actor.get(), run, change.undoBefore(), BATCH, BulkWork.SOURCE);
        store.undone(id, done.before(), done.undone(), done.kept());
        return done.before() != null;
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.move(id, "failed");
    }
}
