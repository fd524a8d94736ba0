package relata.segments;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Rows;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;

/** Lets customers who were there before the holdout draw their places, some at a time. The migration asks for it. */
@Component
class ArmsForAll implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(ArmsForAll.class);
    private static final int PORTION = 5_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Arms arms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ArmsForAll(Arms arms, JdbcClient jdbc, TransactionTemplate transaction) {
        this.arms = arms;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return "customer-arms";
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
        return portion.size() < PORTION;
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
