package relata.records.importing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the preview: what it would make, or change of whom. */
record Example(long row, String outcome, @Nullable UUID record, String title, List<FieldChange> changes) {

    record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}
}
