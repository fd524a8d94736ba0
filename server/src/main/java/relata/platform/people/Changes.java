package relata.platform.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.audit.Change;

/** Gathers what differs between two states of a record, for the audit. */
final class Changes {

    private final Map<String, Change> changes = new LinkedHashMap<>();

    Changes field(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, new Change(before, after));
        }
        return this;
    }

    Changes names(String name, List<Named> before, List<Named> after) {
        return field(
                name,
                before.stream().map(Named::name).toList(),
                after.stream().map(Named::name).toList());
    }

    Map<String, Change> made() {
        return changes;
    }
}
