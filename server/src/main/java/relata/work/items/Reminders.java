package relata.work.items;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Rows;
import relata.work.notices.Cause;
import relata.work.notices.Notices;

/** What the clock brings: tasks that are due, snoozes that are over, promises that are overdue, customers nobody contacts. */
@Component
public class Reminders {

    /** What fell due while the server stood still is told as far back as this. */
    private static final int HOURS_BACK = 24;

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final CustomerItems items;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Notices notices, CustomerItems items, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.items = items;
        this.clock = clock;
    }

    /** Looks once; each cause is told once, however often it looks. */
    @Transactional
    public void pass() {
        Instant now = clock.instant();
        wake(now);
        jdbc.sql("""
                 update work_item set rank = 0, changed_at = :now
                  where promise and rank = 1 and state in ('open', 'snoozed') and due_at < :now
                 """).param("now", Timestamp.from(now)).update();
        tellDue(now);
    }

    private void wake(Instant now) {
        List<Cause> causes = new ArrayList<>();
        jdbc.sql("""
                 with woken as (
                     update work_item set state = 'open', snoozed_until = null, changed_at = :now
                      where id in (select id from work_item
                                    where state = 'snoozed' and snoozed_until <= :now
                                    order by snoozed_until limit :most for update skip locked)
                     returning id, owner_id, customer_id, task_id)
                 select w.*, (select s.id from work_item_step s
                               where s.item_id = w.id and s.verb = 'snooze' order by s.at desc limit 1) as step
                   from woken w
                 """).param("now", Timestamp.from(now)).param("most", AT_ONCE).query(row -> {
            UUID owner = row.getObject("owner_id", UUID.class);
            UUID customer = row.getObject("customer_id", UUID.class);
            UUID task = row.getObject("task_id", UUID.class);
            if (owner != null && (task != null || customer != null)) {
                causes.add(Cause.of(
                                owner,
                                Cause.Kind.SNOOZE_OVER,
                                row.getString("step") == null ? row.getString("id") : row.getString("step"))
                        .about(task == null ? "customer" : "task", task == null ? customer : task, customer));
            }
        });
        notices.tell(causes);
    }

    private void tellDue(Instant now) {
        List<Cause> causes = jdbc.sql("""
                 select t.id, t.owner_id, t.customer_id, t.due_at
                   from task t
                  where t.state = 'open' and t.deleted_at is null and t.owner_id is not null
                    and t.due_at <= :now and t.due_at > :since
                    and not exists (select 1 from notification n
                                     where n.user_id = t.owner_id and n.kind = 'due'
                                       and n.cause = t.id || ' ' || extract(epoch from t.due_at)::bigint)
                  order by t.due_at
                  limit :most
                 """)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(HOURS_BACK, ChronoUnit.HOURS)))
                .param("most", AT_ONCE)
                .query((row, _) -> Cause.of(
                                row.getObject("owner_id", UUID.class),
                                Cause.Kind.DUE,
                                row.getString("id") + " "
                                        + row.getObject("due_at", OffsetDateTime.class)
                                                .toEpochSecond())
                        .about("task", row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .list();
        notices.tell(causes);
    }

    /**
     * What no fact brings: key customers become neglected as time goes by, and choices that were written without a mark get
     * their items here. Answers how many it looked at.
     */
    @Transactional
    public int catchUp() {
        List<UUID> unseen = new ArrayList<>(items.neglected(10 * AT_ONCE));
        unseen.addAll(jdbc.sql("""
                 select n.customer_id
                   from next_action n join customer c on c.id = n.customer_id
                  where n.action <> 'leave' and (n.arm <> 'control' or n.action = 'solve') and c.deleted_at is null
                    and coalesce(n.owner_id, c.owner_id, n.team_id, c.team_id) is not null
                    and not exists (select 1 from work_item i where i.source = 'choice' and i.source_key = n.choice_id::text)
                  order by n.customer_id
                  limit :most
                 """).param("most", 10 * AT_ONCE).query(Rows::id).list());
        for (int from = 0; from < unseen.size(); from += AT_ONCE) {
            items.recompute(unseen.subList(from, Math.min(from + AT_ONCE, unseen.size())));
        }
        return unseen.size();
    }

    /** By one node at a time: every minute what is due, every hour what only time brings. */
    @Configuration(proxyBeanMethods = false)
    static class Hours {

        @Bean
        RecurringTask<Void> workReminders(Reminders reminders) {
            return Tasks.recurring("work-reminders", FixedDelay.ofSeconds(30))
                    .execute((task, context) -> reminders.pass());
        }

        @Bean
        RecurringTask<Void> workCatchingUp(Reminders reminders) {
            return Tasks.recurring("work-catching-up", FixedDelay.ofHours(1))
                    .execute((task, context) -> reminders.catchUp());
        }
    }
}
