package relata.records.changes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.records.catalog.ObjectType;

/** What became of one change of a batch. */
public sealed interface Outcome {

    UUID id();

    /**
     * It is written; nothing was written where it changed nothing.
     *
     * @param draft the record before and after
     * @param version the record's version now
     * @param changed whether anything differed from what was there
     */
    record Written(UUID id, long version, boolean changed, Draft draft) implements Outcome {

        /** The fields that differ from what was there before, as values read in the API. */
        public Map<String, relata.platform.audit.Change> differences(ObjectType type) {
            return ChangeAudit.differences(type, draft);
        }
    }

    /** It was refused and left no trace; the reasons, field by field where they concern one. */
    record Refused(UUID id, Refusal.Kind kind, String code, List<FieldError> errors) implements Outcome {}
}
