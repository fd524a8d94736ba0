package relata.records.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.audit.Audit;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Outcome.Refused;
import relata.records.changes.Outcome.Written;

/**
 * Writes records: checks access, types and the rules of their module, writes them with their search words and audit, and
 * lets the module react, all in one transaction. One edit and a few thousand rows of a file take this same path.
 */
@Component
public class Changes {

    /** The door of imports: their own journal with before-images is the audit. */
    public static final String IMPORT = "import";

    private final Catalogs catalogs;
    private final Map<String, Rules> rules = new HashMap<>();
    private final DraftReader reader;
    private final DraftChecks checks;
    private final DraftWriter writer;
    private final Parts parts;
    private final List<Follower> followers;
    private final ChangeAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Changes(
            Catalogs catalogs,
            List<Rules> rules,
            DraftReader reader,
            DraftChecks checks,
            DraftWriter writer,
            Parts parts,
            List<Follower> followers,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.catalogs = catalogs;
        for (Rules each : rules) {
            if (this.rules.put(each.object(), each) != null) {
                throw new IllegalArgumentException("two sets of rules for " + each.object());
            }
        }
        this.reader = reader;
        this.checks = checks;
        this.writer = writer;
        this.parts = parts;
        this.followers = List.copyOf(followers);
        this.audit = new ChangeAudit(audit);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One change; refused as a whole with its reasons. */
    public Written apply(Actor actor, String object, Change change, String source) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Outcome outcome = applyAll(actor, object, List.of(change), source).getFirst();
            return switch (outcome) {
                case Written written -> written;
                case Refused refused -> throw refusal(refused);
            };
        }));
    }

    private static Refusal refusal(Refused refused) {
        if (refused.errors().isEmpty()) {
            return Refusal.of(refused.kind(), refused.code(), Map.of("id", refused.id()));
        }
        return Refusal.invalid(refused.errors());
    }

    /**
     * Changes of records of one type, in one transaction (the caller's, where there is one). What is refused is not
     * written and does not hinder the rest.
     *
     * @return outcomes in the order of the changes
     */
    public List<Outcome> applyAll(Actor actor, String object, List<Change> changes, String source) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Catalog catalog = catalogs.current();
            return write(catalog, catalog.object(object), actor, changes, source);
        }));
    }

    private List<Outcome> write(Catalog catalog, ObjectType type, Actor actor, List<Change> changes, String source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Rules typeRules = rules.getOrDefault(type.name(), new NoRules(type.name()));
        var refused = new HashMap<UUID, Refused>();
        var versions = new HashMap<UUID, Long>();
        List<Draft> drafts = reader.drafts(catalog, type, actor, changes, refused, versions);
        var batch = new Batch(catalog, type, actor, now, source, drafts);
        checks.beforeRules(batch);
        typeRules.derive(batch);
        checks.afterRules(batch);
        typeRules.check(batch);
        List<Draft> changed = batch.standing().stream()
                .filter(draft -> draft.kind() != Draft.Kind.CHANGE
                        || !ChangeAudit.differences(type, draft).isEmpty())
                .toList();
        writer.write(batch, changed, typeRules);
        followParts(batch, changed);
        if (!source.equals(IMPORT)) {
            audit.record(batch, changed);
        }
        var done = new Batch(catalog, type, actor, now, source, changed);
        typeRules.react(done);
        followers.forEach(follower -> follower.follow(done));
        return outcomes(changes, drafts, changed, refused, versions);
    }

    private void followParts(Batch batch, List<Draft> changed) {
        var deleted = new HashSet<UUID>();
        for (Draft draft : changed) {
            if (draft.kind() == Draft.Kind.DELETE) {
                deleted.add(draft.id());
            } else if (draft.kind() == Draft.Kind.RESTORE && draft.deletedAt() != null) {
                parts.restore(batch.catalog(), batch.type(), Set.of(draft.id()), draft.deletedAt());
            }
        }
        if (!deleted.isEmpty()) {
            parts.delete(batch.catalog(), batch.type(), deleted, batch.now());
        }
    }

    private static List<Outcome> outcomes(
            List<Change> changes,
            List<Draft> drafts,
            List<Draft> changed,
            Map<UUID, Refused> refused,
            Map<UUID, Long> versions) {
        var byId = new HashMap<UUID, Draft>();
        drafts.forEach(draft -> byId.put(draft.id(), draft));
        var written = new HashSet<>(changed);
        var outcomes = new ArrayList<Outcome>();
        for (Change change : changes) {
            Draft draft = byId.get(change.id());
            Refused refusal = refused.get(change.id());
            if (refusal != null || draft == null) {
                outcomes.add(Objects.requireNonNull(refusal));
            } else if (draft.isRefused()) {
                outcomes.add(new Refused(draft.id(), Refusal.Kind.INVALID, "records.invalid", draft.errors()));
            } else {
                boolean differs = written.contains(draft);
                long version = versions.getOrDefault(draft.id(), 0L) + (differs ? 1 : 0);
                outcomes.add(new Written(draft.id(), version, differs, draft));
            }
        }
        return outcomes;
    }

    /** For types that no module has rules for: custom objects. */
    private record NoRules(String object) implements Rules {}
}
