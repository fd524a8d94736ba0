package relata.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": what was asked cannot be done, and the person can do something about it. Its code is stable and
 * names a message in {@code messages/<module>_<language>.properties} (the part before the first dot is the module); the
 * arguments fill that message. Mapped once to an RFC 9457 problem by {@code relata.platform.web.Problems}.
 */
public final class Refusal extends RuntimeException {

    /** What kind of refusal it is; decides the HTTP status. */
    public enum Kind {
        INVALID(422),
        MALFORMED(400),
        NOT_SIGNED_IN(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** One field and why its value is refused. */
    public record FieldError(String field, String code, Map<String, ?> arguments) {}

    private final Kind kind;
    private final String code;
    private final transient Map<String, ?> arguments;
    private final transient List<FieldError> errors;
    private final transient @Nullable Object detail;

    private Refusal(
            Kind kind, String code, Map<String, ?> arguments, List<FieldError> errors, @Nullable Object detail) {
        super(code + " " + arguments + (errors.isEmpty() ? "" : " " + errors), null, false, false);
        this.kind = kind;
        this.code = code;
        this.arguments = arguments;
        this.errors = errors;
        this.detail = detail;
    }

    public static Refusal of(Kind kind, String code) {
        return new Refusal(kind, code, Map.of(), List.of(), null);
    }

    public static Refusal of(Kind kind, String code, Map<String, ?> arguments) {
        return new Refusal(kind, code, arguments, List.of(), null);
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(Kind.INVALID, "records.invalid", Map.of(), errors, null);
    }

    public static Refusal invalid(String field, String code, Map<String, ?> arguments) {
        return invalid(List.of(new FieldError(field, code, arguments)));
    }

    /** The value of a field contradicts what is there: with the field, so that a form can mark it. */
    public static Refusal conflict(String field, String code, Map<String, ?> arguments) {
        return new Refusal(Kind.CONFLICT, code, arguments, List.of(new FieldError(field, code, arguments)), null);
    }

    /** The same refusal with something the client can act on beside the words: the current record, the existing customer. */
    public Refusal with(Object detail) {
        return new Refusal(kind, code, arguments, errors, detail);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Object detail() {
        return detail;
    }
}
