package relata.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import relata.platform.Ids;
import relata.testing.RelataTest;

@RelataTest(shared = "platform")
class JobsTest {

    private static final String KIND = "nobody-else-does-this";

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aLeaseIsRenewedWhileAPortionStalls() {
        UUID subject = Ids.next();
        jobs.submit(KIND, subject);
        Jobs.Claimed claimed = jobs.claim(List.of(KIND), subject).orElseThrow();
        var hold = new Hold(jdbc, claimed.id(), claimed.claim(), () -> false);
        new TransactionTemplate(transactions).executeWithoutResult(portion -> {
            hold.require();
            outside(() -> {
                endLease(claimed);
                assertThat(jobs.claim(List.of(KIND), subject))
                        .as("nobody takes over what a portion holds, though the lease is over")
                        .isEmpty();
                jobs.renew();
            });
            assertThat(isLeased(claimed)).as("renewed before the portion ends").isTrue();
        });
        assertThat(jobs.claim(List.of(KIND), subject)).isEmpty();

        endLease(claimed);
        assertThat(jobs.claim(List.of(KIND), subject))
                .as("a dead node's job goes on")
                .isPresent();
        assertThatExceptionOfType(Hold.Lost.class)
                .isThrownBy(
                        () -> new TransactionTemplate(transactions).executeWithoutResult(portion -> hold.require()));
        jdbc.sql("delete from job where kind = ?").param(KIND).update();
    }

    @Test
    void aClaimOfAnotherStartOfTheDatabaseOrFromTheFutureHoldsNothing() {
        UUID subject = Ids.next();
        jobs.submit(KIND, subject);
        jobs.claim(List.of(KIND), subject).orElseThrow();
        assertThat(jobs.claim(List.of(KIND), subject)).isEmpty();

        jdbc.sql("update job set database_start = database_start - interval '1 minute' where subject = ?")
                .param(subject)
                .update();
        assertThat(jobs.claim(List.of(KIND), subject))
                .as("the database was killed")
                .isPresent();

        jdbc.sql("update job set lease_until = now() + interval '1 hour' where subject = ?")
                .param(subject)
                .update();
        assertThat(jobs.claim(List.of(KIND), subject))
                .as("the clock was set back")
                .isPresent();
        jdbc.sql("delete from job where kind = ?").param(KIND).update();
    }

    private void endLease(Jobs.Claimed claimed) {
        jdbc.sql("update job set lease_until = now() - interval '1 second' where id = ?")
                .param(claimed.id())
                .update();
    }

    private boolean isLeased(Jobs.Claimed claimed) {
        return Objects.requireNonNull(new TransactionTemplate(transactions, apart())
                .execute(status -> jdbc.sql("select lease_until > now() from job where id = ?")
                        .param(claimed.id())
                        .query(Boolean.class)
                        .single()));
    }

    /** On another connection, which gives up rather than wait for the portion. */
    private void outside(Runnable work) {
        new TransactionTemplate(transactions, apart()).executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            work.run();
        });
    }

    private static TransactionDefinition apart() {
        return new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }
}
