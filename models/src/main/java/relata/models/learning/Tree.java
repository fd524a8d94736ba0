package relata.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One regression tree over binned columns. A split sends the bins of its mask to the left; a reference to a child at or above 0
 * is a split, below it a leaf by {@code ~index}.
 */
final class Tree {
    private static final int WORDS = Binning.BINS / Long.SIZE;

    /** Splits up to which all answers are a byte, and a table of them holds the leaves. */
    private static final int TABLED = 7;

    private static final int BLOCK = 1024;

    private final List<Split> splits = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private int[] columns = {};
    private int[] children = {};
    private long[] masks = {};
    private double[] values = {};
    private byte[][] answers = {};
    private double[] valueOfAnswers = {};

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

    /** What of it is to be kept. */
    StoredModel.StoredTree stored() {
        return new StoredModel.StoredTree(
                columns,
                masks,
                children,
                values,
                leaves.stream().mapToInt(Leaf::rows).toArray());
    }

    /** The tree that was stored, sealed. */
    static Tree of(StoredModel.StoredTree stored) {
        Tree tree = new Tree();
        for (int split = 0; split < stored.columns().length; split++) {
            long[] mask = Arrays.copyOfRange(stored.masks(), split * WORDS, (split + 1) * WORDS);
            tree.addSplit(stored.columns()[split], mask);
            tree.connect(split, stored.children()[2 * split + 1], stored.children()[2 * split]);
        }
        for (int leaf = 0; leaf < stored.values().length; leaf++) {
            tree.addLeaf(stored.values()[leaf], stored.rows()[leaf]);
        }
        return tree.sealed();
    }

    /** Makes the tree ready to score; the root is the first split, or the only leaf. */
    Tree sealed() {
        columns = splits.stream().mapToInt(split -> split.column).toArray();
        children = splits.stream()
                .flatMapToInt(split -> IntStream.of(split.right, split.left))
                .toArray();
        values = leaves.stream().mapToDouble(Leaf::value).toArray();
        masks = new long[columns.length * WORDS];
        for (int s = 0; s < columns.length; s++) {
            System.arraycopy(splits.get(s).mask, 0, masks, s * WORDS, WORDS);
        }
        if (columns.length <= TABLED) {
            tabulate();
        }
        return this;
    }

    /** For each split the bit that each bin answers with, and for all bits together the value of the leaf. */
    private void tabulate() {
        answers = new byte[columns.length][Binning.BINS];
        for (int s = 0; s < columns.length; s++) {
            for (int bin = 0; bin < Binning.BINS; bin++) {
                answers[s][bin] = (byte) (holds(splits.get(s).mask, bin) ? 1 << s : 0);
            }
        }
        valueOfAnswers = new double[1 << columns.length];
        for (int all = 0; all < valueOfAnswers.length; all++) {
            int node = columns.length == 0 ? ~0 : 0;
            while (node >= 0) {
                node = children[2 * node + (all >>> node & 1)];
            }
            valueOfAnswers[all] = values[~node];
        }
    }

    /** Adds the value of each row {@code from} to before {@code to} to its score; {@code scores} has an entry for every row. */
    void addTo(double[] scores, byte[][] bins, int from, int to) {
        if (columns.length > TABLED) {
            for (int row = from; row < to; row++) {
                scores[row] += value(bins, row);
            }
            return;
        }
        // Split by split rather than row by row: no step waits for the one before it.
        int[] place = new int[Math.min(BLOCK, to - from)];
        for (int start = from; start < to; start += BLOCK) {
            int length = Math.min(BLOCK, to - start);
            Arrays.fill(place, 0);
            for (int s = 0; s < columns.length; s++) {
                byte[] column = bins[columns[s]];
                byte[] answer = answers[s];
                for (int i = 0; i < length; i++) {
                    place[i] += answer[column[start + i] & 0xff];
                }
            }
            for (int i = 0; i < length; i++) {
                scores[start + i] += valueOfAnswers[place[i]];
            }
        }
    }

    private double value(byte[][] bins, int row) {
        int node = columns.length == 0 ? ~0 : 0;
        while (node >= 0) {
            int bin = bins[columns[node]][row] & 0xff;
            // An index instead of a branch: which way a row goes cannot be foreseen.
            int isLeft = (int) (masks[node * WORDS + (bin >>> 6)] >>> bin & 1);
            node = children[2 * node + isLeft];
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
