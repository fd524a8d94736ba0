package relata.models.learning;

import java.util.ArrayList;
import java.util.List;

/** The table as a regression sees it: slot 0 is the constant, further slots belong to the columns; rows are sparse. */
final class Design {
    private final List<ColumnEncoder> encoders = new ArrayList<>();
    private final int size;
    private int width = 1;

    Design(Features features) {
        size = features.size();
        for (Column column : features.columns()) {
            ColumnEncoder encoder = switch (column) {
                case Numbers numbers -> new NumberEncoder(numbers, width);
                case Categories categories -> new CategoryEncoder(categories, width);
            };
            encoders.add(encoder);
            width += encoder.width();
        }
    }

    List<ColumnEncoder> encoders() {
        return encoders;
    }

    int size() {
        return size;
    }

    /** How many slots there are. */
    int width() {
        return width;
    }

    /** The most slots that a row can fill. */
    int mostFilled() {
        return encoders.size() + 1;
    }

    /** Writes the filled slots of a row, in rising order, and their values; answers how many. */
    int encode(int row, int[] slots, double[] values) {
        slots[0] = 0;
        values[0] = 1;
        int filled = 1;
        for (ColumnEncoder encoder : encoders) {
            filled = encoder.encode(row, slots, values, filled);
        }
        return filled;
    }
}
