package relata.platform.tables;

import org.jspecify.annotations.Nullable;

/** Rows of a file, one after another, with flat memory. For one thread. */
public interface TableRows extends AutoCloseable {
    /** The next row that is not wholly blank; null at the end. Throws {@link TableFileProblem} where the file can be read no further. */
    @Nullable
    TableRow next();

    /** Where to go on after the row that {@link #next} gave last. */
    Checkpoint checkpoint();

    @Override
    void close();
}
