package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import relata.models.numerics.Workers;

/**
 * Values put into at most 256 bins per column, so that a tree compares bytes. Bin 0 holds what is not known: gaps, kinds never
 * seen, and kinds beyond the 255 most frequent.
 */
final class Binning {
    static final int BINS = 256;
    private static final int SAMPLE = 200_000;

    private final List<Bins> columns;

    /** The bins of one column. */
    private sealed interface Bins {
        byte[] of(Column column);

        boolean ordered();

        StoredModel.Bins stored(String column);
    }

    private Binning(List<Bins> columns) {
        this.columns = columns;
    }

    static Binning of(Features features) {
        List<Bins> columns = new ArrayList<>();
        for (Column column : features.columns()) {
            columns.add(
                    switch (column) {
                        case Numbers numbers -> NumberBins.of(numbers);
                        case Categories categories -> CategoryBins.of(categories);
                    });
        }
        return new Binning(columns);
    }

    /** The binning that was stored. */
    static Binning of(List<StoredModel.Bins> stored) {
        List<Bins> columns = new ArrayList<>();
        for (StoredModel.Bins bins : stored) {
            double[] cuts = bins.cuts();
            columns.add(cuts != null ? new NumberBins(cuts) : CategoryBins.of(bins.kinds()));
        }
        return new Binning(columns);
    }

    /** The column of stored bins, without rows. */
    static Column column(StoredModel.Bins stored) {
        return stored.cuts() != null
                ? new Numbers(stored.column(), new double[0])
                : new Categories(stored.column(), List.of(), new int[0]);
    }

    /** What of it is to be kept, with the names of the columns. */
    List<StoredModel.Bins> stored(List<Column> named) {
        return IntStream.range(0, columns.size())
                .mapToObj(c -> columns.get(c).stored(named.get(c).name()))
                .toList();
    }

    /** The bins of all rows, first by column; a bin is an unsigned byte. */
    byte[][] of(Features features, Workers workers) {
        byte[][] bins = new byte[columns.size()][];
        workers.tasks(
                bins.length, c -> bins[c] = columns.get(c).of(features.columns().get(c)));
        return bins;
    }

    /** Whether the bins of a column stand in an order. */
    boolean ordered(int column) {
        return columns.get(column).ordered();
    }

    /**
     * @param cuts upper ends of bins 1, 2, ...; what is greater than all falls into the bin after the last
     */
    private record NumberBins(double[] cuts) implements Bins {
        static NumberBins of(Numbers numbers) {
            int step = Math.max(1, numbers.size() / SAMPLE);
            double[] known = IntStream.range(0, numbers.size() / step)
                    .map(i -> i * step)
                    .filter(row -> !numbers.isMissing(row))
                    .mapToDouble(numbers::value)
                    .sorted()
                    .toArray();
            double[] cuts = new double[BINS - 2];
            int count = 0;
            double perBin = known.length / (BINS - 1.0);
            double goal = Math.max(1, perBin);
            for (int i = 1; i < known.length && count < cuts.length; i++) {
                if (known[i] > known[i - 1] && i >= goal) {
                    cuts[count++] = known[i - 1] / 2 + known[i] / 2;
                    goal = i + Math.max(1, (known.length - i) / (BINS - 1.0 - count));
                }
            }
            return new NumberBins(Arrays.copyOf(cuts, count));
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public StoredModel.Bins stored(String column) {
            return new StoredModel.Bins(column, cuts, null);
        }

        @Override
        public byte[] of(Column column) {
            Numbers numbers = (Numbers) column;
            byte[] bins = new byte[numbers.size()];
            for (int row = 0; row < bins.length; row++) {
                if (!numbers.isMissing(row)) {
                    int found = Arrays.binarySearch(cuts, numbers.value(row));
                    bins[row] = (byte) (1 + (found >= 0 ? found : -found - 1));
                }
            }
            return bins;
        }
    }

    private record CategoryBins(Map<String, Integer> binOfKind) implements Bins {
        static CategoryBins of(Categories categories) {
            int[] counts = categories.counts();
            List<Integer> frequent = IntStream.range(0, counts.length)
                    .boxed()
                    .filter(code -> counts[code] > 0)
                    .sorted(Comparator.comparingInt((Integer code) -> -counts[code]))
                    .limit(BINS - 1)
                    .toList();
            Map<String, Integer> bins = new HashMap<>();
            for (Integer code : frequent) {
                bins.put(categories.levels().get(code), bins.size() + 1);
            }
            return new CategoryBins(bins);
        }

        static CategoryBins of(@Nullable List<String> kinds) {
            Map<String, Integer> bins = new HashMap<>();
            for (String kind : kinds == null ? List.<String>of() : kinds) {
                bins.put(kind, bins.size() + 1);
            }
            return new CategoryBins(bins);
        }

        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public StoredModel.Bins stored(String column) {
            List<String> kinds = binOfKind.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
            return new StoredModel.Bins(column, null, kinds);
        }

        @Override
        public byte[] of(Column column) {
            Categories categories = (Categories) column;
            int[] binOfCode = categories.levels().stream()
                    .mapToInt(level -> binOfKind.getOrDefault(level, 0))
                    .toArray();
            byte[] bins = new byte[categories.size()];
            for (int row = 0; row < bins.length; row++) {
                bins[row] = (byte) (categories.isMissing(row) ? 0 : binOfCode[categories.code(row)]);
            }
            return bins;
        }
    }
}
