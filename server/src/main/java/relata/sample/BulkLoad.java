package relata.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relata.sample.story.SampleStories;

/**
 * Writes a base straight into the tables by COPY, in chunks that each hold whole households, on as many threads as there
 * are processors. Memory does not grow with the number of customers.
 */
final class BulkLoad {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);
    /** A multiple of sixteen, the size of the generator's groups: a household never spans two chunks. */
    private static final long CHUNK = 2048;

    private final DataSource dataSource;
    private final SampleStories base;
    private final Surroundings surroundings;
    private final Rates rates;
    private final Function<String, SearchedFields> searched;
    private final AtomicLong written = new AtomicLong();

    BulkLoad(
            DataSource dataSource,
            SampleStories base,
            Surroundings surroundings,
            Rates rates,
            Function<String, SearchedFields> searched) {
        this.dataSource = dataSource;
        this.base = base;
        this.surroundings = surroundings;
        this.rates = rates;
        this.searched = searched;
    }

    void run() {
        int threads = Runtime.getRuntime().availableProcessors();
        var next = new AtomicLong(base.businesses());
        chunk(0, base.businesses());
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(workers.submit(() -> {
                    for (long from = next.getAndAdd(CHUNK); from < base.customers(); from = next.getAndAdd(CHUNK)) {
                        chunk(from, Math.min(from + CHUNK, base.customers()));
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The load failed", failed.getCause());
        }
    }

    private void chunk(long from, long to) {
        var customers = new CustomerRows(surroundings, searched.apply("customer"), searched.apply("household"));
        var orders = new OrderRows(rates, searched.apply("order"));
        var timeline = new TimelineRows(surroundings, rates);
        for (long index = from; index < to; index++) {
            var history = base.history(index);
            customers.add(history, orders.add(history));
            history.interactions().forEach(timeline::add);
            history.orders().forEach(order -> order.returns().forEach(back -> timeline.add(order, back)));
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            customers.send(connection);
            orders.send(connection);
            timeline.send(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException("Customers " + from + " to " + to + " could not be written", failed);
        }
        long now = written.addAndGet(to - from);
        if (now / 100_000 != (now - (to - from)) / 100_000) {
            LOG.info("{} of {} customers written", now, base.customers());
        }
    }
}
