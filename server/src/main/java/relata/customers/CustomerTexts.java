package relata.customers;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.customers.identities.TaxId;
import relata.platform.text.EmailAddress;
import relata.platform.text.ExternalId;
import relata.platform.text.PhoneNumber;
import relata.platform.text.WebAddress;
import relata.records.catalog.Field;
import relata.records.changes.Draft;

/** Brings texts that people write into the one form in which they are kept, or refuses them. */
final class CustomerTexts {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private CustomerTexts() {}

    /** Without blanks around and doubled inside; nothing where only blanks were given. */
    static void tidy(Draft draft, Field<String> field) {
        String given = given(draft, field);
        if (given != null) {
            String tidy = BLANKS.matcher(given.strip()).replaceAll(" ");
            if (!tidy.equals(given)) {
                draft.set(field, tidy.isEmpty() ? null : tidy);
            }
        }
    }

    static void email(Draft draft, Field<String> field) {
        String given = given(draft, field);
        if (given != null) {
            normalized(
                    draft,
                    field,
                    given,
                    EmailAddress.parse(given).optional().map(EmailAddress::address),
                    "customers.wrong-email");
        }
    }

    static void phone(Draft draft, Field<String> field, String region) {
        String given = given(draft, field);
        if (given != null) {
            normalized(
                    draft,
                    field,
                    given,
                    PhoneNumber.parse(given, region).optional().map(PhoneNumber::e164),
                    "customers.wrong-phone");
        }
    }

    static void externalId(Draft draft, Field<String> field) {
        String given = given(draft, field);
        if (given != null) {
            normalized(
                    draft,
                    field,
                    given,
                    ExternalId.parse(given).optional().map(ExternalId::id),
                    "customers.wrong-external-id");
        }
    }

    static void taxId(Draft draft, Field<String> field) {
        String given = given(draft, field);
        if (given != null) {
            normalized(draft, field, given, TaxId.normalized(given), "customers.wrong-tax-id");
        }
    }

    static void website(Draft draft, Field<String> field) {
        String given = given(draft, field);
        if (given != null) {
            normalized(
                    draft,
                    field,
                    given,
                    WebAddress.parse(given).optional().map(WebAddress::url),
                    "customers.wrong-website");
        }
    }

    /** The country whose numbers a person of this country writes without their country; none where it is no ISO code. */
    static Optional<String> region(@Nullable String country) {
        return country == null || !country.strip().matches("[A-Za-z]{2}")
                ? Countries.code(country)
                : Optional.of(country.strip().toUpperCase(Locale.ROOT));
    }

    /** What was asked for this field, where it was asked and is a text; blank texts become nothing. */
    private static @Nullable String given(Draft draft, Field<String> field) {
        String given = draft.changes().value(field);
        if (given != null && given.isBlank()) {
            draft.set(field, null);
            return null;
        }
        return given;
    }

    private static void normalized(
            Draft draft, Field<String> field, String given, Optional<String> normalized, String refusal) {
        if (normalized.isEmpty()) {
            draft.refuse(field, refusal, Map.of("value", given));
        } else if (!normalized.get().equals(given)) {
            draft.set(field, normalized.get());
        }
    }
}
