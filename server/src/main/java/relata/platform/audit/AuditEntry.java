package relata.platform.audit;

import java.util.Map;
import java.util.UUID;

/**
 * One thing that was done to one record.
 *
 * @param object name of the object type: {@code customer}, {@code role}
 * @param action what was done: {@code create}, {@code change}, {@code delete}, {@code restore}, {@code sign-in}, ...
 * @param changes by field; empty where the action says it all
 */
public record AuditEntry(String object, UUID record, String action, Map<String, Change> changes) {

    public AuditEntry {
        changes = Map.copyOf(changes);
    }

    public static AuditEntry of(String object, UUID record, String action) {
        return new AuditEntry(object, record, action, Map.of());
    }
}
