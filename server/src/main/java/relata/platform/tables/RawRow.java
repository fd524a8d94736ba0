package relata.platform.tables;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as it stands in the file, before headers are left out and occurrences are counted. */
record RawRow(long number, List<String> cells, @Nullable BrokenRow broken) {
    static RawRow of(long number, List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return new RawRow(number, cells.subList(0, size), null);
    }

    static RawRow broken(long number, BrokenRow.Reason reason, Map<String, Object> arguments, String text) {
        return new RawRow(number, List.of(), new BrokenRow(number, reason, arguments, text));
    }

    boolean blank() {
        return broken == null && cells.stream().allMatch(String::isBlank);
    }

    /** Rows of one kind of file. */
    interface Source extends AutoCloseable {
        @Nullable
        RawRow next();

        Checkpoint checkpoint();

        @Override
        void close();
    }
}
