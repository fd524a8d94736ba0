package relata.models.learning;

import java.util.List;

/** How one column enters a regression: as a few of its slots, most of them empty in any row. */
sealed interface ColumnEncoder permits NumberEncoder, CategoryEncoder {
    /** How many slots the column takes, from the first that it was given. */
    int width();

    /** Writes the filled slots of a row and their values from index {@code at} on; answers the index after the last. */
    int encode(int row, int[] slots, double[] values, int at);

    /** What the column adds to a score under these coefficients. */
    ColumnEffect effect(double[] coefficients);

    /** The coefficients of this column in units of the column. */
    List<LinearModel.Coefficient> describe(double[] coefficients, double[] standardErrors);
}
