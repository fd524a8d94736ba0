package relata.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every refused request answers (RFC 9457).
 *
 * @param type names the kind of problem; stable, follows from the code
 * @param title what happened, the same words for every problem of this status
 * @param detail what happened here and what can be done, in the language of the one who asked
 * @param code stable, for programs
 * @param errors field by field, where fields are to blame
 * @param more what the client can act on: the current record, the existing customer
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String requestId,
        List<FieldProblem> errors,
        @JsonAnyGetter Map<String, @Nullable Object> more) {

    /** One field and why its value is refused. */
    public record FieldProblem(String field, String code, String detail) {}
}
