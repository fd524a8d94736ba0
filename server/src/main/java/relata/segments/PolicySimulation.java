package relata.segments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** What the policies as they stand mean for the customers of today, among those that the actor may read. */
@Component
class PolicySimulation {

    private final PolicyBook book;
    private final Catalogs catalogs;
    private final Queries queries;
    private final ContactLimits limits;

    PolicySimulation(PolicyBook book, Catalogs catalogs, Queries queries, ContactLimits limits) {
        this.book = book;
        this.catalogs = catalogs;
        this.queries = queries;
        this.limits = limits;
    }

    /**
     * One limit and for how many customers it leaves no contact now.
     *
     * @param channel null for all channels together
     */
    record Exhausted(@Nullable String channel, int contacts, int days, long customers) {}

    /**
     * @param customers those whom it governs, being the first by priority
     * @param outranked members of its segment whom a policy before it governs
     */
    record Governed(UUID policy, long customers, long outranked, List<Exhausted> limits) {}

    /** What people rejected of what was chosen for them under a policy, by the reason they gave. */
    record Rejected(UUID policy, String action, @Nullable String reason, long count) {}

    /** @param none customers whom no policy governs */
    record Simulation(List<Governed> policies, long none, long customers, List<Rejected> rejected) {}

    Simulation of(Actor actor) {
        Sql access = new RowAccess(catalogs.current(), actor)
                .condition(catalogs.current().object("customer"), "t", Action.READ);
        Sql first = Sql.of("""
                 with first as materialized (
                     select distinct on (m.customer_id) m.customer_id, p.id as policy_id
                       from segment_member m
                       join policy p on p.segment_id = m.segment_id
                       join customer t on t.id = m.customer_id
                      where t.deleted_at is null
                 """).and(access).add(" order by m.customer_id, p.priority, p.id)");
        Map<UUID, Long> governed = counts(Sql.empty()
                .add(first)
                .add(" select policy_id, count(*) from first group by 1")
                .plannedAnew());
        Map<UUID, Long> members =
                counts(Sql.of("""
                 select p.id, count(*)
                   from policy p
                   join segment_member m on m.segment_id = p.segment_id
                   join customer t on t.id = m.customer_id
                  where t.deleted_at is null
                 """).and(access).add(" group by 1").plannedAnew());
        long customers = queries.run(
                        Sql.of("select count(*) from customer t where t.deleted_at is null")
                                .and(access)
                                .plannedAnew(),
                        Queries.SUM,
                        row -> row.getLong(1))
                .getFirst();
        var policies = new ArrayList<Governed>();
        for (PolicyTerms terms : book.all()) {
            long mine = governed.getOrDefault(terms.id(), 0L);
            List<Exhausted> exhausted = terms.limits().stream()
                    .map(limit -> exhausted(first, terms.id(), limit))
                    .toList();
            policies.add(new Governed(terms.id(), mine, members.getOrDefault(terms.id(), 0L) - mine, exhausted));
        }
        long all = governed.values().stream().mapToLong(Long::longValue).sum();
        return new Simulation(policies, customers - all, customers, rejected(access));
    }

    private Map<UUID, Long> counts(Sql sql) {
        var counts = new HashMap<UUID, Long>();
        queries.run(sql, Queries.SUM, row -> counts.put(row.getObject(1, UUID.class), row.getLong(2)));
        return counts;
    }

    private Exhausted exhausted(Sql first, UUID policy, ContactLimit limit) {
        Instant now = limits.now();
        Sql sql = Sql.empty()
                .add(first)
                .add(
                        """
                      select count(*)
                        from (select f.customer_id
                                from first f
                                left join interaction i
                                  on i.customer_id = f.customer_id and i.direction = 'out' and i.deleted_at is null
                                 and i.occurred_at > ? and i.occurred_at <= ?
                                 and (cast(? as text) is null or i.channel = ?)
                               where f.policy_id = ?
                               group by f.customer_id
                              having count(i.id) >= ?) full_up
                     """,
                        now.minus(Duration.ofDays(limit.days())),
                        now,
                        limit.channel(),
                        limit.channel(),
                        policy,
                        limit.contacts())
                .plannedAnew();
        long customers = queries.run(sql, Queries.SUM, row -> row.getLong(1)).getFirst();
        return new Exhausted(limit.channel(), limit.contacts(), limit.days(), customers);
    }

    private List<Rejected> rejected(Sql access) {
        Sql sql = Sql.of("""
                 select o.policy_id, o.action, o.reason, count(*)
                   from action_outcome o
                   join customer t on t.id = o.customer_id
                  where o.outcome = 'rejected' and o.policy_id is not null and o.at > now() - interval '90 days'
                 """).and(access).add(" group by 1, 2, 3 order by 4 desc limit 200");
        return queries.run(
                sql,
                Queries.SUM,
                row -> new Rejected(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4)));
    }
}
