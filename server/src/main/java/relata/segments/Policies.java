package relata.segments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;

/** Which policy governs a customer: the first by priority whose segment holds it. */
@Component
public class Policies {

    private final JdbcClient jdbc;
    private final PolicyBook book;

    Policies(JdbcClient jdbc, PolicyBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** Adds a policy for the customers of a segment, after all that there are. */
    public void add(Actor actor, UUID segment, Policy policy) {
        Policy.QuietHours quiet = policy.quiet();
        book.add(
                actor,
                new PolicyTerms(
                        policy.id(),
                        0,
                        policy.name(),
                        segment,
                        null,
                        0,
                        policy.cadence() == null ? null : (int) policy.cadence().toDays(),
                        policy.limits(),
                        List.copyOf(policy.channels()),
                        quiet == null ? null : quiet.from(),
                        quiet == null ? null : quiet.until(),
                        policy.owner(),
                        policy.team(),
                        policy.serviceLevel() == null
                                ? null
                                : (int) policy.serviceLevel().toMinutes(),
                        List.copyOf(policy.actions())));
    }

    /** Those of these customers who are governed by one, with it; two statements however many customers. */
    public Map<UUID, Policy> of(Collection<UUID> customers) {
        var policies = new HashMap<UUID, Policy>();
        book.all().forEach(terms -> policies.put(terms.id(), terms.policy()));
        var governed = new HashMap<UUID, Policy>();
        if (policies.isEmpty() || customers.isEmpty()) {
            return governed;
        }
        jdbc.sql("""
                 select distinct on (m.customer_id) m.customer_id, p.id
                   from segment_member m join policy p on p.segment_id = m.segment_id
                  where m.customer_id = any(:customers)
                  order by m.customer_id, p.priority, p.id
                 """).param("customers", customers.toArray(UUID[]::new)).query(row -> {
            Policy policy = policies.get(row.getObject(2, UUID.class));
            if (policy != null) {
                governed.put(row.getObject(1, UUID.class), policy);
            }
        });
        return governed;
    }
}
