package relata.segments.members;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Rows;
import relata.platform.jobs.Jobs;
import relata.records.sql.Sql;

/** Computes anew in which segments some customers are, in one statement for each step of segments that ask about others. */
@Component
class SegmentMembers {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentMembers.class);

    private final Segments segments;
    private final SegmentQuestions questions;
    private final Jobs jobs;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate attempt;

    SegmentMembers(
            Segments segments,
            SegmentQuestions questions,
            Jobs jobs,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.segments = segments;
        this.questions = questions;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Writes what differs, in the caller's transaction. Segments that are being counted as a whole note the customers for
     * afterwards; one that cannot be evaluated is marked and keeps its members.
     */
    void recompute(List<UUID> customers) {
        segments.holdStates();
        var followed = new LinkedHashMap<UUID, Segment>();
        var asks = new LinkedHashMap<UUID, Set<UUID>>();
        var neighborly = new ArrayList<UUID>();
        var counting = new ArrayList<UUID>();
        var broken = new ArrayList<UUID>();
        for (Segment segment : segments.all()) {
            Rule rule = questions.standing(segment).orElse(null);
            if (segment.rule() != null && rule == null) {
                broken.add(segment.id());
            } else if (segment.state() == Segment.State.COUNTING) {
                counting.add(segment.id());
            } else if (segment.state() == Segment.State.BROKEN) {
                if (segment.rule() == null || !segment.rule().equals(segment.failedRule())) {
                    jobs.submit(SegmentCount.KIND, segment.id()); // mended meanwhile
                }
            } else {
                followed.put(segment.id(), segment);
                asks.put(segment.id(), rule == null ? Set.of() : rule.segments());
                if (rule != null && rule.neighborly()) {
                    neighborly.add(segment.id());
                }
            }
        }
        segments.state(broken, Segment.State.BROKEN);
        recheck(counting, customers);
        for (List<UUID> step : SegmentOrder.steps(asks)) {
            write(step.stream().map(followed::get).toList(), customers);
        }
        if (!neighborly.isEmpty()) {
            List<UUID> neighbors = neighbors(customers);
            if (!neighbors.isEmpty()) {
                write(neighborly.stream().map(followed::get).toList(), neighbors);
            }
        }
    }

    private void recheck(List<UUID> counting, List<UUID> customers) {
        if (!counting.isEmpty()) {
            jdbc.update("""
                    insert into segment_recheck (segment_id, customer_id)
                    select s, c from unnest(?::uuid[]) s cross join unnest(?::uuid[]) c order by 1, 2
                    on conflict do nothing
                    """, counting.toArray(UUID[]::new), customers.toArray(UUID[]::new));
        }
    }

    /** All in one statement; where that fails, one by one, so that a rule whose arithmetic fails stops no other. */
    private void write(List<Segment> step, List<UUID> customers) {
        try {
            attempt.executeWithoutResult(_ -> difference(step, customers));
        } catch (DataAccessException e) {
            if (!isOfTheRule(e)) {
                throw e;
            }
            if (step.size() > 1) {
                step.forEach(one -> write(List.of(one), customers));
            } else {
                LOG.warn("Segment {} cannot be evaluated: {}", step.getFirst().name(), e.getMessage());
                segments.failed(step.getFirst());
            }
        }
    }

    /** A value out of range, a division by zero: classes 21 and 22. */
    static boolean isOfTheRule(DataAccessException e) {
        return e.getRootCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("22") || cause.getSQLState().startsWith("21"));
    }

    private void difference(List<Segment> step, List<UUID> customers) {
        Sql sql = Sql.of("with wanted (segment_id, customer_id) as materialized (");
        for (int n = 0; n < step.size(); n++) {
            sql.add(n == 0 ? "" : " union all ")
                    .add(questions.wanted(step.get(n)))
                    .add(" and t.id = any(?)", customers);
        }
        List<UUID> ids = step.stream().map(Segment::id).toList();
        sql.add("""
                ), gone as (
                    delete from segment_member m
                     where m.customer_id = any(?) and m.segment_id = any(?)
                       and not exists (select from wanted w
                                        where w.segment_id = m.segment_id and w.customer_id = m.customer_id)
                )
                insert into segment_member (segment_id, customer_id)
                select w.segment_id, w.customer_id
                  from wanted w
                 where not exists (select from segment_member m
                                    where m.segment_id = w.segment_id and m.customer_id = w.customer_id)
                 order by w.customer_id, w.segment_id
                on conflict do nothing
                """, customers, ids);
        run(sql.plannedAnew());
    }

    int run(Sql sql) {
        Integer rows = jdbc.execute((ConnectionCallback<Integer>) connection -> update(connection, sql));
        return rows == null ? 0 : rows;
    }

    private static int update(Connection connection, Sql sql) throws SQLException {
        try (var statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    /** Those who look at one of these customers, one step away. */
    private List<UUID> neighbors(Collection<UUID> customers) {
        UUID[] ids = customers.toArray(UUID[]::new);
        return jdbc.query("""
                 select c.id from customer c where c.parent_id = any(?)
                 union
                 select c.parent_id from customer c where c.id = any(?) and c.parent_id is not null
                 union
                 select o.id from customer c join customer o on o.household_id = c.household_id where c.id = any(?)
                 union
                 select r.customer_id from relationship r where r.other_id = any(?)
                 union
                 select r.other_id from relationship r where r.customer_id = any(?)
                 """, Rows::id, ids, ids, ids, ids, ids);
    }
}
