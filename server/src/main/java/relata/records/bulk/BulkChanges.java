package relata.records.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.jobs.Jobs;
import relata.records.catalog.Capability;
import relata.records.catalog.ObjectType;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.lists.Extracts;
import relata.records.lists.ListQuery;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/** The verbs of bulk changes: preview, begin, stop, undo. */
@Component
class BulkChanges {

    static final int MOST_IDS = 10_000;
    private static final int SAMPLE = 5;
    private static final int TRIED = 200;
    private static final String INTO = "insert into bulk_record (bulk_id, record_id)";

    private final BulkStore store;
    private final BulkWork work;
    private final Lists lists;
    private final Extracts extracts;
    private final Jobs jobs;
    private final TransactionTemplate trial;

    BulkChanges(
            BulkStore store,
            BulkWork work,
            Lists lists,
            Extracts extracts,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.work = work;
        this.lists = lists;
        this.extracts = extracts;
        this.jobs = jobs;
        this.trial = new TransactionTemplate(transactions);
        // taken back alone, also within the transaction of a request
        this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Which records: these, or all that the filter leaves. */
    record Target(@Nullable List<UUID> ids, @Nullable String filter) {}

    /** @param refused of the first {@link #TRIED} records; refusals are found by trying */
    record Preview(long total, long refused, List<Row> sample) {}

    private static void require(Actor actor, ObjectType object, Target target, @Nullable Values values) {
        Capability capability = values == null ? Capability.DELETE : Capability.CHANGE;
        Action action = values == null ? Action.DELETE : Action.CHANGE;
        if (!object.can(capability) || !actor.access().may(object.name(), action)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", object.name(), "action", action.name()));
        }
        List<UUID> ids = target.ids();
        boolean nothing = ids == null ? target.filter() == null : ids.isEmpty();
        if (nothing || (values != null && values.isEmpty())) {
            throw Refusal.of(Refusal.Kind.INVALID, "records-importing.nothing-to-change");
        }
        if (ids != null && ids.size() > MOST_IDS) {
            throw Refusal.of(Refusal.Kind.INVALID, "records-importing.too-many-ids", Map.of("maximum", MOST_IDS));
        }
    }

    /** What would be changed, tried on the first records and rolled back. */
    Preview preview(Actor actor, ObjectType object, Target target, @Nullable Values values) {
        require(actor, object, target, values);
        List<UUID> ids = target.ids();
        List<Row> first;
        long total;
        if (ids == null) {
            String filter = Objects.requireNonNull(target.filter());
            var query = new ListQuery(filter, List.of(), List.of(), TRIED, null, false);
            first = lists.page(actor, object, query).rows();
            total = extracts.count(actor, object, Action.READ, filter);
        } else {
            first = lists.findAll(actor, object, ids.subList(0, Math.min(TRIED, ids.size())));
            total = ids.stream().distinct().count();
        }
        long refused = refused(actor, object, first, values);
        return new Preview(total, refused, first.subList(0, Math.min(SAMPLE, first.size())));
    }

    private long refused(Actor actor, ObjectType object, List<Row> first, @Nullable Values values) {
        if (first.isEmpty()) {
            return 0;
        }
        List<UUID> ids = first.stream().map(Row::id).toList();
        try {
            return Objects.requireNonNull(trial.execute(status -> {
                status.setRollbackOnly();
                return work.apply(actor, object, ids, values).stream()
                        .filter(outcome -> outcome instanceof Outcome.Refused)
                        .count();
            }));
        } catch (Refusal conflict) {
            // The records contradict each other: alike values where each must have its own.
            return Math.max(1, ids.size() - 1L);
        }
    }

    @Transactional
    public UUID begin(
            Actor actor, ObjectType object, Target target, String kind, Map<String, @Nullable Object> values) {
        Values read = kind.equals("delete") ? null : BulkWork.values(object, values);
        require(actor, object, target, read);
        UUID id = Ids.next();
        store.add(id, object.name(), kind, values, actor);
        List<UUID> ids = target.ids();
        long total;
        if (ids == null) {
            total = extracts.collect(actor, object, Action.READ, Objects.requireNonNull(target.filter()), INTO, id);
        } else {
            List<UUID> distinct = new ArrayList<>(ids.stream().distinct().toList());
            store.addRecords(id, distinct);
            total = distinct.size();
        }
        store.total(id, total);
        jobs.submit(BulkJob.KIND, id);
        return id;
    }

    BulkChange read(Actor actor, UUID id) {
        return store.find(id).filter(change -> sees(actor, change)).orElseThrow(BulkChanges::missing);
    }

    private static boolean sees(Actor actor, BulkChange change) {
        return change.actor().equals(actor.id()) || actor.access().administrator();
    }

    private static Refusal missing() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "records-importing.no-such-bulk-change");
    }

    @Transactional
    public void stop(Actor actor, UUID id) {
        lock(actor, id, List.of("waiting", "running"));
        store.move(id, "stopped");
    }

    @Transactional
    public void undo(Actor actor, UUID id) {
        lock(actor, id, List.of("done", "stopped", "failed"));
        store.beginUndo(id, actor.id());
        jobs.submit(BulkUndoJob.KIND, id);
    }

    private void lock(Actor actor, UUID id, List<String> allowed) {
        BulkChange change = store.lock(id).filter(found -> sees(actor, found)).orElseThrow(BulkChanges::missing);
        if (!allowed.contains(change.status())) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT, "records-importing.bulk-not-now", Map.of("status", change.status()));
        }
    }
}
