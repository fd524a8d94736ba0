package relata.customers.merge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.identities.Identities;
import relata.records.lists.Aliases;

/** Leads the id of a customer that was merged to the one that is left. */
@Component
class MergedCustomers implements Aliases.Known {

    private final Identities identities;
    private final JdbcClient jdbc;

    MergedCustomers(Identities identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @Override
    public String object() {
        return "customer";
    }

    @Override
    public UUID current(UUID id) {
        Map<UUID, UUID> current = identities.current(Set.of(id));
        return current.getOrDefault(id, id);
    }

    @Override
    public List<UUID> former(UUID id) {
        return jdbc.sql("select old_id from customer_alias where customer_id = :id")
                .param("id", id)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }
}
