package relata.models.learning;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A score taken apart: {@code base} plus all contributions is the score.
 *
 * @param base the score of the average customer
 * @param reasons what each feature adds, in the order of the columns
 */
public record Explanation(double base, List<Reason> reasons) {
    /**
     * One feature in favor or against.
     *
     * @param feature name of the column
     * @param contribution what its value adds to the score: above 0 speaks for yes or more
     */
    public record Reason(String feature, double contribution) {}

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    static Explanation of(double base, List<Column> columns, double[] contributions) {
        return new Explanation(
                base,
                IntStream.range(0, contributions.length)
                        .mapToObj(c -> new Reason(columns.get(c).name(), contributions[c]))
                        .toList());
    }

    public double score() {
        return base + reasons.stream().mapToDouble(Reason::contribution).sum();
    }

    /** The reasons that weigh most, either way, strongest first. */
    public List<Reason> strongest(int count) {
        return reasons.stream()
                .filter(reason -> reason.contribution() != 0)
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())))
                .limit(count)
                .toList();
    }
}
