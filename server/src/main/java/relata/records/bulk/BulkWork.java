package relata.records.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.ApiValues;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;

/** Applies one bulk change to some records, through the rules and with audit. */
@Component
class BulkWork {

    static final String SOURCE = "bulk";

    private final Changes changes;

    BulkWork(Changes changes) {
        this.changes = changes;
    }

    /** Reads what is to be written; refuses values that no record could take. */
    static Values values(ObjectType object, Map<String, @Nullable Object> json) {
        Values values = Values.none();
        var errors = new ArrayList<FieldError>();
        json.forEach((name, given) -> {
            Field<?> field = object.field(name);
            if (field == null) {
                errors.add(
                        new FieldError(name, "records.no-such-field", Map.of("field", name, "object", object.name())));
                return;
            }
            try {
                values.with(name, ApiValues.read(field, given));
            } catch (ApiValues.Unreadable e) {
                errors.add(new FieldError(name, e.code(), e.arguments()));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return values;
    }

    /**
     * In the caller's transaction. One record that refuses the transaction as a whole is refused alone.
     *
     * @param values what is written, null to delete
     */
    List<Outcome> apply(Actor actor, ObjectType object, List<UUID> ids, @Nullable Values values) {
        List<Change> steps = ids.stream()
                .map(id -> values == null ? Change.delete(id, null) : Change.change(id, null, values))
                .toList();
        return changes.applyAll(actor, object.name(), steps, SOURCE);
    }
}
