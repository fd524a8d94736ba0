package relata.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What work keeps in memory while it runs, garbage aside: seen again and again, each time after a collection. */
public final class HeldMemory {

    /** What no request may hold. */
    public static final long MOST_MEGABYTES = 64;

    private HeldMemory() {}

    /** What is measured. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * How many megabytes more were in use at the worst moment of the work than before it.
     *
     * @param pause how long it works between two looks
     */
    public static long megabytes(Duration pause, Work work) throws Exception {
        long before = used();
        var most = new AtomicLong(before);
        var done = new AtomicBoolean();
        Thread looking = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(pause.toNanos());
            }
        });
        try {
            work.run();
        } finally {
            done.set(true);
            LockSupport.unpark(looking);
            looking.join();
        }
        return (most.get() - before) >> 20;
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
