package relata.insight.experiments;

import java.util.Arrays;

/** The outcomes of one arm, and what was measured before, as they are read. */
final class ArmRows {

    private final double[][] outcomes;
    private double[] before = new double[1024];
    private int size;

    ArmRows(int outcomeCount) {
        outcomes = new double[outcomeCount][1024];
    }

    /** @param earlier NaN where nothing was measured */
    void add(double[] values, double earlier) {
        if (size == before.length) {
            before = Arrays.copyOf(before, 2 * size);
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = Arrays.copyOf(outcomes[i], 2 * size);
            }
        }
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i][size] = values[i];
        }
        before[size++] = earlier;
    }

    int size() {
        return size;
    }

    /** The known values of an outcome. */
    double[] outcome(int index) {
        return Arrays.stream(outcomes[index], 0, size)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    long missing(int index) {
        return Arrays.stream(outcomes[index], 0, size).filter(Double::isNaN).count();
    }

    /** The outcome and the earlier measurement of those of whom both are known. */
    double[][] paired(int index) {
        int[] rows = java.util.stream.IntStream.range(0, size)
                .filter(row -> !Double.isNaN(outcomes[index][row]) && !Double.isNaN(before[row]))
                .toArray();
        return new double[][] {
            Arrays.stream(rows).mapToDouble(row -> outcomes[index][row]).toArray(),
            Arrays.stream(rows).mapToDouble(row -> before[row]).toArray()
        };
    }
}
