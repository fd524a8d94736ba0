package relata.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Clients that each ask, wait for the answer and ask again, for one slice of time. */
final class LoadDriver {

    private final List<Subject> subjects;
    private final AtomicLong fresh = new AtomicLong(System.currentTimeMillis() * 1_000);

    LoadDriver(List<Subject> subjects) {
        this.subjects = subjects;
    }

    Slice run(Target target, Scenario scenario, int clients, Duration length, long seed)
            throws InterruptedException, IOException {
        return run(target, subject -> target.requests(scenario, subject), clients, length, seed);
    }

    /** @param turn the requests of one turn about somebody, in order */
    Slice run(Target target, Function<Subject, List<Target.Request>> turn, int clients, Duration length, long seed)
            throws InterruptedException, IOException {
        long end = System.nanoTime() + length.toNanos();
        var served = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                var random = new Random(seed * 31 + client);
                var own = ownOf(client, clients);
                Callable<List<Long>> turns = () -> turns(target, turn, own, random, end);
                served.add(threads.submit(turns));
            }
        }
        var nanos = new ArrayList<Long>();
        for (Future<List<Long>> each : served) {
            try {
                nanos.addAll(each.get());
            } catch (ExecutionException failed) {
                throw new IOException(target.named() + ": " + failed.getCause(), failed);
            }
        }
        return Slice.of(nanos.stream().mapToLong(Long::longValue).toArray(), length.toNanos() / 1e9);
    }

    /** No two clients change one customer: what is measured is writing, not waiting for each other. */
    private List<Subject> ownOf(int client, int clients) {
        int share = subjects.size() / clients;
        return subjects.subList(client * share, (client + 1) * share);
    }

    private List<Long> turns(
            Target target, Function<Subject, List<Target.Request>> turn, List<Subject> own, Random random, long end)
            throws IOException {
        var nanos = new ArrayList<Long>();
        try (var connection = new HttpConnection(target.port(), target.headers())) {
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                Subject subject = Subject.any(own, random).at(fresh.incrementAndGet());
                for (Target.Request request : turn.apply(subject)) {
                    connection.send(request);
                }
                nanos.add(System.nanoTime() - begin);
            }
        }
        return nanos;
    }
}
