package relata.insight.nextaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.PurchaseModels;
import relata.platform.settings.DataEnd;
import relata.segments.ContactLimits;
import relata.segments.Policies;
import relata.segments.Policy;

/** Reads all that choices look at, for many customers in a few statements. */
@Component
class SituationQuery {

    /** What may be done for those who have an owner and no policy; visits need a policy that says so. */
    private static final Set<String> USUAL_ACTIONS = Set.of("call", "mail", "offer", "feedback", "solve", "leave");

    /** How long an answer about satisfaction says something. */
    private static final int ANSWER_DAYS = 60;

    /** What was offered is not offered again so soon: who wanted it has bought it. */
    private static final int OFFERED_DAYS = 90;

    private final JdbcClient jdbc;
    private final Policies policies;
    private final ContactLimits limits;
    private final DataEnd dataEnd;
    private final PurchaseModels models;

    SituationQuery(JdbcClient jdbc, Policies policies, ContactLimits limits, DataEnd dataEnd, PurchaseModels models) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.limits = limits;
        this.dataEnd = dataEnd;
        this.models = models;
    }

    /**
     * A customer for whom something is to be chosen.
     *
     * @param owner who should act; null where only a team is known
     */
    record Person(
            Situation situation,
            @Nullable UUID owner,
            @Nullable UUID team) {}

    /** Those of these customers who have an owner or a policy; the others are nobody's work. */
    List<Person> of(Collection<UUID> customers) {
        Map<UUID, Policy> governed = policies.of(customers);
        Map<UUID, Map<String, Integer>> left = governed.isEmpty() ? Map.of() : limits.left(governed.keySet());
        Map<String, Double> costs = costs();
        LocalDate today = dataEnd.today();
        ZoneId zone = dataEnd.zone();
        boolean trusted = models.trusted();
        var people = new ArrayList<Person>();
        jdbc.sql("""
                 select c.id, c.kind, c.key_customer, c.owner_id, c.team_id, c.email is not null as email,
                        c.phone is not null as phone, c.street is not null or c.city is not null as address,
                        v.purchases, v.first_on, v.last_on, v.year_spent, v.year_before_spent, v.year_contribution, v.active, v.lifetime_value,
                        (touch.contacted at time zone :zone)::date as contacted, touch.satisfaction,
                        (matter.complaint at time zone :zone)::date as complaint, (matter.renewal at time zone :zone)::date as renewal,
                        consent.given, consent.refused, n.product_id as offered, offers.lately
                   from customer c
                   left join customer_value v on v.customer_id = c.id
                   left join next_action n on n.customer_id = c.id
                   left join lateral (
                        select max(i.occurred_at) filter (where i.direction = 'out') as contacted,
                               (array_agg(i.satisfaction order by i.occurred_at desc)
                                  filter (where i.satisfaction is not null and i.occurred_at > cast(:answers as date)))[1] as satisfaction
                          from interaction_facts i
                         where i.customer_id = c.id
                           and i.occurred_at < (cast(:today as date) + 1)::timestamp at time zone :zone) touch on true
                   left join lateral (
                        select min(m.since) filter (where m.kind = 'complaint') as complaint,
                               min(m.due_at) filter (where m.kind = 'renewal') as renewal
                          from open_matter m
                         where m.customer_id = c.id and m.deleted_at is null) matter on true
                   left join lateral (
                        select array_agg(distinct k.purpose || ':' || k.channel) filter (where k.state = 'given') as given,
                               array_agg(distinct k.purpose || ':' || k.channel) filter (where k.state = 'refused') as refused
                          from consent k
                         where k.customer_id = c.id and k.deleted_at is null) consent on true
                   left join lateral (
                        select array_agg(distinct a.product_id) as lately
                          from chosen_action a join action_outcome o on o.choice_id = a.choice_id
                         where a.customer_id = c.id and a.product_id is not null and o.outcome = 'done'
                           and o.at > cast(:offered as date)) offers on true
                  where c.id = any(:customers) and c.deleted_at is null
                    and (c.owner_id is not null or c.id = any(:governed))
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("governed", governed.keySet().toArray(UUID[]::new))
                .param("zone", zone.getId())
                .param("today", today)
                .param("answers", today.minusDays(ANSWER_DAYS))
                .param("offered", today.minusDays(OFFERED_DAYS))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    people.add(person(row, id, today, governed.get(id), left.get(id), costs, trusted));
                });
        return people;
    }

    private static Person person(
            ResultSet row,
            UUID id,
            LocalDate today,
            @Nullable Policy policy,
            @Nullable Map<String, Integer> left,
            Map<String, Double> costs,
            boolean trusted)
            throws SQLException {
        var terms = policy == null
                ? new Situation.Terms(null, USUAL_ACTIONS, null, null, null, costs)
                : new Situation.Terms(
                        policy.id(), policy.actions(), left, policy.cadence(), policy.serviceLevel(), costs);
        var reach = new Situation.Reach(
                row.getBoolean("email"),
                row.getBoolean("phone"),
                row.getBoolean("address"),
                texts(row, "given"),
                texts(row, "refused"));
        var situation = new Situation(
                id,
                today,
                "person".equals(row.getString("kind")),
                row.getBoolean("key_customer"),
                row.getInt("purchases"),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getDouble("year_spent"),
                row.getDouble("year_before_spent"),
                row.getDouble("year_contribution"),
                trusted ? row.getObject("active", Double.class) : null,
                trusted && row.getBigDecimal("lifetime_value") != null ? row.getDouble("lifetime_value") : null,
                row.getObject("contacted", LocalDate.class),
                row.getObject("complaint", LocalDate.class),
                row.getObject("renewal", LocalDate.class),
                row.getBigDecimal("satisfaction") == null ? null : row.getInt("satisfaction"),
                row.getObject("offered", UUID.class),
                ids(row, "lately"),
                reach,
                terms);
        UUID owner = row.getObject("owner_id", UUID.class);
        UUID team = row.getObject("team_id", UUID.class);
        return new Person(
                situation,
                owner == null && policy != null ? policy.owner() : owner,
                policy != null && policy.team() != null ? policy.team() : team);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Set.of() : Set.copyOf(Arrays.asList((UUID[]) array.getArray()));
    }

    private Map<String, Double> costs() {
        var costs = new HashMap<String, Double>();
        jdbc.sql("select code, unit_cost from channel where unit_cost is not null and deleted_at is null")
                .query(row -> {
                    costs.put(row.getString(1), row.getDouble(2));
                });
        return costs;
    }
}
