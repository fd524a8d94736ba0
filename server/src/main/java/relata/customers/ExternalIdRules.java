package relata.customers;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.customers.identities.Clashes;
import relata.customers.identities.Identities;
import relata.customers.identities.IdentityKey;
import relata.customers.identities.Taken;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Ids of a customer in other systems; within one system an id means one customer. */
@Component
class ExternalIdRules implements Rules {

    private final Identities identities;
    private final Taken taken;
    private final Followed followed;

    ExternalIdRules(Identities identities, Taken taken, Followed followed) {
        this.identities = identities;
        this.taken = taken;
        this.followed = followed;
    }

    @Override
    public String object() {
        return "externalId";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            CustomerTexts.tidy(draft, ContactFields.EXTERNAL_SYSTEM);
            CustomerTexts.externalId(draft, ContactFields.EXTERNAL_VALUE);
        }
    }

    @Override
    public void check(Batch batch) {
        Customers.stay(batch, ContactFields.EXTERNAL_CUSTOMER);
        var clashes = new Clashes();
        for (Draft draft : batch.standing()) {
            UUID customer = draft.value(ContactFields.EXTERNAL_CUSTOMER);
            String system = draft.value(ContactFields.EXTERNAL_SYSTEM);
            String value = draft.value(ContactFields.EXTERNAL_VALUE);
            if (customer != null && system != null && value != null && draft.kind() != Draft.Kind.DELETE) {
                IdentityKey key = new IdentityKey(IdentityKey.EXTERNAL + ":" + system, value);
                clashes.wants(draft, customer, ContactFields.EXTERNAL_VALUE, key);
            }
        }
        clashes.refuse(batch, identities, taken);
    }

    @Override
    public void react(Batch batch) {
        followed.pointsChanged(
                Customers.of(batch, ContactFields.EXTERNAL_CUSTOMER), List.of(), batch.actor(), batch.catalog());
    }
}
