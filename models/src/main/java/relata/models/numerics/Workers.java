package relata.models.numerics;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a computation may use. Work over a range is cut into slices of a fixed length whose results are
 * added in their order, so that a sum is the same to the last bit with any number of threads.
 */
public final class Workers implements AutoCloseable {

    private static final int SLICE = 4096;
    private static final Workers CALLER = new Workers(1, null);

    private final int count;
    private final @Nullable ForkJoinPool pool;

    private Workers(int count, @Nullable ForkJoinPool pool) {
        this.count = count;
        this.pool = pool;
    }

    /** No other thread than the caller's. */
    public static Workers caller() {
        return CALLER;
    }

    /** As many new threads as said; they end with {@link #close}. */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A computation needs at least one thread, not " + threads);
        }
        return threads == 1 ? CALLER : new Workers(threads, new ForkJoinPool(threads));
    }

    /** How many threads there are. */
    public int count() {
        return count;
    }

    /** Work on the part {@code from} (included) to {@code to} (excluded) of a range. */
    @FunctionalInterface
    public interface Slice {
        void work(int from, int to);
    }

    /** Adds the part {@code from} (included) to {@code to} (excluded) of a range to {@code totals}. */
    @FunctionalInterface
    public interface Summand {
        void addTo(double[] totals, int from, int to);
    }

    /** Works on every slice of 0 to {@code length}; slices run at the same time and must not share what they write. */
    public void each(int length, Slice slice) {
        tasks((length + SLICE - 1) / SLICE, task -> slice.work(task * SLICE, Math.min(length, (task + 1) * SLICE)));
    }

    /** The totals, {@code width} of them, over 0 to {@code length}. */
    public double[] sum(int length, int width, Summand summand) {
        double[][] parts = new double[(length + SLICE - 1) / SLICE][width];
        each(length, (from, to) -> summand.addTo(parts[from / SLICE], from, to));
        double[] totals = new double[width];
        for (double[] part : parts) {
            for (int i = 0; i < width; i++) {
                totals[i] += part[i];
            }
        }
        return totals;
    }

    /** Runs the tasks numbered 0 to {@code tasks}, in no order. */
    public void tasks(int tasks, IntConsumer task) {
        if (pool == null || tasks < 2) {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
            return;
        }
        pool.submit(() -> IntStream.range(0, tasks).parallel().forEach(task)).join();
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
