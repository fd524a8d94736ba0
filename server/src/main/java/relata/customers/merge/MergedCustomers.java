package relata.customers.merge;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.customers.identities.Identities;
import relata.records.lists.Aliases;

/** Leads the id of a customer that was merged to the one that is left. */
@Component
class MergedCustomers implements Aliases.Known {

    private final Identities identities;

    MergedCustomers(Identities identities) {
        this.identities = identities;
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
}
