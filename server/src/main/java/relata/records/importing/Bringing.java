package relata.records.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.records.catalog.Catalogs;
import relata.records.changes.Changes;
import relata.records.lists.Lists;

/**
 * Brings rows into the base in one transaction, and halves them where something refuses the transaction as a whole, until
 * the row that is to blame stands alone. No row is ever half in: one that is refused leaves nothing that was made for it.
 */
@Component
class Bringing {

    private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);
    private static final int TRIES = 4;

    private final Changes changes;
    private final Lists lists;
    private final Finder finder;
    private final Catalogs catalogs;
    private final TransactionTemplate transaction;

    Bringing(Changes changes, Lists lists, Finder finder, Catalogs catalogs, TransactionTemplate transaction) {
        this.changes = changes;
        this.lists = lists;
        this.finder = finder;
        this.catalogs = catalogs;
        this.transaction = transaction;
    }

    /** What is asked of every attempt. */
    interface Ends {

        /** Before anything is written, in the transaction; throws where the work is no longer wanted. */
        void begin();

        /** After everything is written, in the transaction. */
        void end(Portion portion, List<ReadRow> rows);

        /** Whether the transaction is to be rolled back: a dry run. */
        boolean dry();
    }

    /** A row was refused after records were made for it: the attempt is repeated without it. */
    private static final class Again extends RuntimeException {
        Again() {
            super("again without the refused rows", null, false, false);
        }
    }

    void bring(Actor actor, RecordPlan plan, Seen seen, List<ReadRow> rows, Ends ends) {
        int tries = 0;
        while (true) {
            try {
                Portion portion = Objects.requireNonNull(transaction.execute(status -> {
                    if (ends.dry()) {
                        status.setRollbackOnly();
                    }
                    return attempt(actor, plan, seen, rows, ends);
                }));
                if (ends.dry()) {
                    seen.add(portion.newKeys());
                }
                return;
            } catch (Again again) {
                rows.forEach(row -> row.item().again());
            } catch (TransientDataAccessException busy) {
                tries = again(rows, tries, busy);
            } catch (Refusal refusal) {
                if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
                    tries = again(rows, tries, refusal);
                } else if (divided(actor, plan, seen, rows, ends, refusal, refusal)) {
                    return;
                }
            } catch (DataIntegrityViolationException violated) {
                if (divided(actor, plan, seen, rows, ends, violated, null)) {
                    return;
                }
            }
        }
    }

    private static int again(List<ReadRow> rows, int tries, RuntimeException reason) {
        if (tries + 1 >= TRIES) {
            throw reason;
        }
        try {
            Thread.sleep(200L << tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
        rows.forEach(row -> row.item().again());
        return tries + 1;
    }

    private Portion attempt(Actor actor, RecordPlan plan, Seen seen, List<ReadRow> rows, Ends ends) {
        ends.begin();
        var portion = new Portion(changes, lists, finder, catalogs.current(), actor, seen);
        List<Item> items = rows.stream()
                .map(ReadRow::item)
                .filter(item -> !item.isRefused())
                .toList();
        portion.bring(plan, items);
        boolean alone = plan.related().isEmpty() && plan.parts().isEmpty();
        if (!alone && items.stream().anyMatch(Item::isRefused)) {
            throw new Again();
        }
        ends.end(portion, rows);
        return portion;
    }

    /** Brings the halves one after the other; true once that is done. A single row is refused with what was thrown. */
    private boolean divided(
            Actor actor,
            RecordPlan plan,
            Seen seen,
            List<ReadRow> rows,
            Ends ends,
            RuntimeException thrown,
            @Nullable Refusal refusal) {
        rows.forEach(row -> row.item().again());
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            bring(actor, plan, seen, rows.subList(0, half), ends);
            bring(actor, plan, seen, rows.subList(half, rows.size()), ends);
            return true;
        }
        Item item = rows.getFirst().item();
        if (item.isRefused()) {
            throw thrown; // it was not brought at all, so it is not to blame
        }
        item.reasons.addAll(reasons(refusal));
        if (refusal == null) {
            LOG.warn("Row {} breaks a constraint that no rule names", item.row, thrown);
        }
        return false;
    }

    private static List<Reason> reasons(@Nullable Refusal refusal) {
        if (refusal == null) {
            return List.of(Reason.of("", "records-importing.contradiction"));
        }
        var reasons = new ArrayList<Reason>();
        for (FieldError error : refusal.errors()) {
            reasons.add(new Reason(error.field(), error.code(), error.arguments()));
        }
        return reasons.isEmpty() ? List.of(new Reason("", refusal.code(), refusal.arguments())) : reasons;
    }
}
