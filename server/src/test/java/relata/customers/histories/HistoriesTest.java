package relata.customers.histories;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.People;
import relata.testing.RelataTest;

/**
 * Creations, edits, deletions, merges, bulk changes, imports and the undoing of each in any order: after every step the
 * base is what a plain model says. A new walk each time; {@code -Drelata.steps} walks further, and {@code -Drelata.seed}
 * repeats a walk.
 */
@RelataTest(shared = "customers")
class HistoriesTest {

    private static final int STEPS = Integer.getInteger("relata.steps", 1_500);
    private static final int LONG = 150;
    private static final int SIDE_BY_SIDE = 2;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whateverIsDoneAndUndoneTheBaseIsWhatAPlainModelSays() throws Exception {
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("HistoriesTest: -Drelata.seed=" + seed + " -Drelata.steps=" + STEPS);
        String token = people.with(BuiltInRole.ADMINISTRATOR).token();
        var seeds = new Random(seed);
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var running = new ArrayList<Future<?>>();
            for (int done = 0; done < STEPS; done += LONG) {
                String company = "company" + done + "-" + Long.toHexString(seed);
                long own = seeds.nextLong();
                int steps = Math.min(LONG, STEPS - done);
                running.add(
                        threads.submit(() -> new History(company, own, new Uploads(port, token), jdbc).live(steps)));
            }
            for (Future<?> each : running) {
                try {
                    each.get();
                } catch (Exception e) {
                    threads.shutdownNow();
                    throw e;
                }
            }
        }
    }
}
