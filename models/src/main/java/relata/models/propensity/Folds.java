package relata.models.propensity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Customers dealt into parts, so that each is judged by a model that never saw them. */
public final class Folds {
    private final int count;
    private final int[] foldOf;

    private Folds(int count, int[] foldOf) {
        this.count = count;
        this.foldOf = foldOf;
    }

    /**
     * Parts of equal size with equal shares of each kind.
     *
     * @param kinds a number from 0 for each customer, such as the answer; each kind is dealt out evenly
     */
    public static Folds stratified(int[] kinds, int count, long seed) {
        if (count < 2 || kinds.length < count) {
            throw new IllegalArgumentException(kinds.length + " customers cannot be dealt into " + count + " parts");
        }
        int[] foldOf = new int[kinds.length];
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = shuffled(kinds.length, random);
        int most = Arrays.stream(kinds).max().orElse(0);
        int next = 0;
        for (int kind = 0; kind <= most; kind++) {
            for (int row : rows) {
                if (kinds[row] == kind) {
                    foldOf[row] = next++ % count;
                }
            }
        }
        return new Folds(count, foldOf);
    }

    public int count() {
        return count;
    }

    public int foldOf(int row) {
        return foldOf[row];
    }

    /** Rows of the part. */
    public int[] held(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] == fold)
                .toArray();
    }

    /** Rows of all other parts. */
    public int[] others(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] != fold)
                .toArray();
    }

    /** The numbers 0 to {@code length} in an order of chance. */
    public static int[] shuffled(int length, SplittableRandom random) {
        int[] rows = IntStream.range(0, length).toArray();
        for (int i = length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = rows[i];
            rows[i] = rows[other];
            rows[other] = swapped;
        }
        return rows;
    }
}
