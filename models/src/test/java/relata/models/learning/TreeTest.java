package relata.models.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relata.models.numerics.Workers;

class TreeTest {
    /** Small trees are scored by a table, larger ones by walking: both must find the leaf that the paths describe. */
    @ParameterizedTest
    @ValueSource(ints = {2, 6, 8, 9, 20})
    void everyRowEndsInTheLeafOfItsPath(int leaves) {
        Random random = new Random(leaves);
        int size = 3_000;
        double[] x = random.doubles(size)
                .map(value -> value < 0.1 ? Double.NaN : value)
                .toArray();
        double[] y = random.doubles(size).toArray();
        double[] amounts = new double[size];
        Arrays.setAll(amounts, row -> Double.isNaN(x[row]) ? 3 : Math.sin(9 * x[row]) + y[row] * y[row]);
        Features features = new Features(List.of(new Numbers("x", x), new Numbers("y", y)));
        BoostedTrees.Settings settings = new BoostedTrees.Settings(1, 1, leaves, 5, 1, 1, 1, 1);
        Boosting boosting = new Boosting(features, amounts, Loss.SQUARED, settings, Workers.caller());
        Tree tree = boosting.addTree();
        byte[][] bins = boosting.binning().of(features, Workers.caller());
        double[] scores = new double[size];
        tree.addTo(scores, bins, 0, size);
        assertThat(tree.paths()).hasSize(leaves);
        for (int row = 0; row < size; row++) {
            assertThat(scores[row]).isEqualTo(valueByPaths(tree, bins, row));
        }
    }

    private static double valueByPaths(Tree tree, byte[][] bins, int row) {
        List<Tree.Path> passed = tree.paths().stream()
                .filter(path -> {
                    for (int i = 0; i < path.columns().length; i++) {
                        if (!Tree.holds(path.masks()[i], bins[path.columns()[i]][row] & 0xff)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
        assertThat(passed).hasSize(1);
        return passed.getFirst().value();
    }
}
