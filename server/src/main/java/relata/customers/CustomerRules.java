package relata.customers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.customers.identities.Claims;
import relata.customers.identities.Clashes;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.customers.identities.Taken;
import relata.customers.marks.Marks;
import relata.customers.quality.FirstQuality;
import relata.records.catalog.Field;
import relata.records.catalog.Trait;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;
import relata.records.changes.Values;

/** The rules of a customer, whatever the door it comes through. */
@Component
class CustomerRules implements Rules {

    private static final LocalDate OLDEST_BIRTHDAY = LocalDate.of(1880, 1, 1);

    private static final List<Field<String>> IDENTIFYING =
            List.of(CustomerFields.EXTERNAL_ID, CustomerFields.TAX_ID, CustomerFields.EMAIL, CustomerFields.PHONE);

    private final HomeCountry home;
    private final OwnersPlaces places;
    private final Organizations organizations;
    private final PrimaryPoints points;
    private final MainAddresses addresses;
    private final Identities identities;
    private final Taken taken;
    private final Claims claims;
    private final FoundBy foundBy;
    private final Marks marks;

    CustomerRules(
            HomeCountry home,
            OwnersPlaces places,
            Organizations organizations,
            PrimaryPoints points,
            MainAddresses addresses,
            Identities identities,
            Taken taken,
            Claims claims,
            FoundBy foundBy,
            Marks marks) {
        this.home = home;
        this.places = places;
        this.organizations = organizations;
        this.points = points;
        this.addresses = addresses;
        this.identities = identities;
        this.taken = taken;
        this.claims = claims;
        this.foundBy = foundBy;
        this.marks = marks;
    }

    @Override
    public String object() {
        return CustomerFields.OBJECT;
    }

    @Override
    public void derive(Batch batch) {
        // The home country is asked for where a number needs it.
        boolean numbers = batch.standing().stream().anyMatch(draft -> draft.changes(CustomerFields.PHONE));
        String homeRegion = numbers ? home.code() : "";
        for (Draft draft : batch.standing()) {
            CustomerNames.derive(draft);
            CustomerTexts.email(draft, CustomerFields.EMAIL);
            CustomerTexts.phone(
                    draft,
                    CustomerFields.PHONE,
                    CustomerTexts.region(draft.value(CustomerFields.COUNTRY)).orElse(homeRegion));
            CustomerTexts.externalId(draft, CustomerFields.EXTERNAL_ID);
            CustomerTexts.taxId(draft, CustomerFields.TAX_ID);
            CustomerTexts.website(draft, CustomerFields.WEBSITE);
            for (Field<String> part : MainAddresses.PARTS) {
                CustomerTexts.tidy(draft, part);
            }
        }
        places.derive(batch);
    }

    @Override
    public void check(Batch batch) {
        for (Draft draft : batch.standing()) {
            checkKind(draft);
            checkBirthday(batch, draft);
            checkTimeZone(draft);
        }
        organizations.check(batch);
        checkIdentities(batch);
    }

    private static void checkKind(Draft draft) {
        if (draft.before() != null && draft.changes(CustomerFields.KIND)) {
            draft.refuse(CustomerFields.KIND, "customers.kind-is-fixed");
        }
        if (CustomerFields.ORGANIZATION.equals(draft.value(CustomerFields.KIND))) {
            for (Field<?> field : List.of(
                    CustomerFields.GIVEN_NAME,
                    CustomerFields.PATRONYMIC,
                    CustomerFields.FAMILY_NAME,
                    CustomerFields.BIRTHDAY)) {
                if (draft.changes(field) && draft.value(field) != null) {
                    draft.refuse(field, "customers.only-for-people");
                }
            }
        }
    }

    private static void checkBirthday(Batch batch, Draft draft) {
        LocalDate birthday = draft.value(CustomerFields.BIRTHDAY);
        if (birthday == null || !draft.changes(CustomerFields.BIRTHDAY)) {
            return;
        }
        if (birthday.isAfter(LocalDate.ofInstant(batch.now(), batch.actor().zone()))) {
            draft.refuse(CustomerFields.BIRTHDAY, "customers.birthday-to-come");
        } else if (birthday.isBefore(OLDEST_BIRTHDAY)) {
            draft.refuse(CustomerFields.BIRTHDAY, "customers.birthday-too-long-ago");
        }
    }

    private static void checkTimeZone(Draft draft) {
        String zone = draft.value(CustomerFields.TIME_ZONE);
        if (zone == null || !draft.changes(CustomerFields.TIME_ZONE)) {
            return;
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            draft.refuse(CustomerFields.TIME_ZONE, "customers.wrong-time-zone", Map.of("value", zone));
        }
    }

    private void checkIdentities(Batch batch) {
        var clashes = new Clashes();
        var shared = points.shared(batch.standing());
        for (Draft draft : batch.standing()) {
            wants(clashes, draft, CustomerFields.EXTERNAL_ID, IdentityKey.EXTERNAL);
            wants(clashes, draft, CustomerFields.TAX_ID, IdentityKey.TAX);
            if (!shared.contains(new IdentityKey(IdentityKey.EMAIL, text(draft, CustomerFields.EMAIL)))) {
                wants(clashes, draft, CustomerFields.EMAIL, IdentityKey.EMAIL);
            }
            if (!shared.contains(new IdentityKey(IdentityKey.PHONE, text(draft, CustomerFields.PHONE)))) {
                wants(clashes, draft, CustomerFields.PHONE, IdentityKey.PHONE);
            }
        }
        clashes.refuse(batch, identities, taken);
    }

    private static String text(Draft draft, Field<String> field) {
        String value = draft.value(field);
        return value == null ? "" : value;
    }

    private static void wants(Clashes clashes, Draft draft, Field<String> field, String kind) {
        String value = draft.value(field);
        boolean comes = draft.changes(field) || draft.kind() == Draft.Kind.RESTORE;
        if (value != null && comes) {
            clashes.wants(draft, draft.id(), field, new IdentityKey(kind, value));
        }
    }

    @Override
    public Values begins(Draft created) {
        return Values.none().with(CustomerFields.QUALITY, FirstQuality.of(created));
    }

    @Override
    public void react(Batch batch) {
        var created = new ArrayList<UUID>();
        var claiming = new ArrayList<UUID>();
        var found = new ArrayList<UUID>();
        for (Draft draft : batch.drafts()) {
            boolean moves = draft.kind() != Draft.Kind.CHANGE;
            if (draft.kind() == Draft.Kind.CREATE) {
                created.add(draft.id());
            } else if (moves || IDENTIFYING.stream().anyMatch(draft::changes)) {
                claiming.add(draft.id());
            }
            if (draft.kind() != Draft.Kind.CREATE && (moves || foundAnew(batch, draft))) {
                found.add(draft.id());
            }
        }
        points.follow(batch);
        addresses.follow(batch);
        claims.claim(created, batch.actor());
        claims.renew(claiming, batch.actor());
        foundBy.refresh(found, batch.catalog());
        marks.mark(batch.drafts().stream().map(Draft::id).toList());
    }

    /** Whether the engine has written the text of the customer's own fields, which lacks its further points and ids. */
    private static boolean foundAnew(Batch batch, Draft draft) {
        return batch.type().searchedFields().stream()
                .anyMatch(field -> field.is(Trait.SEARCHED_IN_PARTS) && draft.changes(field));
    }
}
