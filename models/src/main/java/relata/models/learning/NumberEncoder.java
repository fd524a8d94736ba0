package relata.models.learning;

import java.util.ArrayList;
import java.util.List;

/** A number in units of its standard deviation, and a mark where it is missing. */
final class NumberEncoder implements ColumnEncoder {
    private static final int NONE = -1;

    private final Numbers column;
    private final double mean;
    private final double deviation;
    private final double least;
    private final double greatest;
    private final double missingShare;
    private final int valueSlot;
    private final int missingSlot;

    NumberEncoder(Numbers column, int firstSlot) {
        this.column = column;
        int known = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                known++;
                sum += column.value(row);
                low = Math.min(low, column.value(row));
                high = Math.max(high, column.value(row));
            }
        }
        mean = known == 0 ? 0 : sum / known;
        least = known == 0 ? 0 : low;
        greatest = known == 0 ? 0 : high;
        missingShare = 1 - (double) known / column.size();
        deviation = deviation(column, mean, known);
        boolean varies = deviation > 1e-12 * Math.max(Math.abs(least), Math.abs(greatest));
        valueSlot = varies ? firstSlot : NONE;
        missingSlot = known == 0 || known == column.size() ? NONE : firstSlot + (varies ? 1 : 0);
    }

    private static double deviation(Numbers column, double mean, int known) {
        double squares = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                squares += (column.value(row) - mean) * (column.value(row) - mean);
            }
        }
        if (!Double.isFinite(squares)) {
            throw new IllegalArgumentException("The numbers of " + column.name() + " are too large to compute with");
        }
        return known == 0 ? 0 : Math.sqrt(squares / known);
    }

    @Override
    public int width() {
        return (valueSlot == NONE ? 0 : 1) + (missingSlot == NONE ? 0 : 1);
    }

    @Override
    public int encode(int row, int[] slots, double[] values, int at) {
        if (column.isMissing(row)) {
            if (missingSlot == NONE) {
                return at;
            }
            slots[at] = missingSlot;
            values[at] = 1;
            return at + 1;
        }
        if (valueSlot == NONE) {
            return at;
        }
        slots[at] = valueSlot;
        values[at] = (column.value(row) - mean) / deviation;
        return at + 1;
    }

    @Override
    public ColumnEffect effect(double[] coefficients) {
        double slope = valueSlot == NONE ? 0 : coefficients[valueSlot] / deviation;
        double gap = missingSlot == NONE ? 0 : coefficients[missingSlot];
        double average = gap * missingShare;
        double missing = missingSlot == NONE ? 0 : gap - average;
        return new ColumnEffect.OfNumber(slope, least, greatest, -slope * mean - average, missing);
    }

    @Override
    public List<LinearModel.Coefficient> describe(double[] coefficients, double[] standardErrors) {
        List<LinearModel.Coefficient> described = new ArrayList<>();
        if (valueSlot != NONE) {
            described.add(new LinearModel.Coefficient(
                    column.name(), "", coefficients[valueSlot] / deviation, standardErrors[valueSlot] / deviation));
        }
        if (missingSlot != NONE) {
            described.add(new LinearModel.Coefficient(
                    column.name(), "(missing)", coefficients[missingSlot], standardErrors[missingSlot]));
        }
        return described;
    }
}
