package relata.records.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;

/** Writes what changed, field by field with before and after, into the audit. */
final class ChangeAudit {

    private final Audit audit;

    ChangeAudit(Audit audit) {
        this.audit = audit;
    }

    void record(Batch batch, List<Draft> drafts) {
        var entries = new ArrayList<AuditEntry>(drafts.size());
        for (Draft draft : drafts) {
            entries.add(new AuditEntry(
                    batch.type().name(),
                    draft.id(),
                    draft.kind().name().toLowerCase(Locale.ROOT),
                    differences(batch.type(), draft)));
        }
        audit.record(batch.actor(), batch.source(), entries);
    }

    /** The fields that differ, as values read in the API. */
    static Map<String, relata.platform.audit.Change> differences(ObjectType type, Draft draft) {
        var differences = new LinkedHashMap<String, relata.platform.audit.Change>();
        Values before = draft.before();
        for (String name : draft.changes().fields()) {
            Field<?> field = type.field(name);
            if (field == null) {
                continue;
            }
            Object was = before == null ? null : before.value(name);
            Object is = draft.changes().value(name);
            if (!same(was, is)) {
                differences.put(name, new relata.platform.audit.Change(ApiValues.written(was), ApiValues.written(is)));
            }
        }
        return differences;
    }

    /** Equal as people see it: 12.5 and 12.50 are one amount. */
    private static boolean same(@Nullable Object first, @Nullable Object second) {
        if (first instanceof java.math.BigDecimal one && second instanceof java.math.BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (first instanceof relata.platform.Money one && second instanceof relata.platform.Money other) {
            return one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
        }
        return Objects.equals(first, second);
    }
}
