package relata.work.items;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.CustomerPicture;
import relata.platform.Ids;
import relata.platform.Rows;
import relata.platform.settings.DataEnd;

/**
 * Items that follow from what is known of a customer: the chosen next action, and key customers whom nobody contacted in
 * time. The control group is left alone, but for complaints, which are no treatment.
 */
@Component
@Order(CustomerPicture.WORK)
class CustomerItems implements CustomerPicture {

    /** The choice of a customer that somebody shall carry out; named n, the customer c. */
    private static final String WANTED = """
            n.action <> 'leave' and (n.arm <> 'control' or n.action = 'solve') and c.deleted_at is null
                    and coalesce(n.owner_id, c.owner_id, n.team_id, c.team_id) is not null""";

    private final JdbcClient jdbc;
    private final WorkSettings settings;
    private final DataEnd dataEnd;
    private final Clock clock;

    CustomerItems(JdbcClient jdbc, WorkSettings settings, DataEnd dataEnd, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.dataEnd = dataEnd;
        this.clock = clock;
    }

    @Override
    public void recompute(List<UUID> customers) {
        UUID[] ids = customers.toArray(UUID[]::new);
        Timestamp now = Timestamp.from(clock.instant());
        withdrawChoices(ids, now);
        openChoices(ids, now);
        withdrawNeglect(ids, now);
        openNeglect(ids, now);
    }

    /** A choice that was replaced before anybody acted on it expires, and whoever measures is told so. */
    private void withdrawChoices(UUID[] ids, Timestamp now) {
        jdbc.sql("""
                 with gone as (
                     update work_item i
                        set state = 'withdrawn', closed_at = :now, changed_at = :now
                      where i.source = 'choice' and i.state in ('open', 'snoozed') and i.customer_id = any(:ids)
                        and not exists (select 1 from next_action n join customer c on c.id = n.customer_id
                                         where n.customer_id = i.customer_id and n.choice_id::text = i.source_key
                                           and %s)
                     returning i.customer_id, i.source_key, i.action, i.policy_id)
                 insert into action_outcome (id, customer_id, choice_id, action, policy_id, outcome, at)
                 select coalesce((cast(:fresh as uuid[]))[row_number() over (order by customer_id)], gen_random_uuid()), customer_id,
                        source_key::uuid, action, policy_id, 'expired', :now
                   from gone
                 """.formatted(WANTED))
                .param("fresh", fresh(ids.length))
                .param("ids", ids)
                .param("now", now)
                .update();
    }

    /** What was done or rejected stays so; what somebody took over stays theirs. */
    private void openChoices(UUID[] ids, Timestamp now) {
        jdbc.sql("""
                 insert into work_item (id, source, source_key, customer_id, policy_id, product_id, action, kind, channel, due_on,
                                        assumed, gain, at_stake, reasons, owner_id, team_id, rank, created_at, changed_at)
                 select (cast(:fresh as uuid[]))[row_number() over (order by n.customer_id)], 'choice', n.choice_id::text, n.customer_id, n.policy_id, n.product_id, n.action,
                        case when n.action = 'solve' then 'complaint'
                             when n.action = 'call' then 'call'
                             when n.action = 'visit' then 'meeting'
                             when n.action = 'mail' then 'message'
                             when n.channel = 'phone' then 'call'
                             when n.channel in ('visit', 'meeting') then 'meeting'
                             else 'message' end,
                        n.channel, n.due_on, n.assumed, n.gain, n.at_stake,
                        coalesce((select jsonb_agg(r.reason order by r.place)
                                    from jsonb_array_elements(n.reasons) with ordinality as r (reason, place)
                                   where r.place <= 3), '[]'),
                        coalesce(n.owner_id, case when n.team_id is null then c.owner_id end),
                        case when coalesce(n.owner_id, case when n.team_id is null then c.owner_id end) is null
                             then coalesce(n.team_id, c.team_id) end,
                        case when n.action = 'solve' then 0 else 1 end, :now, :now
                   from next_action n join customer c on c.id = n.customer_id
                  where n.customer_id = any(:ids) and %s
                  order by n.customer_id
                 on conflict (source, source_key) do update
                    set customer_id = excluded.customer_id, channel = excluded.channel, due_on = excluded.due_on,
                        assumed = excluded.assumed, gain = excluded.gain, at_stake = excluded.at_stake,
                        reasons = excluded.reasons, policy_id = excluded.policy_id, changed_at = excluded.changed_at,
                        owner_id = case when work_item.handed_at is null then excluded.owner_id else work_item.owner_id end,
                        team_id = case when work_item.handed_at is null then excluded.team_id else work_item.team_id end,
                        state = case when work_item.state = 'snoozed' then 'snoozed' else 'open' end, closed_at = null
                  where work_item.state in ('open', 'snoozed', 'withdrawn')
                    and ((work_item.customer_id, work_item.channel, work_item.due_on, work_item.assumed, work_item.gain,
                          work_item.at_stake, work_item.reasons, work_item.policy_id)
                         is distinct from
                         (excluded.customer_id, excluded.channel, excluded.due_on, excluded.assumed, excluded.gain,
                          excluded.at_stake, excluded.reasons, excluded.policy_id)
                      or (work_item.handed_at is null and (work_item.owner_id, work_item.team_id)
                         is distinct from (excluded.owner_id, excluded.team_id))
                      or work_item.state = 'withdrawn')
                 """.formatted(WANTED))
                .param("fresh", fresh(ids.length))
                .param("ids", ids)
                .param("now", now)
                .update();
    }

    /** Whoever was contacted meanwhile, or is no key customer any more, is not neglected; nor one for whom a choice stands. */
    private void withdrawNeglect(UUID[] ids, Timestamp now) {
        jdbc.sql("""
                 update work_item i
                    set state = 'withdrawn', closed_at = :now, changed_at = :now
                   from customer c
                  where i.source = 'neglect' and i.state in ('open', 'snoozed') and i.customer_id = any(:ids)
                    and c.id = i.customer_id
                    and (not c.key_customer or c.deleted_at is not null
                         or coalesce(c.last_contact_at, c.created_at) >= :limit
                         or exists (select 1 from work_item o
                                     where o.customer_id = c.id and o.source = 'choice' and o.state in ('open', 'snoozed'))
                         or exists (select 1 from next_action n where n.customer_id = c.id and n.arm = 'control'))
                 """)
                .param("ids", ids)
                .param("now", now)
                .param("limit", limit(settings.wishes().neglectDays()))
                .update();
    }

    /**
     * Opens items for neglected key customers: once for each stretch of that many days without contact, so that what was
     * rejected comes back when as long a time has gone by again.
     */
    private void openNeglect(UUID[] ids, Timestamp now) {
        int days = settings.wishes().neglectDays();
        jdbc.sql("""
                 insert into work_item (id, source, source_key, customer_id, action, kind, channel, at_stake, reasons, owner_id,
                                        team_id, created_at, changed_at)
                 select (cast(:fresh as uuid[]))[row_number() over (order by w.id)], 'neglect',
                        w.id || ' ' || extract(epoch from w.since)::bigint || ' ' || w.stretch,
                        w.id, 'contact', 'call', 'phone', n.at_stake,
                        jsonb_build_array(jsonb_build_object('code', 'not-contacted', 'figures',
                            jsonb_build_object('since', case when w.last_contact_at is null then null
                                                             else to_char(w.since at time zone 'UTC', 'YYYY-MM-DD') end,
                                               'usual', cast(:days as integer)))),
                        w.owner_id, case when w.owner_id is null then w.team_id end, :now, :now
                   from (select c.id, c.owner_id, c.team_id, c.last_contact_at,
                                coalesce(c.last_contact_at, c.created_at) as since,
                                floor(extract(epoch from (cast(:today as timestamptz)
                                                          - coalesce(c.last_contact_at, c.created_at)))
                                      / (86400.0 * :days))::integer as stretch
                           from customer c
                          where c.key_customer and c.deleted_at is null
                            and (c.owner_id is not null or c.team_id is not null)
                            and coalesce(c.last_contact_at, c.created_at) < :limit
                            and c.id = any(:ids)) w
                   left join next_action n on n.customer_id = w.id
                  where n.arm is distinct from 'control'
                    and not exists (select 1 from work_item o
                                     where o.customer_id = w.id and o.source in ('choice', 'neglect')
                                       and o.state in ('open', 'snoozed'))
                  order by w.id
                 on conflict (source, source_key) do nothing
                 """)
                .param("ids", ids)
                .param("fresh", fresh(ids.length))
                .param("days", days)
                .param("today", limit(0))
                .param("limit", limit(days))
                .param("now", now)
                .update();
    }

    /** Key customers whom nobody contacted in time and who have no item yet; those of whom an item was rejected come again and again. */
    List<UUID> neglected(int most) {
        return jdbc.sql("""
                 select c.id
                   from customer c
                  where c.key_customer and c.deleted_at is null and (c.owner_id is not null or c.team_id is not null)
                    and coalesce(c.last_contact_at, c.created_at) < :limit
                    and not exists (select 1 from work_item o
                                     where o.customer_id = c.id and o.source in ('choice', 'neglect')
                                       and o.state in ('open', 'snoozed'))
                  order by c.id
                  limit :most
                 """)
                .param("limit", limit(settings.wishes().neglectDays()))
                .param("most", most)
                .query(Rows::id)
                .list();
    }

    private static UUID[] fresh(int many) {
        return Stream.generate(Ids::next).limit(many).toArray(UUID[]::new);
    }

    /** The moment that many days before now, or before the end of the day on which the data end. */
    private Timestamp limit(int daysBefore) {
        LocalDate end = dataEnd.today();
        var now = clock.instant();
        boolean historical = dataEnd.times().dataEndOn() != null;
        var today = historical ? end.plusDays(1).atStartOfDay(dataEnd.zone()).toInstant() : now;
        return Timestamp.from(
                today.atOffset(ZoneOffset.UTC).minusDays(daysBefore).toInstant());
    }
}
