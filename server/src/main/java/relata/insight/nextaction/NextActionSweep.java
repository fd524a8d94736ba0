package relata.insight.nextaction;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.Marks;
import relata.insight.offers.OffersLearned;
import relata.insight.standing.StandingDone;
import relata.platform.Rows;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;

/**
 * Chooses anew for everybody, after each pass over where customers stand, once it was learned what to offer, and after a change of
 * what the company assumes: days pass, purchases become overdue. In batches in the order of ids, their customers locked as the drain of marks locks them;
 * whose choice changed is marked, so that work lists follow.
 */
@Component
class NextActionSweep implements Job {

    static final String KIND = "next-actions";

    private static final UUID EVERYBODY = new UUID(0, 1);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final NextActionPicture picture;
    private final Marks marks;
    private final TransactionTemplate transaction;

    NextActionSweep(
            JdbcClient jdbc, Jobs jobs, NextActionPicture picture, Marks marks, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.picture = picture;
        this.marks = marks;
        this.transaction = transaction;
    }

    /** In the background, once the transaction at hand is committed. */
    void ask() {
        jobs.submit(KIND, EVERYBODY);
    }

    @EventListener
    void stood(StandingDone done) {
        ask();
    }

    @EventListener
    void learned(OffersLearned learned) {
        ask();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID everybody, Hold hold) {
        UUID after = BEFORE_ALL;
        while (after != null) {
            if (hold.stopping()) {
                return false;
            }
            UUID from = after;
            after = transaction.execute(_ -> {
                hold.require();
                List<UUID> batch =
                        jdbc.sql("""
                         select id from customer
                          where id > ? and deleted_at is null
                          order by id
                          limit ?
                            for no key update skip locked
                         """).params(from, BATCH).query(Rows::id).list();
                if (batch.isEmpty()) {
                    return null;
                }
                marks.mark(picture.choose(batch), CustomerPicture.WORK);
                return batch.getLast();
            });
        }
        return true;
    }

    @Override
    public void failed(UUID everybody, RuntimeException reason) {
        // the jobs have told why; the next pass chooses anew
    }
}
