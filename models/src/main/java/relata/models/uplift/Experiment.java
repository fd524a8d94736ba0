package relata.models.uplift;

import java.util.Arrays;
import java.util.stream.IntStream;
import relata.models.learning.Features;
import relata.models.learning.Loss;

/**
 * A randomized experiment: who was assigned to be treated, and what came of each.
 *
 * @param features what was known before the assignment
 * @param treated whether each customer was assigned to treatment, reached or not
 * @param outcomes 1 or 0, or an amount, for each customer
 */
public record Experiment(Features features, boolean[] treated, double[] outcomes) {
    /** Smaller arms show differences between customers to nobody. */
    private static final int LEAST_ARM = 200;

    /**
     * @throws IllegalArgumentException where lengths differ or an outcome is not finite
     */
    public Experiment {
        if (features.size() != treated.length || treated.length != outcomes.length) {
            throw new IllegalArgumentException(features.size() + " customers do not go with " + treated.length
                    + " assignments and " + outcomes.length + " outcomes");
        }
        for (double outcome : outcomes) {
            if (!Double.isFinite(outcome)) {
                throw new IllegalArgumentException("An outcome must be finite, not " + outcome);
            }
        }
    }

    /** Refuses arms too small to learn from. */
    void requireArms() {
        long count =
                IntStream.range(0, treated.length).filter(row -> treated[row]).count();
        if (count < LEAST_ARM || treated.length - count < LEAST_ARM) {
            throw new IllegalArgumentException("Differences between customers take " + LEAST_ARM + " in each arm; "
                    + count + " were treated and " + (treated.length - count) + " were not");
        }
    }

    int size() {
        return treated.length;
    }

    /** The loss that suits the outcomes: logistic for yes and no, squared for amounts and where an arm's answers are all alike. */
    Loss loss() {
        boolean yesOrNo = Arrays.stream(outcomes).allMatch(outcome -> outcome == 0 || outcome == 1);
        return yesOrNo && varies(true) && varies(false) ? Loss.LOGISTIC : Loss.SQUARED;
    }

    private boolean varies(boolean arm) {
        return Arrays.stream(outcomesOf(arm)).distinct().count() > 1;
    }

    /** Some of the customers. */
    Experiment rows(int[] rows) {
        boolean[] chosen = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = treated[rows[i]];
        }
        return new Experiment(
                features.rows(rows),
                chosen,
                Arrays.stream(rows).mapToDouble(row -> outcomes[row]).toArray());
    }

    Features featuresOf(boolean arm) {
        return features.rows(rowsOf(arm));
    }

    double[] outcomesOf(boolean arm) {
        return Arrays.stream(rowsOf(arm)).mapToDouble(row -> outcomes[row]).toArray();
    }

    double shareTreated() {
        return (double) rowsOf(true).length / size();
    }

    private int[] rowsOf(boolean arm) {
        return IntStream.range(0, treated.length)
                .filter(row -> treated[row] == arm)
                .toArray();
    }
}
