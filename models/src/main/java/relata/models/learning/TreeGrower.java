package relata.models.learning;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import relata.models.learning.SplitFinder.Found;
import relata.models.numerics.Workers;

/** Grows one tree on gradients by histograms, the leaf that gains most first (Chen and Guestrin 2016; Ke et al. 2017). */
final class TreeGrower {
    /** Below this many rows, threads cost more than they save. */
    private static final int ROWS_FOR_THREADS = 20_000;

    private final byte[][] bins;
    private final Binning binning;
    private final BoostedTrees.Settings settings;
    private final Workers workers;
    private final int[] order;
    private final int[] scratch;
    private double[] gradients = {};
    private double[] curvatures = {};
    private int[] columns = {};

    TreeGrower(byte[][] bins, int rows, Binning binning, BoostedTrees.Settings settings, Workers workers) {
        this.bins = bins;
        this.binning = binning;
        this.settings = settings;
        this.workers = workers;
        this.order = new int[rows];
        this.scratch = new int[rows];
    }

    /** A part of the rows that may be split further. */
    private static final class Node {
        final int from;
        final int to;
        final Histogram histogram;
        final int parent;
        final boolean isLeft;

        @Nullable
        Found best;

        Node(int from, int to, Histogram histogram, int parent, boolean isLeft) {
            this.from = from;
            this.to = to;
            this.histogram = histogram;
            this.parent = parent;
            this.isLeft = isLeft;
        }

        int rows() {
            return to - from;
        }

        double gain() {
            return best == null ? 0 : best.gain();
        }
    }

    /**
     * @param chosen rows to learn from, {@code count} of them
     * @param columns columns that may be asked
     */
    Tree grow(double[] gradients, double[] curvatures, int[] chosen, int count, int[] columns) {
        this.gradients = gradients;
        this.curvatures = curvatures;
        this.columns = columns;
        System.arraycopy(chosen, 0, order, 0, count);
        Tree tree = new Tree();
        PriorityQueue<Node> open = new PriorityQueue<>(
                Comparator.comparingDouble((Node node) -> -node.gain()).thenComparingInt(node -> node.from));
        Node root = new Node(0, count, histogram(0, count), -1, false);
        open.add(searched(root));
        int[][] children = new int[settings.leaves()][2];
        int leaves = 1;
        while (leaves < settings.leaves() && open.element().best != null) {
            Node node = open.remove();
            Found best = Objects.requireNonNull(node.best);
            int split = tree.addSplit(best.column(), best.mask());
            attach(children, node, split);
            int middle = partition(node, best);
            Histogram[] halves = halves(node, middle);
            open.add(searched(new Node(node.from, middle, halves[0], split, true)));
            open.add(searched(new Node(middle, node.to, halves[1], split, false)));
            leaves++;
        }
        for (Node node : open) {
            attach(children, node, tree.addLeaf(value(node.histogram), node.rows()));
        }
        for (int split = 0; split < leaves - 1; split++) {
            tree.connect(split, children[split][0], children[split][1]);
        }
        return tree.sealed();
    }

    private static void attach(int[][] children, Node node, int reference) {
        if (node.parent >= 0) {
            children[node.parent][node.isLeft ? 0 : 1] = reference;
        }
    }

    private double value(Histogram histogram) {
        return -settings.learningRate() * histogram.gradient() / (histogram.curvature() + settings.penalty());
    }

    private Node searched(Node node) {
        if (node.rows() < 2 * settings.leastRows()) {
            return node;
        }
        SplitFinder finder = new SplitFinder(node.histogram, settings);
        for (int column : columns) {
            finder.search(column, binning.ordered(column));
        }
        node.best = finder.best();
        return node;
    }

    /** The histograms of both sides: the smaller one counted, the other by subtraction. */
    private Histogram[] halves(Node node, int middle) {
        boolean leftSmaller = middle - node.from <= node.to - middle;
        Histogram smaller = leftSmaller ? histogram(node.from, middle) : histogram(middle, node.to);
        Histogram larger = node.histogram.without(smaller);
        return leftSmaller ? new Histogram[] {smaller, larger} : new Histogram[] {larger, smaller};
    }

    private Histogram histogram(int from, int to) {
        Histogram histogram = new Histogram(bins.length);
        double[] gradient = new double[to - from];
        double[] curvature = new double[to - from];
        for (int i = from; i < to; i++) {
            gradient[i - from] = gradients[order[i]];
            curvature[i - from] = curvatures[order[i]];
        }
        histogram.total(gradient, curvature);
        Workers hands = to - from < ROWS_FOR_THREADS ? Workers.caller() : workers;
        hands.tasks(columns.length, c -> {
            int column = columns[c];
            histogram.count(column, bins[column], order, from, gradient, curvature);
        });
        return histogram;
    }

    /** Orders the rows of the node so that those for the left come first; answers where the others begin. */
    private int partition(Node node, Found split) {
        byte[] column = bins[split.column()];
        int left = node.from;
        int right = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = order[i];
            if (Tree.holds(split.mask(), column[row] & 0xff)) {
                order[left++] = row;
            } else {
                scratch[right++] = row;
            }
        }
        System.arraycopy(scratch, 0, order, left, right);
        return left;
    }
}
