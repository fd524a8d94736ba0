package relata.work.items;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import relata.platform.Actor;
import relata.platform.Refusal;

/** Who rejects what and why, for whoever sets policies: what people reject again and again is chosen wrongly. */
@RestController
class RejectionsController {

    /** The name of the setting that opens policies. */
    private static final String SETTING = "policies";

    private static final int MOST = 500;
    private static final int DAYS = 90;
    private static final int MOST_DAYS = 3_650;

    private final JdbcClient jdbc;
    private final Clock clock;

    RejectionsController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param policy null where the choice stood under none, or the item came from a task or from neglect
     * @param of how many items of the same policy, action and person were closed, the rejected ones included
     * @param notes the newest ones, three at most
     */
    record RejectionGroup(
            @Nullable UUID policy,
            String source,
            String action,
            String reason,
            UUID personId,
            String personName,
            long count,
            long of,
            Instant last,
            List<String> notes) {}

    record RejectionList(Instant since, List<RejectionGroup> groups) {}

    /** @param days how far back, 90 where it is not told */
    @GetMapping("/api/v1/work-items/rejections")
    RejectionList rejections(
            Actor actor,
            @RequestParam(defaultValue = "" + DAYS) int days,
            @RequestParam(required = false) @Nullable UUID policy) {
        if (!actor.access().mayUse(SETTING)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "platform.forbidden");
        }
        Instant since = clock.instant().minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS)));
        List<RejectionGroup> groups = jdbc.sql("""
                 with closed as (
                     select i.policy_id, i.source, i.action, s.verb, s.reason, s.by_user, s.at, s.note
                       from work_item_step s join work_item i on i.id = s.item_id
                      where s.verb in ('done', 'rejection') and s.undone_at is null and s.at >= :since
                        and (:policy::uuid is null or i.policy_id = :policy))
                 select r.policy_id, r.source, r.action, r.reason, r.by_user, u.name, count(*) as rejected,
                        (select count(*) from closed c
                          where c.policy_id is not distinct from r.policy_id and c.source = r.source and c.action = r.action
                            and c.by_user = r.by_user) as closed,
                        max(r.at) as last,
                        (array_remove(array_agg(r.note order by r.at desc), null))[1\\:3] as notes
                   from closed r join app_user u on u.id = r.by_user
                  where r.verb = 'rejection'
                  group by r.policy_id, r.source, r.action, r.reason, r.by_user, u.name
                  order by rejected desc, last desc, r.by_user, r.action, r.reason
                  limit :most
                 """)
                .param("since", Timestamp.from(since))
                .param("policy", policy)
                .param("most", MOST)
                .query((row, _) -> new RejectionGroup(
                        row.getObject("policy_id", UUID.class),
                        row.getString("source"),
                        row.getString("action"),
                        row.getString("reason"),
                        row.getObject("by_user", UUID.class),
                        row.getString("name"),
                        row.getLong("rejected"),
                        row.getLong("closed"),
                        row.getObject("last", OffsetDateTime.class).toInstant(),
                        List.of((String[]) row.getArray("notes").getArray())))
                .list();
        return new RejectionList(since, groups);
    }
}
