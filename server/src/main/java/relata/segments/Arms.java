package relata.segments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;
import relata.platform.settings.Settings;

/**
 * The holdout: a lasting part of the customers that chosen actions leave alone, so that what the actions bring can be told
 * from what would have happened anyway. Each customer draws one of 10,000 places once, when it is new; those who live in
 * one household or belong to one organization by then draw one together, since what reaches one of them reaches all. The
 * company's share says which places are the control group: a larger share adds to it and takes nobody out.
 */
@Component
@Order(CustomerPicture.SEGMENTS)
public class Arms implements CustomerPicture {

    private final JdbcClient jdbc;
    private final Settings settings;

    Arms(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Whether each of these customers is in the control group. One that has not drawn yet draws now. */
    public Map<UUID, Boolean> of(Collection<UUID> customers) {
        var arms = new HashMap<UUID, Boolean>();
        int below = SegmentSettings.read(settings).controlBelow();
        read(customers, below, arms);
        List<UUID> missing = customers.stream()
                .filter(id -> !arms.containsKey(id))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            draw(missing);
            read(missing, below, arms);
        }
        return arms;
    }

    private void read(Collection<UUID> customers, int below, Map<UUID, Boolean> arms) {
        jdbc.sql("select customer_id, bucket < :below from customer_arm where customer_id = any(:customers)")
                .param("below", below)
                .param("customers", customers.toArray(UUID[]::new))
                .query(row -> {
                    arms.put(row.getObject(1, UUID.class), row.getBoolean(2));
                });
    }

    @Override
    public void recompute(List<UUID> customers) {
        draw(customers);
    }

    /**
     * Places for those who have none: that of the household's first member, else of the nearest organization above that
     * has one, else by lot, which is a hash of the household, the topmost organization or the customer itself. Organizations
     * above are followed up to ten levels, where circles end too.
     */
    void draw(Collection<UUID> customers) {
        jdbc.sql("""
                 with recursive newcomer as materialized (
                     select c.id, c.household_id, coalesce(c.parent_id, employer.id) as above
                       from customer c
                       left join lateral (
                            select r.other_id as id
                              from relationship r
                             where r.customer_id = c.id and r.kind = 'works-at' and r.deleted_at is null
                             order by r.created_at, r.id
                             limit 1) employer on c.kind = 'person'
                      where c.id = any(:customers)
                        and not exists (select from customer_arm a where a.customer_id = c.id)),
                 way (id, unit, steps) as (
                     select id, above, 1 from newcomer where household_id is null and above is not null
                     union all
                     select w.id, o.parent_id, w.steps + 1
                       from way w join customer o on o.id = w.unit
                      where o.parent_id is not null and w.steps < 10
                        and not exists (select from customer_arm a where a.customer_id = w.unit)),
                 top as (
                     select distinct on (id) id, unit from way order by id, steps desc)
                 insert into customer_arm (customer_id, bucket)
                 select n.id,
                        coalesce(housemate.bucket, organization.bucket,
                                 ('x' || substr(md5(h.salt || coalesce(n.household_id, top.unit, n.id)::text), 1, 7))
                                     ::bit(28)::integer % 10000)
                   from newcomer n
                   cross join holdout h
                   left join top on top.id = n.id
                   left join customer_arm organization on organization.customer_id = top.unit
                   left join lateral (
                        select a.bucket
                          from customer m join customer_arm a on a.customer_id = m.id
                         where m.household_id = n.household_id
                         order by m.created_at, m.id
                         limit 1) housemate on true
                  order by n.id
                 on conflict do nothing
                 """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
