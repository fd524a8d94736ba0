package relata.models.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * One regression tree over binned columns. A split sends the bins of its mask to the left; a reference to a child at or above 0
 * is a split, below it a leaf by {@code ~index}.
 */
final class Tree {
    private static final int WORDS = Binning.BINS / Long.SIZE;

    private final List<Split> splits = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private int[] columns = {};
    private int[] lefts = {};
    private int[] rights = {};
    private long[] masks = {};
    private double[] values = {};

    private static final class Split {
        final int column;
        final long[] mask;
        int left;
        int right;

        Split(int column, long[] mask) {
            this.column = column;
            this.mask = mask;
        }
    }

    private record Leaf(double value, int rows) {}

    /** A way from the root to a leaf: which columns it asks, each once, and what it takes to pass. */
    record Path(double value, double weight, int[] columns, long[][] masks, double[] shares) {}

    int addSplit(int column, long[] mask) {
        splits.add(new Split(column, mask));
        return splits.size() - 1;
    }

    int addLeaf(double value, int rows) {
        leaves.add(new Leaf(value, rows));
        return ~(leaves.size() - 1);
    }

    void connect(int split, int left, int right) {
        splits.get(split).left = left;
        splits.get(split).right = right;
    }

    /** Makes the tree ready to score; the root is the first split, or the only leaf. */
    Tree sealed() {
        columns = splits.stream().mapToInt(split -> split.column).toArray();
        lefts = splits.stream().mapToInt(split -> split.left).toArray();
        rights = splits.stream().mapToInt(split -> split.right).toArray();
        values = leaves.stream().mapToDouble(Leaf::value).toArray();
        masks = new long[columns.length * WORDS];
        for (int s = 0; s < columns.length; s++) {
            System.arraycopy(splits.get(s).mask, 0, masks, s * WORDS, WORDS);
        }
        return this;
    }

    double value(byte[][] bins, int row) {
        int node = columns.length == 0 ? ~0 : 0;
        while (node >= 0) {
            int bin = bins[columns[node]][row] & 0xff;
            boolean left = (masks[node * WORDS + (bin >>> 6)] >>> bin & 1) != 0;
            node = left ? lefts[node] : rights[node];
        }
        return values[~node];
    }

    static boolean holds(long[] mask, int bin) {
        return (mask[bin >>> 6] >>> bin & 1) != 0;
    }

    List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        if (splits.isEmpty()) {
            paths.add(new Path(leaves.getFirst().value, 1, new int[0], new long[0][], new double[0]));
        } else {
            walk(0, 1, List.of(), paths);
        }
        return paths;
    }

    private record Step(int column, long[] mask, double share) {}

    private void walk(int node, double weight, List<Step> steps, List<Path> paths) {
        if (node < 0) {
            Leaf leaf = leaves.get(~node);
            paths.add(new Path(
                    leaf.value,
                    weight,
                    steps.stream().mapToInt(Step::column).toArray(),
                    steps.stream().map(Step::mask).toArray(long[][]::new),
                    steps.stream().mapToDouble(Step::share).toArray()));
            return;
        }
        Split split = splits.get(node);
        double leftShare = (double) rows(split.left) / rows(node);
        walk(split.left, weight * leftShare, passed(steps, split.column, split.mask, leftShare), paths);
        long[] others = new long[WORDS];
        for (int w = 0; w < WORDS; w++) {
            others[w] = ~split.mask[w];
        }
        walk(split.right, weight * (1 - leftShare), passed(steps, split.column, others, 1 - leftShare), paths);
    }

    private static List<Step> passed(List<Step> steps, int column, long[] mask, double share) {
        List<Step> longer = new ArrayList<>();
        long[] both = mask.clone();
        double joint = share;
        for (Step step : steps) {
            if (step.column != column) {
                longer.add(step);
                continue;
            }
            joint *= step.share;
            for (int w = 0; w < WORDS; w++) {
                both[w] &= step.mask[w];
            }
        }
        longer.add(new Step(column, both, joint));
        return longer;
    }

    private int rows(int node) {
        return node < 0 ? leaves.get(~node).rows : rows(splits.get(node).left) + rows(splits.get(node).right);
    }
}
