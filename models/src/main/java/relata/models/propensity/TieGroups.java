package relata.models.propensity;

import java.util.Arrays;

/**
 * Customers by falling score, those of equal score together: all that curves and areas need.
 *
 * @param scores one for each group, falling
 * @param yes customers of the group who answered yes
 * @param customers customers of the group
 */
record TieGroups(double[] scores, int[] yes, int[] customers) {
    static TieGroups of(double[] scores, double[] answers) {
        double[] positive = sorted(scores, answers, 1);
        double[] negative = sorted(scores, answers, 0);
        double[] levels = new double[scores.length];
        int[] yes = new int[scores.length];
        int[] customers = new int[scores.length];
        int groups = 0;
        int p = positive.length - 1;
        int n = negative.length - 1;
        while (p >= 0 || n >= 0) {
            double level = p < 0 ? negative[n] : n < 0 ? positive[p] : Math.max(positive[p], negative[n]);
            levels[groups] = level;
            for (; p >= 0 && positive[p] == level; p--) {
                yes[groups]++;
                customers[groups]++;
            }
            for (; n >= 0 && negative[n] == level; n--) {
                customers[groups]++;
            }
            groups++;
        }
        return new TieGroups(
                Arrays.copyOf(levels, groups), Arrays.copyOf(yes, groups), Arrays.copyOf(customers, groups));
    }

    private static double[] sorted(double[] scores, double[] answers, double answer) {
        double[] chosen = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (answers[i] == answer) {
                // Adding 0 makes -0.0 equal to 0.0 for sorting too.
                chosen[count++] = scores[i] + 0.0;
            }
        }
        double[] sorted = Arrays.copyOf(chosen, count);
        Arrays.sort(sorted);
        return sorted;
    }

    int size() {
        return scores.length;
    }
}
