package relata.work.items;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Ids;

/** Each open task is an item of whoever shall do it; the item follows the task. */
@Component
public class TaskItems {

    private final JdbcClient jdbc;

    TaskItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens, changes or closes the items of these tasks in two statements, however many; tasks without anybody have none. */
    public void follow(Collection<UUID> tasks, Instant now) {
        if (tasks.isEmpty()) {
            return;
        }
        UUID[] ids = tasks.toArray(UUID[]::new);
        jdbc.sql("""
                 insert into work_item (id, source, source_key, customer_id, task_id, action, kind, title, due_at, promise, reasons,
                                        owner_id, team_id, state, rank, created_at, changed_at)
                 select (cast(:fresh as uuid[]))[row_number() over (order by t.id)], 'task', t.id::text, t.customer_id, t.id, t.kind,
                        case t.kind when 'call' then 'call' when 'mail' then 'message'
                                    when 'visit' then 'meeting' when 'meeting' then 'meeting' else 'task' end,
                        t.subject, t.due_at, t.promise,
                        case when t.promise then '[{"code": "promised", "figures": {}}]'::jsonb else '[]'::jsonb end
                        || case when t.priority = 'high'
                                then '[{"code": "high-priority", "figures": {}}]'::jsonb else '[]'::jsonb end,
                        t.owner_id, case when t.owner_id is null then t.team_id end, 'open',
                        case when t.promise and t.due_at < :now then 0 else 1 end, :now, :now
                   from task t
                  where t.id = any(:ids) and t.deleted_at is null and t.state = 'open'
                    and (t.owner_id is not null or t.team_id is not null)
                  order by t.id
                 on conflict (source, source_key) do update
                    set customer_id = excluded.customer_id, action = excluded.action, kind = excluded.kind,
                        title = excluded.title, due_at = excluded.due_at, promise = excluded.promise,
                        reasons = excluded.reasons, owner_id = excluded.owner_id, team_id = excluded.team_id,
                        rank = excluded.rank, changed_at = excluded.changed_at, closed_at = null,
                        state = case when work_item.state = 'snoozed' then 'snoozed' else 'open' end
                  where (work_item.customer_id, work_item.action, work_item.title, work_item.due_at, work_item.promise,
                         work_item.reasons, work_item.owner_id, work_item.team_id, work_item.rank)
                        is distinct from
                        (excluded.customer_id, excluded.action, excluded.title, excluded.due_at, excluded.promise,
                         excluded.reasons, excluded.owner_id, excluded.team_id, excluded.rank)
                     or work_item.state not in ('open', 'snoozed')
                 """)
                .param("ids", ids)
                .param("fresh", Stream.generate(Ids::next).limit(ids.length).toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                 update work_item i
                    set state = case when t.deleted_at is not null then 'withdrawn' when t.state = 'done' then 'done'
                                     when t.state = 'cancelled' then 'rejected' else 'withdrawn' end,
                        closed_at = :now, changed_at = :now
                   from task t
                  where i.task_id = t.id and t.id = any(:ids) and i.state in ('open', 'snoozed')
                    and (t.deleted_at is not null or t.state <> 'open' or (t.owner_id is null and t.team_id is null))
                 """).param("ids", ids).param("now", Timestamp.from(now)).update();
    }
}
