package relata.records.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;
import relata.platform.Refusal.FieldError;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.changes.ApiValues;
import relata.records.changes.Values;

/** Reads what requests carry: field values, comma lists, versions. */
public final class Requested {

    private Requested() {}

    /** Reads the fields of a JSON object; all unreadable ones are refused together. */
    public static Values values(ObjectType object, Map<String, @Nullable Object> json) {
        Values values = Values.none();
        var errors = new ArrayList<FieldError>();
        json.forEach((name, given) -> {
            Field<?> field = object.field(name);
            if (name.equals("id") || name.equals("version")) {
                return;
            }
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

    static List<String> list(@Nullable String commaSeparated) {
        return commaSeparated == null || commaSeparated.isBlank()
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    /** The version in {@code If-Match: "7"}; null where there is no such header or it is {@code *}. */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        String digits = ifMatch.replace("W/", "").replace("\"", "").strip();
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "records.bad-version", Map.of("value", ifMatch));
        }
    }
}
