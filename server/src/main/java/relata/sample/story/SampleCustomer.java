package relata.sample.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person or an organization as the sample company wrote it down.
 *
 * @param externalId the number of the loyalty card or of the contract
 * @param name what stands on the card; for persons composed of the parts below
 * @param feminine whether a woman; false for organizations
 * @param owner key of the employee who looks after the customer
 * @param story which story the customer acts out: the truth behind the data, not known to the company
 * @param duplicateOf the record of the same person in another spelling, where one was planted
 */
public record SampleCustomer(
        UUID id,
        String externalId,
        Kind kind,
        String name,
        @Nullable String given,
        @Nullable String patronymic,
        @Nullable String family,
        Spelling spelling,
        boolean feminine,
        @Nullable String latinName,
        @Nullable LocalDate birthday,
        String language,
        String timeZone,
        String territory,
        String owner,
        String team,
        @Nullable String taxId,
        @Nullable String industry,
        @Nullable UUID household,
        Instant createdAt,
        List<ContactPoint> contactPoints,
        List<Address> addresses,
        List<Consent> consents,
        String story,
        @Nullable UUID duplicateOf) {

    /** A customer is one or the other, all their life. */
    public enum Kind {
        PERSON,
        ORGANIZATION
    }

    /** Where somebody can be reached. */
    public enum ContactKind {
        EMAIL,
        PHONE,
        TELEGRAM
    }

    /**
     * @param value as it was written down: spaces, brackets and mistakes included
     * @param shared whether somebody else uses it too, so that it does not tell who is meant
     */
    public record ContactPoint(UUID id, ContactKind kind, String value, boolean verified, boolean shared) {}

    public record Address(
            UUID id, String kind, String country, String territory, String city, String street, String postcode) {}

    /** @param evidence what shows that it was given or taken back */
    public record Consent(UUID id, String purpose, String channel, boolean given, Instant at, String evidence) {}

    /** The first e-mail address or phone number, as written down. */
    public @Nullable String contact(ContactKind wanted) {
        for (ContactPoint point : contactPoints) {
            if (point.kind == wanted) {
                return point.value;
            }
        }
        return null;
    }
}
