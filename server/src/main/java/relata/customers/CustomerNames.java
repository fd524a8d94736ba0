package relata.customers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import relata.platform.text.PersonName;
import relata.records.changes.Draft;

/** Keeps the name of a person and its parts in step: parts make the name; where only a name was given it is divided. */
final class CustomerNames {

    private CustomerNames() {}

    static void derive(Draft draft) {
        CustomerTexts.tidy(draft, CustomerFields.NAME);
        CustomerTexts.tidy(draft, CustomerFields.GIVEN_NAME);
        CustomerTexts.tidy(draft, CustomerFields.PATRONYMIC);
        CustomerTexts.tidy(draft, CustomerFields.FAMILY_NAME);
        if (!CustomerFields.PERSON.equals(draft.value(CustomerFields.KIND))) {
            return;
        }
        boolean partsChange = draft.changes(CustomerFields.GIVEN_NAME)
                || draft.changes(CustomerFields.PATRONYMIC)
                || draft.changes(CustomerFields.FAMILY_NAME);
        if (partsChange && hasParts(draft)) {
            draft.set(CustomerFields.NAME, joined(draft));
        } else if (draft.changes(CustomerFields.NAME)) {
            divide(draft);
        }
    }

    /** The name stays as it was written; its parts are what can be read from it, none where that is mere guessing. */
    private static void divide(Draft draft) {
        String name = draft.value(CustomerFields.NAME);
        if (name == null || name.equals(joined(draft))) {
            return;
        }
        PersonName parts = PersonName.parse(name)
                .optional()
                .filter(read -> read.confidence() != PersonName.Confidence.GUESSED)
                .orElse(null);
        set(
                draft,
                parts == null ? null : parts.given(),
                parts == null ? null : parts.patronymic(),
                parts == null ? null : parts.family());
    }

    private static void set(Draft draft, @Nullable String given, @Nullable String patronymic, @Nullable String family) {
        setIfDiffers(draft, CustomerFields.GIVEN_NAME, given);
        setIfDiffers(draft, CustomerFields.PATRONYMIC, patronymic);
        setIfDiffers(draft, CustomerFields.FAMILY_NAME, family);
    }

    private static void setIfDiffers(Draft draft, relata.records.catalog.Field<String> field, @Nullable String value) {
        String known = value == null || value.isBlank() ? null : value;
        if (!Objects.equals(draft.value(field), known)) {
            draft.set(field, known);
        }
    }

    private static boolean hasParts(Draft draft) {
        return !joined(draft).isEmpty();
    }

    /** Given, patronymic and family name, as a person is addressed. */
    private static String joined(Draft draft) {
        var name = new StringBuilder();
        append(name, draft.value(CustomerFields.GIVEN_NAME));
        append(name, draft.value(CustomerFields.PATRONYMIC));
        append(name, draft.value(CustomerFields.FAMILY_NAME));
        return name.toString();
    }

    private static void append(StringBuilder name, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            name.append(name.isEmpty() ? "" : " ").append(part);
        }
    }
}
