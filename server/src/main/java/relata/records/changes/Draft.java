package relata.records.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal.FieldError;
import relata.records.catalog.Field;

/**
 * One record on its way in: what it was, what was asked, and what it is going to be. Rules look at it, fill derived
 * fields, and refuse it where it breaks them; a refused draft is not written, the others of its batch are.
 */
public final class Draft {

    /** What is done to the record. */
    public enum Kind {
        CREATE,
        CHANGE,
        /** To the bin. */
        DELETE,
        /** Out of the bin. */
        RESTORE
    }

    private final Kind kind;
    private final UUID id;
    private final @Nullable Values before;
    private final Values changes;
    private final @Nullable Instant deletedAt;
    private final List<FieldError> errors = new ArrayList<>();

    Draft(Kind kind, UUID id, @Nullable Values before, Values changes, @Nullable Instant deletedAt) {
        this.kind = kind;
        this.id = id;
        this.before = before;
        this.changes = changes;
        this.deletedAt = deletedAt;
    }

    public Kind kind() {
        return kind;
    }

    public UUID id() {
        return id;
    }

    /** The record as it stands in the database, locked; null while it is being created. */
    public @Nullable Values before() {
        return before;
    }

    /** When it went to the bin, for one that comes out of it. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** What was asked for so far, with what rules derived. */
    public Values changes() {
        return changes;
    }

    /** The value the record is going to have. */
    public <T> @Nullable T value(Field<T> field) {
        return changes.has(field) || before == null ? changes.value(field) : before.value(field);
    }

    public <T> @Nullable T valueBefore(Field<T> field) {
        return before == null ? null : before.value(field);
    }

    /** Whether the value of the field is going to differ from what it was. */
    public boolean changes(Field<?> field) {
        return changes.has(field) && !Objects.equals(changes.value(field.name()), valueBefore(field));
    }

    public <T> void set(Field<T> field, @Nullable T value) {
        changes.with(field, value);
    }

    public void refuse(Field<?> field, String code) {
        refuse(field, code, Map.of());
    }

    /** Refuses the draft for this field; the code names a message. */
    public void refuse(Field<?> field, String code, Map<String, ?> arguments) {
        errors.add(new FieldError(field.name(), code, arguments));
    }

    /** Like {@link #refuse} for a field that may not exist. */
    void refuseNamed(String field, String code, Map<String, ?> arguments) {
        errors.add(new FieldError(field, code, arguments));
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    public List<FieldError> errors() {
        return Collections.unmodifiableList(errors);
    }
}
