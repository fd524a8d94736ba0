package relata.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.records.sql.CopyBuffer;
import relata.sample.story.SampleCustomer;
import relata.sample.story.SampleCustomer.Address;
import relata.sample.story.SampleCustomer.Consent;
import relata.sample.story.SampleCustomer.ContactKind;
import relata.sample.story.SampleCustomer.ContactPoint;
import relata.sample.story.SampleCustomer.Kind;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleRelationship;

/** Rows of customers with everything that belongs to who they are. */
final class CustomerRows {

    /** What orders and talks add to the customer's own row. */
    record Sums(
            long orders,
            @Nullable Instant lastOrder,
            BigDecimal spent,
            @Nullable Instant lastContact) {
        static final Sums NONE = new Sums(0, null, BigDecimal.ZERO, null);
    }

    private final Surroundings surroundings;
    private final SearchedFields searched;
    private final SearchedFields householdFields;
    private final CopyBuffer households =
            new CopyBuffer("household", "id, name, created_by, changed_by, search_words, search_text");
    private final CopyBuffer customers = new CopyBuffer(
            "customer",
            "id, kind, name, given_name, patronymic, family_name, email, phone, external_id, tax_id, birthday, language,"
                    + " time_zone, street, postal_code, city, country, description, owner_id, team_id, territory_id,"
                    + " household_id, last_contact_at, order_count, last_order_at, spent, created_at, created_by,"
                    + " changed_at, changed_by, search_words, search_text");
    private final CopyBuffer identities = new CopyBuffer("customer_identity", "kind, value, customer_id, verified");
    private final CopyBuffer points = new CopyBuffer(
            "contact_point",
            "id, customer_id, kind, value, normalized, is_primary, shared, verified_at, created_at, created_by,"
                    + " changed_at, changed_by");
    private final CopyBuffer consents = new CopyBuffer(
            "consent",
            "id, customer_id, contact_point_id, purpose, channel, state, decided_at, evidence, created_at, created_by,"
                    + " changed_at, changed_by");
    private final CopyBuffer addresses = new CopyBuffer(
            "address",
            "id, customer_id, kind, street, postal_code, city, country, created_at, created_by, changed_at, changed_by");
    private final CopyBuffer relationships = new CopyBuffer(
            "relationship",
            "id, customer_id, other_id, kind, role, level, influence, attitude, since, created_by, changed_by");

    CustomerRows(Surroundings surroundings, SearchedFields searched, SearchedFields householdFields) {
        this.surroundings = surroundings;
        this.searched = searched;
        this.householdFields = householdFields;
    }

    void add(SampleHistory history, Sums sums) {
        SampleHistory.Household household = history.newHousehold();
        if (household != null) {
            households
                    .add(household.id())
                    .add(household.name())
                    .add(Actor.SYSTEM_ID)
                    .add(Actor.SYSTEM_ID);
            householdFields.add(households, Map.of("name", household.name()));
            households.end();
        }
        customer(history.customer(), sums);
        history.people().forEach(person -> customer(person, Sums.NONE));
        history.relationships().forEach(this::relationship);
    }

    void send(Connection connection) throws SQLException {
        for (CopyBuffer rows :
                new CopyBuffer[] {households, customers, identities, points, consents, addresses, relationships}) {
            rows.send(connection);
        }
    }

    private void customer(SampleCustomer customer, Sums sums) {
        Address main =
                customer.addresses().isEmpty() ? null : customer.addresses().getFirst();
        String country = Wording.country(customer);
        Map<ContactKind, String> normalized = points(customer, country);
        String email = normalized.get(ContactKind.EMAIL);
        String phone = normalized.get(ContactKind.PHONE);
        customers
                .add(customer.id())
                .add(customer.kind() == Kind.PERSON ? "person" : "organization")
                .add(customer.name())
                .add(customer.given())
                .add(customer.patronymic())
                .add(customer.family())
                .add(email)
                .add(phone)
                .add(customer.externalId())
                .add(customer.taxId())
                .add(customer.birthday() == null ? null : customer.birthday().toString())
                .add(customer.language())
                .add(customer.timeZone())
                .add(main == null ? null : main.street())
                .add(main == null ? null : main.postcode())
                .add(main == null ? null : main.city())
                .add(main == null ? null : country)
                .add(Wording.unreadable(customer))
                .add(surroundings.employee(customer.owner()))
                .add(surroundings.team(customer.team()))
                .add(surroundings.territory(customer.territory()))
                .add(customer.household())
                .add(sums.lastContact())
                .add(sums.orders())
                .add(sums.lastOrder())
                .add(sums.spent())
                .add(customer.createdAt())
                .add(Actor.SYSTEM_ID)
                .add(customer.createdAt())
                .add(Actor.SYSTEM_ID);
        var values = new HashMap<String, @Nullable String>();
        values.put("name", customer.name());
        values.put("city", main == null ? null : main.city());
        values.put("email", email);
        values.put("phone", phone);
        values.put("externalId", customer.externalId());
        values.put("taxId", customer.taxId());
        searched.add(customers, values);
        customers.end();
        identity("external", customer.externalId(), customer.id(), true);
        if (customer.taxId() != null) {
            identity("tax", customer.taxId(), customer.id(), true);
        }
        customer.addresses().forEach(address -> address(customer, address, address == main));
        Wording.lastDecisions(customer).forEach(consent -> consent(customer, consent));
    }

    /** Writes the contact points that can be understood; gives their normal forms. */
    private Map<ContactKind, String> points(SampleCustomer customer, String country) {
        var normalized = new HashMap<ContactKind, String>();
        for (ContactPoint point : customer.contactPoints()) {
            String normal = Wording.normal(point, country);
            if (normal == null) {
                continue;
            }
            normalized.put(point.kind(), normal);
            String kind = point.kind().name().toLowerCase(Locale.ROOT);
            points.add(point.id())
                    .add(customer.id())
                    .add(kind)
                    .add(point.kind() == ContactKind.TELEGRAM ? point.value() : normal)
                    .add(normal)
                    .add(true)
                    .add(point.shared())
                    .add(point.verified() ? customer.createdAt() : null);
            made(points, customer.createdAt());
            if (!point.shared()) {
                identity(
                        point.kind() == ContactKind.TELEGRAM ? "messenger:telegram" : kind,
                        normal,
                        customer.id(),
                        point.verified());
            }
        }
        return normalized;
    }

    private void identity(String kind, String value, UUID customer, boolean verified) {
        identities.add(kind).add(value).add(customer).add(verified).end();
    }

    private void address(SampleCustomer customer, Address address, boolean main) {
        addresses
                .add(address.id())
                .add(customer.id())
                .add(main ? "main" : "delivery")
                .add(address.street())
                .add(address.postcode())
                .add(address.city())
                .add(address.country());
        made(addresses, customer.createdAt());
    }

    private void consent(SampleCustomer customer, Consent consent) {
        consents.add(consent.id())
                .add(customer.id())
                .missing()
                .add(Wording.purpose(consent))
                .add(consent.channel())
                .add(consent.given() ? "given" : "refused")
                .add(consent.at())
                .add(consent.evidence());
        made(consents, consent.at());
    }

    private void relationship(SampleRelationship relationship) {
        relationships
                .add(relationship.id())
                .add(relationship.person())
                .add(relationship.organization())
                .add("works-at")
                .add(Wording.role(relationship.role()))
                .add(Wording.level(relationship))
                .add(Wording.influence(relationship))
                .add(Wording.attitude(relationship))
                .add(relationship.since().toString())
                .add(Actor.SYSTEM_ID)
                .add(Actor.SYSTEM_ID)
                .end();
    }

    private static void made(CopyBuffer rows, Instant at) {
        rows.add(at).add(Actor.SYSTEM_ID).add(at).add(Actor.SYSTEM_ID).end();
    }
}
