package relata.models.learning;

/** One feature of all customers. */
public sealed interface Column permits Numbers, Categories {
    String name();

    int size();

    /** The values at the given rows, in that order; a row may be named more than once. */
    Column rows(int[] rows);
}
