package relata.models.customerbase;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The distinct values of an array of times and which of them each place holds, so that a function of time is computed
 * once per value.
 */
final class TimeTable {

    private final double[] values;
    private final int[] places;

    private TimeTable(double[] values, int[] places) {
        this.values = values;
        this.places = places;
    }

    static TimeTable of(int size, IntToDoubleFunction time) {
        double[] sorted = new double[size];
        Arrays.setAll(sorted, time);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        double[] values = Arrays.copyOf(sorted, distinct);
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = Arrays.binarySearch(values, time.applyAsDouble(i));
        }
        return new TimeTable(values, places);
    }

    /** Which of the tabulated values the place at {@code index} holds. */
    int at(int index) {
        return places[index];
    }

    double[] logsOfSum(double shift) {
        double[] logs = new double[values.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(shift + values[i]);
        }
        return logs;
    }

    double[] inversesOfSum(double shift) {
        double[] inverses = new double[values.length];
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = 1 / (shift + values[i]);
        }
        return inverses;
    }
}
