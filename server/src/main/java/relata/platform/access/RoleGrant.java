package relata.platform.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one role grants on one object, as it stands in the database and in the API: {@code {"read": "all", "create":
 * "own", "hiddenFields": ["phone"]}}. What is absent is not granted.
 */
public record RoleGrant(
        Scope read,
        Scope create,
        Scope change,
        Scope delete,
        Scope export,
        Set<String> hiddenFields,
        Set<String> readOnlyFields) {

    public RoleGrant(
            @Nullable Scope read,
            @Nullable Scope create,
            @Nullable Scope change,
            @Nullable Scope delete,
            @Nullable Scope export,
            @Nullable Set<String> hiddenFields,
            @Nullable Set<String> readOnlyFields) {
        this.read = given(read);
        this.create = given(create);
        this.change = given(change);
        this.delete = given(delete);
        this.export = given(export);
        this.hiddenFields = hiddenFields == null ? Set.of() : Set.copyOf(hiddenFields);
        this.readOnlyFields = readOnlyFields == null ? Set.of() : Set.copyOf(readOnlyFields);
    }

    public static final RoleGrant NOTHING = new RoleGrant(null, null, null, null, null, null, null);

    public Scope scope(Action action) {
        return switch (action) {
            case READ -> read;
            case CREATE -> create;
            case CHANGE -> change;
            case DELETE -> delete;
            case EXPORT -> export;
        };
    }

    /** {@code all}, {@code own}: the name of a scope in the database and in the API. */
    public static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static Scope given(@Nullable Scope scope) {
        return scope == null ? Scope.NONE : scope;
    }
}
