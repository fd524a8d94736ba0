package relata.models.learning;

import java.util.List;
import java.util.Map;

/** What a column adds to a score, centered so that the customers learned from have 0 on average. */
sealed interface ColumnEffect {
    void addTo(double[] scores, int from, int to, Column column);

    /**
     * A straight line between the least and greatest value learned from; a value beyond counts as the nearest of them.
     *
     * @param missing what a gap adds, 0 where none was seen
     */
    record OfNumber(double slope, double least, double greatest, double offset, double missing)
            implements ColumnEffect {
        @Override
        public void addTo(double[] scores, int from, int to, Column column) {
            Numbers numbers = (Numbers) column;
            for (int row = from; row < to; row++) {
                scores[row - from] += numbers.isMissing(row)
                        ? missing
                        : offset + slope * Math.clamp(numbers.value(row), least, greatest);
            }
        }

        @Override
        public StoredModel.Effect stored(String column) {
            return new StoredModel.Effect(column, new StoredModel.Line(slope, least, greatest, offset), null, missing);
        }
    }

    /**
     * An effect for each kind.
     *
     * @param kinds what each kind adds; one that was not seen adds 0
     */
    record OfCategory(Map<String, Double> kinds, double missing) implements ColumnEffect {
        @Override
        public void addTo(double[] scores, int from, int to, Column column) {
            Categories categories = (Categories) column;
            double[] effects = categories.levels().stream()
                    .mapToDouble(level -> kinds.getOrDefault(level, 0.0))
                    .toArray();
            for (int row = from; row < to; row++) {
                scores[row - from] += categories.isMissing(row) ? missing : effects[categories.code(row)];
            }
        }

        @Override
        public StoredModel.Effect stored(String column) {
            return new StoredModel.Effect(column, null, kinds, missing);
        }
    }

    /** What of it is to be kept, for a column of this name. */
    StoredModel.Effect stored(String column);

    static ColumnEffect of(StoredModel.Effect stored) {
        StoredModel.Line line = stored.line();
        if (line != null) {
            return new OfNumber(line.slope(), line.least(), line.greatest(), line.offset(), stored.missing());
        }
        Map<String, Double> kinds = stored.kinds();
        return new OfCategory(kinds == null ? Map.of() : kinds, stored.missing());
    }

    /** The column of a stored effect, without rows. */
    static Column column(StoredModel.Effect stored) {
        return stored.line() != null
                ? new Numbers(stored.column(), new double[0])
                : new Categories(stored.column(), List.of(), new int[0]);
    }

    default double of(Column column, int row) {
        double[] score = new double[1];
        addTo(score, row, row + 1, column);
        return score[0];
    }
}
