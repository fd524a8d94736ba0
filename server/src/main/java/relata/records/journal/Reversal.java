package relata.records.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.changes.ApiValues;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Draft;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/**
 * Takes back what a run did, newest records first, in portions of one transaction each. A record that the run created goes
 * to the bin where nobody has touched it since and nothing of others hangs on it; a changed field gets back what it was
 * where it still has what the run gave it; a record that still lies in the bin as the run left it comes out. The rest is kept as it is and counted.
 */
@Component
public class Reversal {

    private final Journal journal;
    private final Catalogs catalogs;
    private final Changes changes;
    private final Lists lists;
    private final JdbcClient jdbc;
    private final TransactionTemplate attempt;
    private final Clock clock;

    Reversal(
            Journal journal,
            Catalogs catalogs,
            Changes changes,
            Lists lists,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.journal = journal;
        this.catalogs = catalogs;
        this.changes = changes;
        this.lists = lists;
        this.jdbc = jdbc;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Who did the run and when: what they themselves did in this time counts as the run's doing. */
    public record Run(UUID id, UUID actor, Instant from, Instant until) {}

    /** What came of a portion; before is where the next one begins, null when nothing is left. */
    public record Portion(@Nullable UUID before, long undone, long kept) {}

    private record State(
            long version,
            @Nullable Instant deletedAt,
            @Nullable UUID changedBy,
            Instant changedAt) {}

    /** In the caller's transaction. */
    public Portion portion(Actor actor, Run run, @Nullable UUID before, int limit, String source) {
        Journal.Newest newest = journal.newest(run.id(), before, limit);
        if (newest == null) {
            return new Portion(null, 0, 0);
        }
        var byObject = new LinkedHashMap<String, Map<UUID, List<Journal.Written>>>();
        for (Journal.Written entry : journal.of(run.id(), newest.records())) {
            byObject.computeIfAbsent(entry.object(), object -> new LinkedHashMap<>())
                    .computeIfAbsent(entry.record(), record -> new ArrayList<>())
                    .add(entry);
        }
        long undone = 0;
        long kept = 0;
        for (var group : byObject.entrySet()) {
            ObjectType type = catalogs.current().find(group.getKey());
            Set<UUID> whole = type == null ? Set.of() : reverse(actor, run, type, group.getValue(), source);
            undone += whole.size();
            kept += group.getValue().size() - whole.size();
        }
        journal.markUndone(run.id(), newest.records(), clock.instant());
        return new Portion(newest.oldest(), undone, kept);
    }

    /** The records that are wholly as they were before the run. */
    private Set<UUID> reverse(
            Actor actor, Run run, ObjectType type, Map<UUID, List<Journal.Written>> entries, String source) {
        Map<UUID, State> states = states(type, entries.keySet());
        Map<UUID, Values> values = new HashMap<>();
        for (Row row : lists.findAll(actor, type, List.copyOf(entries.keySet()))) {
            values.put(row.id(), row.values());
        }
        Set<UUID> used = usedByOthers(run, type, entries.keySet());
        var whole = new HashSet<UUID>();
        var steps = new LinkedHashMap<UUID, Change>();
        var partly = new HashSet<UUID>();
        entries.forEach((id, done) -> {
            State state = states.get(id);
            boolean created = done.getFirst().kind() == Draft.Kind.CREATE;
            boolean deleted = done.getLast().kind() == Draft.Kind.DELETE;
            if (state == null) {
                if (created) {
                    whole.add(id);
                }
            } else if (created) {
                if (state.deletedAt() != null) {
                    whole.add(id);
                } else if (!touched(run, state, done.getLast()) && !used.contains(id)) {
                    steps.put(id, Change.delete(id, state.version()));
                }
            } else if (deleted) {
                if (state.deletedAt() != null && !touched(run, state, done.getLast())) {
                    steps.put(id, Change.restore(id));
                }
            } else if (state.deletedAt() == null && values.get(id) != null) {
                Values back = Values.none();
                boolean all = restored(type, done, Objects.requireNonNull(values.get(id)), back);
                if (!all) {
                    partly.add(id);
                }
                if (!back.isEmpty()) {
                    steps.put(id, Change.change(id, null, back));
                } else if (all) {
                    whole.add(id);
                }
            }
        });
        // One kind at a time: what an actor may do is asked for the whole of a call.
        for (Draft.Kind kind : List.of(Draft.Kind.DELETE, Draft.Kind.RESTORE, Draft.Kind.CHANGE)) {
            List<Change> alike =
                    steps.values().stream().filter(step -> step.kind() == kind).toList();
            if (!alike.isEmpty()) {
                whole.addAll(written(actor, type, alike, source));
            }
        }
        whole.removeAll(partly);
        return whole;
    }

    /**
     * The records that the steps were done to. Where something refuses the steps as a whole (somebody else has the address
     * meanwhile) they are halved, until the one to blame stands alone and is kept as it is.
     */
    private List<UUID> written(Actor actor, ObjectType type, List<Change> steps, String source) {
        try {
            List<Outcome> outcomes = Objects.requireNonNull(
                    attempt.execute(status -> changes.applyAll(actor, type.name(), steps, source)));
            return outcomes.stream()
                    .filter(outcome -> outcome instanceof Outcome.Written)
                    .map(Outcome::id)
                    .toList();
        } catch (Refusal | DataIntegrityViolationException refused) {
            if (refused instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused;
            }
            if (steps.size() == 1) {
                return List.of();
            }
            int half = steps.size() / 2;
            var written = new ArrayList<>(written(actor, type, steps.subList(0, half), source));
            written.addAll(written(actor, type, steps.subList(half, steps.size()), source));
            return written;
        }
    }

    private static boolean touched(Run run, State state, Journal.Written last) {
        return state.version() != last.versionAfter()
                && !(run.actor().equals(state.changedBy()) && !state.changedAt().isAfter(run.until()));
    }

    /** Collects what the fields were before; false where some have been changed again since. */
    private static boolean restored(ObjectType type, List<Journal.Written> done, Values now, Values back) {
        var first = new LinkedHashMap<String, @Nullable Object>();
        var last = new HashMap<String, @Nullable Object>();
        for (Journal.Written entry : done) {
            entry.changes().forEach((field, pair) -> {
                if (!first.containsKey(field)) {
                    first.put(field, pair.getFirst());
                }
                last.put(field, pair.getLast());
            });
        }
        boolean all = true;
        for (var entry : first.entrySet()) {
            Field<?> field = type.field(entry.getKey());
            if (field == null || !field.isWritable() || !now.has(field)) {
                continue;
            }
            Object current = ApiValues.written(now.value(field.name()));
            if (!Objects.equals(current, last.get(field.name()))) {
                all &= Objects.equals(current, entry.getValue());
                continue;
            }
            try {
                back.with(field.name(), ApiValues.read(field, entry.getValue()));
            } catch (ApiValues.Unreadable changedDefinition) {
                all = false;
            }
        }
        return all;
    }

    private Map<UUID, State> states(ObjectType type, Set<UUID> ids) {
        var states = new HashMap<UUID, State>();
        jdbc.sql("select id, version, deleted_at, changed_by, changed_at from " + type.table()
                        + " where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    OffsetDateTime deletedAt = row.getObject(3, OffsetDateTime.class);
                    states.put(
                            row.getObject(1, UUID.class),
                            new State(
                                    row.getLong(2),
                                    deletedAt == null ? null : deletedAt.toInstant(),
                                    row.getObject(4, UUID.class),
                                    row.getObject(5, OffsetDateTime.class).toInstant()));
                });
        return states;
    }

    /** Records that living rows point to which neither the run nor its actor meanwhile has made. */
    private Set<UUID> usedByOthers(Run run, ObjectType type, Set<UUID> ids) {
        Catalog catalog = catalogs.current();
        var used = new HashSet<UUID>();
        for (Relation relation : catalog.relations(type.name()).values()) {
            ObjectType other = catalog.object(relation.object());
            String column = relation.field().column();
            jdbc.sql("select distinct r." + column + " from " + other.table() + " r where r." + column + """
                      = any(:ids) and r.deleted_at is null
                      and not (r.created_by is not distinct from :actor and r.created_at between :from and :until)
                      and not exists (select 1 from change_journal j
                                       where j.record_id = r.id and j.run_id = :run and j.kind = 'create')
                    """)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("actor", run.actor())
                    .param("from", Timestamp.from(run.from()))
                    .param("until", Timestamp.from(run.until()))
                    .param("run", run.id())
                    .query(row -> {
                        used.add(row.getObject(1, UUID.class));
                    });
        }
        return used;
    }
}
