package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A mark for each kind but the most frequent one; rare kinds beyond a bound share a mark, and a missing kind has its own. */
final class CategoryEncoder implements ColumnEncoder {
    private static final int MOST_KINDS = 64;
    private static final int NONE = -1;

    private final Categories column;
    private final int[] slotOfCode;
    private final int missingSlot;
    private final List<String> names = new ArrayList<>();
    private final int firstSlot;

    CategoryEncoder(Categories column, int firstSlot) {
        this.column = column;
        this.firstSlot = firstSlot;
        int[] counts = column.counts();
        int[] byCount = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]))
                .mapToInt(Integer::intValue)
                .toArray();
        slotOfCode = new int[counts.length];
        Arrays.fill(slotOfCode, NONE);
        for (int rank = 1; rank < byCount.length; rank++) {
            boolean frequent = rank < MOST_KINDS;
            if (frequent || rank == MOST_KINDS) {
                names.add(frequent ? column.levels().get(byCount[rank]) : "(other)");
            }
            slotOfCode[byCount[rank]] = firstSlot + names.size() - 1;
        }
        int known = IntStream.of(counts).sum();
        boolean gaps = known > 0 && known < column.size();
        missingSlot = gaps ? firstSlot + names.size() : NONE;
        if (gaps) {
            names.add("(missing)");
        }
    }

    @Override
    public int width() {
        return names.size();
    }

    @Override
    public int encode(int row, int[] slots, double[] values, int at) {
        int slot = slot(row);
        if (slot == NONE) {
            return at;
        }
        slots[at] = slot;
        values[at] = 1;
        return at + 1;
    }

    private int slot(int row) {
        return column.isMissing(row) ? missingSlot : slotOfCode[column.code(row)];
    }

    @Override
    public ColumnEffect effect(double[] coefficients) {
        double average = 0;
        for (int row = 0; row < column.size(); row++) {
            int slot = slot(row);
            average += slot == NONE ? 0 : coefficients[slot];
        }
        average /= column.size();
        Map<String, Double> kinds = new HashMap<>();
        int[] counts = column.counts();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                double effect = slotOfCode[code] == NONE ? 0 : coefficients[slotOfCode[code]];
                kinds.put(column.levels().get(code), effect - average);
            }
        }
        return new ColumnEffect.OfCategory(kinds, missingSlot == NONE ? 0 : coefficients[missingSlot] - average);
    }

    @Override
    public List<LinearModel.Coefficient> describe(double[] coefficients, double[] standardErrors) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new LinearModel.Coefficient(
                        column.name(), names.get(i), coefficients[firstSlot + i], standardErrors[firstSlot + i]))
                .toList();
    }
}
