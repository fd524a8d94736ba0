package relata.customers.identities;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the customer that is meant by an address, a number or an id, in one query for any number of them. */
@Component
public class Identities {

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer of each key that has one. Merged customers lead to the one that is left. */
    public Map<IdentityKey, UUID> find(Collection<IdentityKey> keys) {
        var found = new HashMap<IdentityKey, UUID>();
        if (keys.isEmpty()) {
            return found;
        }
        List<IdentityKey> asked = List.copyOf(keys);
        jdbc.sql("""
                 select i.kind, i.value, i.customer_id
                   from unnest(:kinds::text[], :values::text[]) as asked (kind, value)
                   join customer_identity i on i.kind = asked.kind and i.value = asked.value
                 """)
                .param("kinds", asked.stream().map(IdentityKey::kind).toArray(String[]::new))
                .param("values", asked.stream().map(IdentityKey::value).toArray(String[]::new))
                .query(row -> {
                    found.put(new IdentityKey(row.getString(1), row.getString(2)), row.getObject(3, UUID.class));
                });
        return found;
    }

    /** Where ids lead today: for each id that was merged into another customer, that customer's id. */
    public Map<UUID, UUID> current(Collection<UUID> ids) {
        var current = new HashMap<UUID, UUID>();
        if (ids.isEmpty()) {
            return current;
        }
        jdbc.sql("select old_id, customer_id from customer_alias where old_id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    current.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return current;
    }
}
