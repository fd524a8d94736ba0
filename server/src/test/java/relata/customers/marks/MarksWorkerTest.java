package relata.customers.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import relata.testing.TestDatabase;

class MarksWorkerTest {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void aServerThatEndsBeginsNoFurtherBatchHoweverManyMarksWait() throws InterruptedException {
        database.jdbc().sql("""
                insert into customer (id, kind, name) select gen_random_uuid(), 'person', 'Olha ' || n from generate_series(1, ?) n
                """).param(3 * MarksDrain.BATCH).update();
        database.jdbc().sql("delete from customer_mark").update();
        database.jdbc()
                .sql("insert into customer_mark (customer_id) select id from customer")
                .update();
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var worker = new MarksWorker(
                drain(customers -> {
                    entered.countDown();
                    awaited(released);
                }),
                Duration.ofMillis(1));

        worker.start();
        entered.await();
        var stop = Thread.ofVirtual().start(worker::stop);
        await().until(() -> !worker.isRunning());
        released.countDown();
        stop.join();

        assertThat(database.jdbc()
                        .sql("select count(*) from customer_mark")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 * MarksDrain.BATCH);
    }

    private MarksDrain drain(CustomerPicture picture) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        return new MarksDrain(database.jdbc(), transaction, List.of(picture));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
