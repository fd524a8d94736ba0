package relata.records.bulk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.platform.StorableJson;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.signin.Actors;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.journal.Journal;
import tools.jackson.databind.json.JsonMapper;

/** Works through the records of a bulk change, some hundred in a transaction with their journal and its progress. */
@Component
class BulkJob implements Job {

    static final String KIND = "bulk-change";
    private static final int BATCH = 500;

    private final BulkStore store;
    private final BulkWork work;
    private final Journal journal;
    private final Catalogs catalogs;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    BulkJob(
            BulkStore store,
            BulkWork work,
            Journal journal,
            Catalogs catalogs,
            Actors actors,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.work = work;
        this.journal = journal;
        this.catalogs = catalogs;
        this.actors = actors;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        while (true) {
            List<UUID> next = store.next(id, BATCH);
            if (next.isEmpty()) {
                if (store.find(id).filter(BulkJob::isUnderWay).isPresent()) {
                    store.move(id, "done");
                }
                return true;
            }
            if (!portion(id, hold, next)) {
                return true;
            }
            if (hold.stopping()) {
                return false;
            }
        }
    }

    private static boolean isUnderWay(BulkChange change) {
        return change.status().equals("waiting") || change.status().equals("running");
    }

    /** False where the change is no longer wanted. */
    private boolean portion(UUID id, Hold hold, List<UUID> records) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> attempt(id, hold, records, null)));
        } catch (Refusal | DataIntegrityViolationException refused) {
            if (refused instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused;
            }
            if (records.size() > 1) {
                int half = records.size() / 2;
                return portion(id, hold, records.subList(0, half))
                        && portion(id, hold, records.subList(half, records.size()));
            }
            return Boolean.TRUE.equals(transaction.execute(status -> attempt(id, hold, records, refused)));
        }
    }

    private boolean attempt(UUID id, Hold hold, List<UUID> records, @Nullable RuntimeException refused) {
        hold.require();
        BulkChange change = store.lock(id).orElse(null);
        if (change == null || !isUnderWay(change)) {
            return false;
        }
        Actor actor = change.actor().equals(Actor.SYSTEM_ID)
                ? Actor.SYSTEM
                : actors.byId(change.actor()).orElse(null);
        ObjectType object = catalogs.current().find(change.object());
        if (actor == null || object == null) {
            store.move(id, "failed");
            return false;
        }
        if (change.status().equals("waiting")) {
            store.move(id, "running");
        }
        if (refused != null) {
            store.done(id, records, Map.of(records.getFirst(), reasons(refused)), 0);
            return true;
        }
        @Nullable Values values = change.kind().equals("delete") ? null : BulkWork.values(object, change.values());
        List<Outcome> outcomes = work.apply(actor, object, records, values);
        tell(id, object, records, outcomes);
        return true;
    }

    private void tell(UUID id, ObjectType object, List<UUID> records, List<Outcome> outcomes) {
        var entries = new ArrayList<Journal.Entry>();
        var refusals = new HashMap<UUID, String>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Written written -> {
                    if (written.changed()) {
                        entries.add(new Journal.Entry(
                                object.name(),
                                written.id(),
                                written.draft().kind(),
                                null,
                                written.version(),
                                written.differences(object)));
                    }
                }
                case Outcome.Refused no -> refusals.put(no.id(), reasons(no.code(), no.errors()));
            }
        }
        journal.write(id, clock.instant(), entries);
        store.done(id, records, refusals, entries.size());
    }

    private String reasons(RuntimeException refused) {
        return refused instanceof Refusal refusal
                ? reasons(refusal.code(), refusal.errors())
                : reasons("records-importing.contradiction", List.of());
    }

    private String reasons(String code, List<FieldError> errors) {
        List<FieldError> all = errors.isEmpty() ? List.of(new FieldError("", code, Map.of())) : errors;
        return StorableJson.of(json.writeValueAsString(all));
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        store.move(id, "failed");
    }
}
