package relata.customers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.identities.Clashes;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.customers.identities.Taken;
import relata.platform.Actor;
import relata.platform.text.EmailAddress;
import relata.platform.text.PhoneNumber;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Contact points: normalized by their kind, one primary of each kind, one customer for each that is not shared. */
@Component
class ContactPointRules implements Rules {

    private final JdbcClient jdbc;
    private final HomeCountry home;
    private final PrimaryPoints points;
    private final Identities identities;
    private final Taken taken;
    private final Followed followed;

    ContactPointRules(
            JdbcClient jdbc,
            HomeCountry home,
            PrimaryPoints points,
            Identities identities,
            Taken taken,
            Followed followed) {
        this.jdbc = jdbc;
        this.home = home;
        this.points = points;
        this.identities = identities;
        this.taken = taken;
        this.followed = followed;
    }

    @Override
    public String object() {
        return "contactPoint";
    }

    @Override
    public void derive(Batch batch) {
        String region = home.code();
        for (Draft draft : batch.standing()) {
            if (draft.changes(ContactFields.POINT_VALUE) || draft.changes(ContactFields.POINT_KIND)) {
                normalize(draft, region);
            }
            if (draft.kind() == Draft.Kind.CREATE) {
                defaultTo(draft, ContactFields.POINT_PRIMARY);
                defaultTo(draft, ContactFields.POINT_SHARED);
            }
        }
        shareWithOthers(batch);
    }

    private static void defaultTo(Draft draft, relata.records.catalog.Field<Boolean> field) {
        if (draft.value(field) == null) {
            draft.set(field, false);
        }
    }

    private static void normalize(Draft draft, String region) {
        String kind = draft.value(ContactFields.POINT_KIND);
        String value = draft.value(ContactFields.POINT_VALUE);
        if (kind == null || value == null) {
            return;
        }
        Optional<String> normalized = normalized(kind, value, region);
        if (normalized.isEmpty()) {
            String code = kind.equals("email")
                    ? "customers.wrong-email"
                    : kind.equals("phone") ? "customers.wrong-phone" : "customers.wrong-contact-point";
            draft.refuse(ContactFields.POINT_VALUE, code, Map.of("value", value));
            return;
        }
        draft.set(ContactFields.POINT_NORMALIZED, normalized.get());
        if (kind.equals("email") || kind.equals("phone")) {
            draft.set(ContactFields.POINT_VALUE, normalized.get());
        }
        if (draft.before() != null
                && draft.changes(ContactFields.POINT_NORMALIZED)
                && !draft.changes().has(ContactFields.POINT_VERIFIED_AT)) {
            draft.set(ContactFields.POINT_VERIFIED_AT, null);
        }
    }

    /** As it is compared; empty where it is none of its kind. */
    static Optional<String> normalized(String kind, String value, String region) {
        return switch (kind) {
            case "email" -> EmailAddress.parse(value).optional().map(EmailAddress::address);
            case "phone" -> PhoneNumber.parse(value, region).optional().map(PhoneNumber::e164);
            case "other" -> Optional.of(value.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
            default -> Optional.of(IdentityKey.handle(value)).filter(text -> !text.isEmpty());
        };
    }

    /** What one customer shares with others, others share with it. */
    private void shareWithOthers(Batch batch) {
        var kinds = new ArrayList<String>();
        var values = new ArrayList<String>();
        List<Draft> arriving = batch.standing().stream()
                .filter(draft -> draft.changes(ContactFields.POINT_NORMALIZED))
                .filter(draft -> !draft.changes().has(ContactFields.POINT_SHARED)
                        || !Boolean.TRUE.equals(draft.value(ContactFields.POINT_SHARED)))
                .toList();
        for (Draft draft : arriving) {
            String kind = draft.value(ContactFields.POINT_KIND);
            String value = draft.value(ContactFields.POINT_NORMALIZED);
            if (kind != null && value != null) {
                kinds.add(kind);
                values.add(value);
            }
        }
        Set<IdentityKey> shared = points.shared(kinds, values);
        for (Draft draft : arriving) {
            String kind = draft.value(ContactFields.POINT_KIND);
            String value = draft.value(ContactFields.POINT_NORMALIZED);
            if (kind != null && value != null && shared.contains(new IdentityKey(kind, value))) {
                draft.set(ContactFields.POINT_SHARED, true);
            }
        }
    }

    @Override
    public void check(Batch batch) {
        var clashes = new Clashes();
        for (Draft draft : batch.standing()) {
            if (draft.before() != null && draft.changes(ContactFields.POINT_CUSTOMER)) {
                draft.refuse(ContactFields.POINT_CUSTOMER, "customers.stays-with-its-customer");
                continue;
            }
            IdentityKey key = key(draft);
            UUID customer = draft.value(ContactFields.POINT_CUSTOMER);
            boolean comes = draft.changes(ContactFields.POINT_NORMALIZED)
                    || draft.changes(ContactFields.POINT_SHARED)
                    || draft.kind() == Draft.Kind.RESTORE;
            if (key != null && customer != null && comes) {
                clashes.wants(draft, customer, ContactFields.POINT_VALUE, key);
            }
        }
        clashes.refuse(batch, identities, taken);
        checkTwice(batch);
    }

    private static @Nullable IdentityKey key(Draft draft) {
        String kind = draft.value(ContactFields.POINT_KIND);
        String value = draft.value(ContactFields.POINT_NORMALIZED);
        if (kind == null
                || value == null
                || kind.equals("other")
                || draft.kind() == Draft.Kind.DELETE
                || Boolean.TRUE.equals(draft.value(ContactFields.POINT_SHARED))) {
            return null;
        }
        return new IdentityKey(kind.equals("email") || kind.equals("phone") ? kind : "messenger:" + kind, value);
    }

    /** A customer has each address once. */
    private void checkTwice(Batch batch) {
        record Key(UUID customer, String kind, String value) {}
        var wanted = new java.util.HashMap<Key, Draft>();
        for (Draft draft : batch.standing()) {
            UUID customer = draft.value(ContactFields.POINT_CUSTOMER);
            String kind = draft.value(ContactFields.POINT_KIND);
            String value = draft.value(ContactFields.POINT_NORMALIZED);
            boolean comes = draft.changes(ContactFields.POINT_NORMALIZED)
                    || draft.changes(ContactFields.POINT_KIND)
                    || draft.kind() == Draft.Kind.RESTORE;
            if (customer != null
                    && kind != null
                    && value != null
                    && comes
                    && draft.kind() != Draft.Kind.DELETE
                    && wanted.putIfAbsent(new Key(customer, kind, value), draft) != null) {
                draft.refuse(ContactFields.POINT_VALUE, "customers.contact-point-twice", Map.of("value", value));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 select customer_id, kind, normalized, id
                   from contact_point
                  where customer_id = any(:customers) and deleted_at is null
                 """)
                .param(
                        "customers",
                        wanted.keySet().stream().map(Key::customer).distinct().toArray(UUID[]::new))
                .query(row -> {
                    Draft draft = wanted.get(new Key(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
                    if (draft != null && !draft.id().equals(row.getObject(4, UUID.class))) {
                        draft.refuse(
                                ContactFields.POINT_VALUE,
                                "customers.contact-point-twice",
                                Map.of("value", row.getString(3)));
                    }
                });
    }

    @Override
    public void react(Batch batch) {
        var customers = new LinkedHashSet<UUID>();
        var promoted = new ArrayList<UUID>();
        for (Draft draft : batch.drafts()) {
            UUID customer = draft.value(ContactFields.POINT_CUSTOMER);
            if (customer != null) {
                customers.add(customer);
            }
            if (draft.changes(ContactFields.POINT_PRIMARY)
                    && Boolean.TRUE.equals(draft.value(ContactFields.POINT_PRIMARY))) {
                promoted.add(draft.id());
            }
        }
        Actor actor = batch.actor();
        followed.pointsChanged(customers, promoted, actor, batch.catalog());
    }
}
