package relata.customers;

import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/**
 * Consent per purpose and channel: given only with evidence of how it was given, refused always and without any. One
 * decision stands for each purpose, channel and contact point.
 */
@Component
class ConsentRules implements Rules {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Marks marks;

    ConsentRules(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    private record Key(
            UUID customer,
            String purpose,
            String channel,
            @Nullable UUID point) {}

    @Override
    public String object() {
        return "consent";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            CustomerTexts.tidy(draft, ContactFields.CONSENT_EVIDENCE);
            boolean decides = draft.kind() == Draft.Kind.CREATE || draft.changes(ContactFields.CONSENT_STATE);
            if (decides && draft.changes().value(ContactFields.CONSENT_DECIDED_AT) == null) {
                draft.set(ContactFields.CONSENT_DECIDED_AT, batch.now());
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Customers.stay(batch, ContactFields.CONSENT_CUSTOMER);
        var decisions = new HashMap<Key, Draft>();
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            boolean given = "given".equals(draft.value(ContactFields.CONSENT_STATE));
            if (given && draft.value(ContactFields.CONSENT_EVIDENCE) == null) {
                draft.refuse(ContactFields.CONSENT_EVIDENCE, "customers.consent-needs-evidence");
            }
            var decidedAt = draft.value(ContactFields.CONSENT_DECIDED_AT);
            if (decidedAt != null && decidedAt.isAfter(batch.now().plus(CLOCKS_DIFFER))) {
                draft.refuse(ContactFields.CONSENT_DECIDED_AT, "customers.decided-in-the-future");
            }
            Key key = key(draft);
            if (key != null && decisions.putIfAbsent(key, draft) != null) {
                draft.refuse(ContactFields.CONSENT_PURPOSE, "customers.consent-twice");
            }
        }
        if (!decisions.isEmpty()) {
            checkStanding(decisions);
        }
    }

    private static @Nullable Key key(Draft draft) {
        UUID customer = draft.value(ContactFields.CONSENT_CUSTOMER);
        String purpose = draft.value(ContactFields.CONSENT_PURPOSE);
        String channel = draft.value(ContactFields.CONSENT_CHANNEL);
        return customer == null || purpose == null || channel == null
                ? null
                : new Key(customer, purpose, channel, draft.value(ContactFields.CONSENT_POINT));
    }

    private void checkStanding(HashMap<Key, Draft> decisions) {
        jdbc.sql("""
                 select customer_id, purpose, channel, contact_point_id, id
                   from consent
                  where customer_id = any(:customers) and deleted_at is null
                 """)
                .param(
                        "customers",
                        decisions.keySet().stream()
                                .map(Key::customer)
                                .distinct()
                                .toArray(UUID[]::new))
                .query(row -> {
                    Draft draft = decisions.get(new Key(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, UUID.class)));
                    if (draft != null && !draft.id().equals(row.getObject(5, UUID.class))) {
                        draft.refuse(ContactFields.CONSENT_PURPOSE, "customers.consent-twice");
                    }
                });
        checkPoints(decisions);
    }

    /** Consent for an address is the consent of the customer whose address it is. */
    private void checkPoints(HashMap<Key, Draft> decisions) {
        UUID[] points = decisions.keySet().stream()
                .map(Key::point)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        if (points.length == 0) {
            return;
        }
        var owners = new HashMap<UUID, UUID>();
        jdbc.sql("select id, customer_id from contact_point where id = any(:points)")
                .param("points", points)
                .query(row -> {
                    owners.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        decisions.forEach((key, draft) -> {
            if (key.point() != null && !key.customer().equals(owners.get(key.point()))) {
                draft.refuse(ContactFields.CONSENT_POINT, "customers.contact-point-of-another");
            }
        });
    }

    @Override
    public void react(Batch batch) {
        marks.mark(Customers.of(batch, ContactFields.CONSENT_CUSTOMER));
    }
}
