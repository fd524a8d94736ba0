package relata.customers;

import java.util.HashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Addresses: one main address of a customer, copied to the customer for lists. */
@Component
class AddressRules implements Rules {

    private static final String MAIN = "main";

    private final JdbcClient jdbc;
    private final Followed followed;

    AddressRules(JdbcClient jdbc, Followed followed) {
        this.jdbc = jdbc;
        this.followed = followed;
    }

    @Override
    public String object() {
        return "address";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            for (Field<String> part : MainAddresses.PARTS) {
                CustomerTexts.tidy(draft, part);
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Customers.stay(batch, ContactFields.ADDRESS_CUSTOMER);
        var mains = new HashMap<UUID, Draft>();
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            if (MainAddresses.PARTS.stream().allMatch(part -> draft.value(part) == null)) {
                draft.refuse(CustomerFields.STREET, "customers.empty-address");
                continue;
            }
            UUID customer = draft.value(ContactFields.ADDRESS_CUSTOMER);
            if (customer != null
                    && MAIN.equals(draft.value(ContactFields.ADDRESS_KIND))
                    && mains.putIfAbsent(customer, draft) != null) {
                draft.refuse(ContactFields.ADDRESS_KIND, "customers.second-main-address");
            }
        }
        if (mains.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 select customer_id, id
                   from address
                  where customer_id = any(:customers) and kind = 'main' and deleted_at is null
                 """).param("customers", mains.keySet().toArray(UUID[]::new)).query(row -> {
            Draft draft = mains.get(row.getObject(1, UUID.class));
            if (draft != null && !draft.id().equals(row.getObject(2, UUID.class))) {
                draft.refuse(ContactFields.ADDRESS_KIND, "customers.second-main-address");
            }
        });
    }

    @Override
    public void react(Batch batch) {
        followed.addressesChanged(Customers.of(batch, ContactFields.ADDRESS_CUSTOMER), batch.actor(), batch.catalog());
    }
}
