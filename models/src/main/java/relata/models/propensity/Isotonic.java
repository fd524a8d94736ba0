package relata.models.propensity;

import java.util.Arrays;

/**
 * The best rising step function of the score, joined by straight lines (pool adjacent violators: Ayer et al. 1955; as calibration:
 * Zadrozny and Elkan 2002, KDD). Kept off 0 and 1 by one customer in all.
 *
 * @param scores mean score of each step, rising
 * @param levels probability of each step, not falling
 */
record Isotonic(double[] scores, double[] levels) implements Calibration {
    static Isotonic fit(double[] scores, double[] answers) {
        TieGroups groups = TieGroups.of(scores, answers);
        double[] weight = new double[groups.size()];
        double[] mean = new double[groups.size()];
        double[] center = new double[groups.size()];
        int steps = 0;
        for (int g = groups.size() - 1; g >= 0; g--) {
            weight[steps] = groups.customers()[g];
            mean[steps] = (double) groups.yes()[g] / groups.customers()[g];
            center[steps] = groups.scores()[g];
            steps++;
            while (steps > 1 && mean[steps - 2] >= mean[steps - 1]) {
                steps--;
                double both = weight[steps - 1] + weight[steps];
                mean[steps - 1] = (mean[steps - 1] * weight[steps - 1] + mean[steps] * weight[steps]) / both;
                center[steps - 1] = (center[steps - 1] * weight[steps - 1] + center[steps] * weight[steps]) / both;
                weight[steps - 1] = both;
            }
        }
        double edge = 1.0 / (answers.length + 2);
        for (int step = 0; step < steps; step++) {
            mean[step] = Math.clamp(mean[step], edge, 1 - edge);
        }
        return new Isotonic(Arrays.copyOf(center, steps), Arrays.copyOf(mean, steps));
    }

    @Override
    public double probability(double score) {
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return levels[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return levels[0];
        }
        if (above == scores.length) {
            return levels[above - 1];
        }
        double way = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return levels[above - 1] + way * (levels[above] - levels[above - 1]);
    }
}
