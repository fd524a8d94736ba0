package relata.insight.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.models.learning.Column;
import relata.models.learning.Features;

/** As many records as are learned from at most, each of a base of any size with the same chance (Vitter's algorithm R, 1985). */
public final class Sample {

    private final List<Grown> columns;
    private final int most;
    private final LocalDate asOf;
    private final SplittableRandom random;
    private final BitSet yes = new BitSet();
    private final List<UUID> ids = new ArrayList<>();
    private long offered;

    /** @param asOf the day that ages are counted to */
    public Sample(List<Input> inputs, int most, LocalDate asOf, long seed) {
        this.columns = inputs.stream().map(Grown::new).toList();
        this.most = most;
        this.asOf = asOf;
        this.random = new SplittableRandom(seed);
    }

    /** Offers a record; answers the place that it took, -1 where it took none. */
    public int offer(Case offeredCase, boolean answer) {
        offered++;
        long place = ids.size() < most ? ids.size() : random.nextLong(offered);
        if (place >= most) {
            return -1;
        }
        int taken = (int) place;
        @Nullable Object[] values = offeredCase.values();
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).put(taken, values[c], asOf);
        }
        yes.set(taken, answer);
        if (taken == ids.size()) {
            ids.add(offeredCase.id());
        } else {
            ids.set(taken, offeredCase.id());
        }
        return taken;
    }

    /** How many have a place. */
    public int size() {
        return ids.size();
    }

    /** How many were offered. */
    long offered() {
        return offered;
    }

    /** In the order of the inputs. */
    public List<Grown> columns() {
        return columns;
    }

    /** The record of a place. */
    public UUID id(int row) {
        return ids.get(row);
    }

    boolean[] answers() {
        boolean[] answers = new boolean[size()];
        for (int row = 0; row < answers.length; row++) {
            answers[row] = yes.get(row);
        }
        return answers;
    }

    /** @param used the columns that are learned from */
    public Features features(List<Grown> used) {
        List<Column> made = used.stream().map(column -> column.column(size())).toList();
        return new Features(made);
    }
}
