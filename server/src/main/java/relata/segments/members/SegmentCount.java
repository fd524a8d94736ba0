package relata.segments.members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.audit.Audit;
import relata.platform.audit.AuditEntry;
import relata.platform.audit.Change;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;
import relata.records.sql.Sql;

/**
 * Counts a whole segment: asks all customers, and writes the two differences to the members of before in one transaction,
 * which until then stay. Whose facts change meanwhile is asked again at the end.
 */
@Component
class SegmentCount implements Job {

    static final String KIND = "segment-count";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentCount.class);
    private static final int PORTION = 50_000;

    private final Segments segments;
    private final SegmentQuestions questions;
    private final SegmentMembers members;
    private final Jobs jobs;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;

    SegmentCount(
            Segments segments,
            SegmentQuestions questions,
            SegmentMembers members,
            Jobs jobs,
            Audit audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.segments = segments;
        this.questions = questions;
        this.members = members;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID id, Hold hold) {
        begun(id).ifPresent(segment -> counted(segment, hold));
        return true;
    }

    private void counted(Segment segment, Hold hold) {
        try {
            Boolean changed = transaction.execute(_ -> count(segment, hold));
            transaction.executeWithoutResult(_ -> lookAgain(segment.id()));
            if (Boolean.TRUE.equals(changed)) {
                countThoseWhoAsk(segment.id());
            }
        } catch (DataAccessException e) {
            if (!SegmentMembers.isOfTheRule(e)) {
                throw e;
            }
            LOG.warn("Segment {} cannot be evaluated: {}", segment.name(), e.getMessage());
            segments.failed(segment);
        }
    }

    /** From here on the computing of pictures only notes whose facts change. Empty where there is nothing to count. */
    private Optional<Segment> begun(UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            segments.changeStates();
            Optional<Segment> found = segments.find(id);
            if (found.isEmpty()) {
                jdbc.sql("delete from segment_member where segment_id = ?")
                        .param(id)
                        .update();
                return found;
            }
            if (found.get().rule() != null && questions.standing(found.get()).isEmpty()) {
                segments.state(List.of(id), Segment.State.BROKEN);
                return Optional.empty();
            }
            segments.state(List.of(id), Segment.State.COUNTING);
            jdbc.sql("""
                     insert into segment_count (segment_id) values (?)
                     on conflict (segment_id) do update set differences = null, done = 0
                     """).param(id).update();
            return found;
        }));
    }

    /** Answers whether the members changed. */
    private boolean count(Segment segment, Hold hold) {
        jdbc.sql("""
                 create temporary table segment_difference (
                     number bigint generated always as identity, customer_id uuid not null, comes boolean not null)
                     on commit drop
                 """).update();
        members.run(Sql.of("with wanted (segment_id, customer_id) as materialized (")
                .add(questions.wanted(segment))
                .add("""
                     ), members as (select m.customer_id from segment_member m where m.segment_id = ?)
                     insert into segment_difference (customer_id, comes)
                     select coalesce(w.customer_id, m.customer_id), w.customer_id is not null
                       from wanted w full join members m on m.customer_id = w.customer_id
                      where w.customer_id is null or m.customer_id is null
                      order by 1 -- the indexes of members are then written from left to right
                     """, segment.id())
                .plannedAnew());
        jdbc.sql("create index on segment_difference (number)").update();
        long came = differences("where comes");
        long went = differences("where not comes");
        progress(segment.id(), came + went, 0);
        for (long from = 0; from < came + went; from += PORTION) {
            hold.require();
            write(segment.id(), from);
            progress(segment.id(), came + went, Math.min(came + went, from + PORTION));
        }
        hold.require();
        end(segment, came, went);
        return came + went > 0;
    }

    private long differences(String condition) {
        return jdbc.sql("select count(*) from segment_difference " + condition)
                .query(Long.class)
                .single();
    }

    private void write(UUID segment, long from) {
        var portion = Map.of("segment", segment, "from", from, "until", from + PORTION);
        jdbc.sql("""
                 delete from segment_member m
                  using segment_difference d
                  where m.segment_id = :segment and m.customer_id = d.customer_id and not d.comes
                    and d.number > :from and d.number <= :until
                 """).params(portion).update();
        jdbc.sql("""
                 insert into segment_member (segment_id, customer_id)
                 select :segment, d.customer_id
                   from segment_difference d join customer c on c.id = d.customer_id
                  where d.comes and d.number > :from and d.number <= :until
                 on conflict do nothing
                 """).params(portion).update();
    }

    /** Seen at once, while the work itself is not committed yet. */
    private void progress(UUID segment, long differences, long done) {
        beside.executeWithoutResult(
                _ -> jdbc.sql("""
                 update segment_count set differences = ?, done = ? where segment_id = ?
                 """).params(differences, done, segment).update());
    }

    private void end(Segment segment, long came, long went) {
        UUID id = segment.id();
        // whoever is treated differently now that a policy finds them here; before the states are locked, as the
        // computing
        // of pictures waits for these while it holds marks
        jdbc.sql("""
                 insert into customer_mark (customer_id, marked_at, from_part)
                 select customer_id, now(), :part
                   from segment_difference
                  where exists (select from policy where segment_id = :segment)
                  order by customer_id
                 """ + Marks.AGAIN)
                .param("segment", id)
                .param("part", CustomerPicture.NEXT_ACTION)
                .update();
        segments.changeStates();
        boolean sameRule = segment.rule() != null && segment.rule().equals(segment.countedRule());
        boolean dated = questions.dated(segments.all()).contains(id);
        jdbc.sql("""
                 update segment_count
                    set rule = :rule, failed_rule = null, came = :came, went = :went, differences = null, done = 0,
                        unexpected = :unexpected
                  where segment_id = :segment
                 """)
                .param("rule", segment.rule())
                .param("came", came)
                .param("went", went)
                .param("unexpected", sameRule && !dated ? came + went : null)
                .param("segment", id)
                .update();
        // a rule that was written meanwhile has its own count waiting, and stays in this state until then
        jdbc.sql("""
                 update segment set counted_at = now(),
                        state = case when rule is not distinct from :rule then 'current' else state end
                  where id = :segment
                 """).param("rule", segment.rule()).param("segment", id).update();
        var changes = Map.of("came", new Change(null, came), "went", new Change(null, went));
        audit.record(Actor.SYSTEM, "system", new AuditEntry(SegmentFields.OBJECT, id, "count", changes));
    }

    /** Those whose facts changed meanwhile: all who noted them have ended before the count did. */
    private void lookAgain(UUID id) {
        jdbc.sql("""
                 with noted as (
                     delete from segment_recheck where segment_id = :segment returning customer_id)
                 insert into customer_mark (customer_id, marked_at, from_part)
                 select customer_id, now(), :part from noted order by customer_id
                 """ + Marks.AGAIN)
                .param("segment", id)
                .param("part", CustomerPicture.SEGMENTS)
                .update();
    }

    private void countThoseWhoAsk(UUID id) {
        var asks = new HashMap<UUID, Set<UUID>>();
        segments.all()
                .forEach(other -> questions.standing(other).ifPresent(rule -> asks.put(other.id(), rule.segments())));
        asks.forEach((other, asked) -> {
            if (asked.contains(id)) {
                jobs.submit(KIND, other);
            }
        });
    }

    @Override
    public void failed(UUID id, RuntimeException reason) {
        segments.state(List.of(Objects.requireNonNull(id)), Segment.State.BROKEN);
    }
}
