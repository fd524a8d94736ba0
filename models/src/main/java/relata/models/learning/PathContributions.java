package relata.models.learning;

import java.util.List;

/**
 * Shapley values of a sum of trees (TreeSHAP with path-dependent expectations: Lundberg et al. 2020, Nature Machine Intelligence
 * 2). Each leaf is a game of its own: its value times a product over the columns on its path, 1 or 0 for a column that is known
 * (whether its bin passes), the share of customers who passed for a column that is not. Such a product has a closed form.
 */
final class PathContributions {
    private final List<Tree.Path> paths;
    private final double base;

    PathContributions(List<Tree> trees) {
        paths = trees.stream().flatMap(tree -> tree.paths().stream()).toList();
        base = paths.stream().mapToDouble(path -> path.value() * path.weight()).sum();
    }

    /** The expectation of the sum where no column is known. */
    double base() {
        return base;
    }

    /** What each column adds for a customer with these bins. */
    double[] of(int[] bins) {
        double[] contributions = new double[bins.length];
        for (Tree.Path path : paths) {
            add(path, bins, contributions);
        }
        return contributions;
    }

    private static void add(Tree.Path path, int[] bins, double[] contributions) {
        int players = path.columns().length;
        double[] passes = new double[players];
        for (int i = 0; i < players; i++) {
            passes[i] = Tree.holds(path.masks()[i], bins[path.columns()[i]]) ? 1 : 0;
        }
        for (int i = 0; i < players; i++) {
            double marginal = passes[i] - path.shares()[i];
            contributions[path.columns()[i]] += path.value() * marginal * weightOfOthers(i, passes, path.shares());
        }
    }

    /** The mean over all orders of the product of the others: those before i known, those after it not. */
    private static double weightOfOthers(int i, double[] passes, double[] shares) {
        int players = passes.length;
        double[] byKnown = new double[players];
        byKnown[0] = 1;
        int counted = 0;
        for (int j = 0; j < players; j++) {
            if (j == i) {
                continue;
            }
            counted++;
            for (int known = counted; known >= 0; known--) {
                double stays = byKnown[known] * shares[j];
                byKnown[known] = stays + (known > 0 ? byKnown[known - 1] * passes[j] : 0);
            }
        }
        double sum = 0;
        double coefficient = 1.0 / players;
        for (int known = 0; known < players; known++) {
            sum += coefficient * byKnown[known];
            coefficient *= (known + 1.0) / Math.max(1, players - 1 - known);
        }
        return sum;
    }
}
