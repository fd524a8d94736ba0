package relata.platform.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.tables.TableFormat.Separator;

/** Guesses separator and quoting of a text file: the reading under which its first rows have the same number of cells. */
record TextLayout(Separator separator, boolean quotes, int confidence) {
    private static final int ROWS = 300;
    private static final long BYTES = 1 << 19;

    /** How near two readings must be for the order of {@link #PREFERRED} to decide: "1,5;2,3" is regular by comma too. */
    private static final double NEAR = 0.06;

    /** A few broken quotes are no reason to take all quotes for letters. */
    private static final double MUCH_BETTER = 0.25;

    private static final List<Separator> PREFERRED =
            List.of(Separator.TAB, Separator.SEMICOLON, Separator.PIPE, Separator.COMMA);

    static TextLayout of(Path file, String encoding, TableLimits limits) {
        TextLayout best = null;
        double bestScore = 0;
        for (Separator separator : PREFERRED) {
            for (boolean quotes : new boolean[] {true, false}) {
                double score = regularity(sample(file, encoding, separator, quotes, limits));
                if (score > bestScore + (best == null ? 0 : quotes ? NEAR : MUCH_BETTER)) {
                    best = new TextLayout(separator, quotes, (int) Math.round(score * 100));
                    bestScore = score;
                }
            }
        }
        if (bestScore < 0.8) {
            List<RawRow> rows = sample(file, encoding, Separator.BLANKS, false, limits);
            double score = hasNumberColumn(rows) ? regularity(rows) : 0;
            if (score >= 0.9 && score > bestScore) {
                return new TextLayout(Separator.BLANKS, false, (int) Math.round(score * 95));
            }
        }
        return best != null ? best : oneColumn(file, encoding, limits);
    }

    private static TextLayout oneColumn(Path file, String encoding, TableLimits limits) {
        List<RawRow> rows = sample(file, encoding, Separator.COMMA, true, limits);
        boolean one = rows.stream().allMatch(row -> row.cells().size() <= 1);
        return new TextLayout(Separator.COMMA, true, one ? 90 : 30);
    }

    /** The first rows of a file as they read in this way. */
    static List<RawRow> sample(Path file, String encoding, Separator separator, boolean quotes, TableLimits limits) {
        TableFormat format = TableFormat.text(encoding, separator, quotes, 0, 0);
        try (RawRow.Source rows = new TextRows(file, format, limits, Checkpoint.START)) {
            return sample(rows, ROWS);
        }
    }

    static List<RawRow> sample(RawRow.Source rows, int most) {
        List<RawRow> sample = new ArrayList<>();
        for (RawRow row = rows.next(); row != null; row = rows.next()) {
            if (!row.blank()) {
                sample.add(row);
            }
            if (sample.size() >= most || rows.checkpoint().offset() > BYTES) {
                break;
            }
        }
        return sample;
    }

    /** Share of rows that have the most frequent number of cells, two or more; less where the first row differs or rows are broken. */
    private static double regularity(List<RawRow> rows) {
        int width = width(rows);
        if (width < 2) {
            return 0;
        }
        double same = 0;
        for (RawRow row : rows) {
            int cells = row.cells().size();
            // Empty cells at the end are left out when reading, so a shorter row is nearly as good.
            same += row.broken() != null || cells > width ? 0 : cells == width ? 1 : cells > 1 ? 0.8 : 0;
        }
        double share = same / rows.size();
        return rows.getFirst().cells().size() < 2 ? share * 0.7 : share;
    }

    /** The most frequent number of cells; the greater where two are as frequent. 0 where no row can be read. */
    static int width(List<RawRow> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (RawRow row : rows) {
            if (row.broken() == null) {
                counts.merge(row.cells().size(), 1, Integer::sum);
            }
        }
        int best = 0;
        int width = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            if (count.getValue() > best || (count.getValue() == best && count.getKey() > width)) {
                best = count.getValue();
                width = count.getKey();
            }
        }
        return width;
    }

    /** Two words on every line are names as often as columns; columns of blanks come from statistics and have numbers. */
    private static boolean hasNumberColumn(List<RawRow> rows) {
        int width = width(rows);
        for (int column = 0; column < width; column++) {
            int index = column;
            long numbers = rows.stream()
                    .filter(row -> index < row.cells().size()
                            && HeaderGuess.dataLike(row.cells().get(index)))
                    .count();
            if (numbers * 10 >= rows.size() * 9L) {
                return true;
            }
        }
        return false;
    }

    static @Nullable RawRow firstBroken(List<RawRow> rows) {
        return rows.stream().filter(row -> row.broken() != null).findFirst().orElse(null);
    }
}
