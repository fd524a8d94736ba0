package relata.customers.identities;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import relata.platform.text.EmailAddress;
import relata.platform.text.ExternalId;
import relata.platform.text.PhoneNumber;

/**
 * Something that means exactly one customer. Made from texts as people and files write them; a text that is none of its
 * kind makes no key.
 *
 * @param kind {@code email}, {@code phone}, {@code tax}, {@code external} for the customer's own external id, {@code
 *     external:<system>} for ids of other systems, {@code messenger:<name>}
 * @param value normalized
 */
public record IdentityKey(String kind, String value) {

    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String TAX = "tax";
    public static final String EXTERNAL = "external";

    public static Optional<IdentityKey> email(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : EmailAddress.parse(text).optional().map(email -> new IdentityKey(EMAIL, email.address()));
    }

    /** @param region ISO 3166 code of the country whose numbers are written without their country, such as {@code UA} */
    public static Optional<IdentityKey> phone(@Nullable String text, String region) {
        return text == null
                ? Optional.empty()
                : PhoneNumber.parse(text, region).optional().map(phone -> new IdentityKey(PHONE, phone.e164()));
    }

    public static Optional<IdentityKey> taxId(@Nullable String text) {
        return TaxId.normalized(text).map(id -> new IdentityKey(TAX, id));
    }

    public static Optional<IdentityKey> externalId(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : ExternalId.parse(text).optional().map(id -> new IdentityKey(EXTERNAL, id.id()));
    }

    public static Optional<IdentityKey> externalId(String system, @Nullable String text) {
        return externalId(text).map(key -> new IdentityKey(EXTERNAL + ":" + system.strip(), key.value()));
    }

    /** @param messenger the kind of contact point, such as {@code telegram} */
    public static Optional<IdentityKey> messenger(String messenger, @Nullable String text) {
        String handle = handle(text);
        return handle.isEmpty() ? Optional.empty() : Optional.of(new IdentityKey("messenger:" + messenger, handle));
    }

    /** A name at a messenger as it is compared: {@code https://t.me/Olha_B} and {@code @olha_b} are one. */
    public static String handle(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String bare = text.strip().toLowerCase(Locale.ROOT);
        bare = bare.replaceFirst("^https?://[^/]+/", "").replaceFirst("[?#].*$", "");
        bare = bare.replaceFirst("^@", "").replaceFirst("/$", "");
        return bare.matches("\\+?[0-9 ()-]{7,}") ? bare.replaceAll("[ ()-]", "") : bare;
    }
}
