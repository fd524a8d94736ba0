package relata.platform.tables.cells;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import relata.platform.tables.BrokenRow;
import relata.platform.tables.Row;
import relata.platform.tables.TableFile;
import relata.platform.tables.TableRow;
import relata.platform.tables.TableRows;

/**
 * The first rows of a file and others spread evenly over the rest, always the same for the same file.
 *
 * @param seen rows looked at, broken ones included
 * @param whole whether they were all there are
 * @param firstBroken a few broken rows to show
 */
public record RowSample(List<Row> rows, long seen, long broken, boolean whole, List<BrokenRow> firstBroken) {
    private static final int SHOWN_BROKEN = 20;

    /** Bounds the memory of a sample of wide rows. */
    private static final long MOST_CHARACTERS = 6_000_000;

    public RowSample {
        rows = List.copyOf(rows);
        firstBroken = List.copyOf(firstBroken);
    }

    /** Five hundred rows from the start and a thousand of the next three hundred thousand. */
    public static RowSample of(TableFile file) {
        return of(file, 500, 1_000, 300_000);
    }

    static RowSample of(TableFile file, int first, int spread, long most) {
        List<Row> kept = new ArrayList<>();
        List<BrokenRow> brokenRows = new ArrayList<>();
        Random random = new Random(42);
        long seen = 0;
        long readable = 0;
        long broken = 0;
        long characters = 0;
        TableRow row;
        try (TableRows rows = file.rows()) {
            for (row = rows.next(); row != null && seen < most && characters < MOST_CHARACTERS; row = rows.next()) {
                seen++;
                switch (row) {
                    case BrokenRow damaged -> {
                        broken++;
                        if (brokenRows.size() < SHOWN_BROKEN) {
                            brokenRows.add(damaged);
                        }
                    }
                    case Row good -> {
                        readable++;
                        // Each row beyond the first has the same chance to stay (reservoir sampling).
                        long place =
                                readable <= first + spread ? kept.size() : first + random.nextLong(readable - first);
                        if (place < kept.size()) {
                            characters -= size(kept.set((int) place, good));
                            characters += size(good);
                        } else if (place < first + spread) {
                            kept.add(good);
                            characters += size(good);
                        }
                    }
                }
            }
        }
        kept.sort(Comparator.comparingLong(Row::number));
        return new RowSample(kept, seen, broken, row == null, brokenRows);
    }

    private static long size(Row row) {
        long size = 0;
        for (String cell : row.cells()) {
            size += cell.length() + 8;
        }
        return size;
    }
}
