package relata.segments;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Rows;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;
import relata.platform.jobs.Jobs;

/** Lets customers who were there before the holdout draw their places, some at a time. */
@Component
class ArmsForAll implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ArmsForAll.class);
    private static final String KIND = "customer-arms";
    private static final int PORTION = 5_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Arms arms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Jobs jobs;

    ArmsForAll(Arms arms, JdbcClient jdbc, TransactionTemplate transaction, Jobs jobs) {
        this.arms = arms;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** At the start: asks for it where it was never done to its end. */
    @EventListener(ApplicationReadyEvent.class)
    public void askUnlessDrawn() {
        boolean drawn =
                jdbc.sql("select drawn from holdout").query(Boolean.class).single();
        if (!drawn) {
            jobs.submit(KIND, FIRST);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** After a crash it begins anew: who has drawn is passed over quickly. */
    @Override
    public boolean run(UUID subject, Hold hold) {
        UUID last = FIRST;
        List<UUID> portion;
        do {
            UUID from = last;
            portion = Objects.requireNonNull(transaction.execute(_ -> {
                hold.require();
                return drawAfter(from);
            }));
            last = portion.isEmpty() ? last : portion.getLast();
        } while (portion.size() == PORTION && !hold.stopping());
        boolean all = portion.size() < PORTION;
        if (all) {
            jdbc.sql("update holdout set drawn = true where not drawn").update();
        }
        return all;
    }

    private List<UUID> drawAfter(UUID from) {
        List<UUID> ids = jdbc.sql("select id from customer where id > ? order by id limit ?")
                .params(from, PORTION)
                .query(Rows::id)
                .list();
        arms.draw(ids);
        return ids;
    }

    @Override
    public void failed(UUID subject, RuntimeException reason) {
        LOG.error(
                "Customers who were there before have no place in the holdout; each draws one at its next change",
                reason);
    }
}
