package relata.models.learning;

import java.util.Arrays;

/** A feature that is counted or measured; NaN stands where nothing is known. */
public final class Numbers implements Column {
    private final String name;
    private final double[] values;

    /**
     * Names a column of numbers.
     *
     * @param values one for each customer, finite or NaN; kept, not copied
     */
    public Numbers(String name, double[] values) {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("The numbers of " + name + " must be finite or missing");
            }
        }
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    public double value(int row) {
        return values[row];
    }

    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public Numbers rows(int[] rows) {
        return new Numbers(
                name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }

    @Override
    public String toString() {
        return name + " (" + values.length + " numbers)";
    }
}
