package relata.segments;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import relata.customers.marks.CustomerPicture;
import relata.customers.marks.Marks;
import relata.platform.jobs.Hold;
import relata.platform.jobs.Job;

/** After a change of a policy: all customers of its segment are looked at anew, since something else may be right for them now. */
@Component
class PolicyFollowUp implements Job {

    static final String KIND = "policy-follow-up";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyFollowUp.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PolicyFollowUp(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean run(UUID segment, Hold hold) {
        transaction.executeWithoutResult(_ -> {
            hold.require();
            jdbc.sql("""
                     insert into customer_mark (customer_id, marked_at, from_part)
                     select customer_id, now(), ? from segment_member where segment_id = ? order by customer_id
                     """ + Marks.AGAIN)
                    .params(CustomerPicture.NEXT_ACTION, segment)
                    .update();
        });
        return true;
    }

    @Override
    public void failed(UUID segment, RuntimeException reason) {
        LOG.error("Customers of segment {} follow its policy only after their next change", segment, reason);
    }
}
