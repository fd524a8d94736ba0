package relata.models.learning;

/** Sums of gradient, curvature and rows for each bin of each column, over the rows of one node. */
final class Histogram {
    /** Three sums lie side by side for each bin. */
    private static final int WIDTH = 3;

    private final double[][] sums;
    private double gradient;
    private double curvature;
    private double rows;

    Histogram(int columns) {
        sums = new double[columns][];
    }

    void total(double[] gradients, double[] curvatures) {
        for (int i = 0; i < gradients.length; i++) {
            gradient += gradients[i];
            curvature += curvatures[i];
        }
        rows = gradients.length;
    }

    /** Counts the rows {@code order[from]}, ... whose gradients are given in that order. */
    void count(int column, byte[] bins, int[] order, int from, double[] gradients, double[] curvatures) {
        double[] line = new double[Binning.BINS * WIDTH];
        for (int i = 0; i < gradients.length; i++) {
            int at = (bins[order[from + i]] & 0xff) * WIDTH;
            line[at] += gradients[i];
            line[at + 1] += curvatures[i];
            line[at + 2]++;
        }
        sums[column] = line;
    }

    Histogram without(Histogram part) {
        Histogram rest = new Histogram(sums.length);
        rest.gradient = gradient - part.gradient;
        rest.curvature = curvature - part.curvature;
        rest.rows = rows - part.rows;
        for (int c = 0; c < sums.length; c++) {
            if (sums[c] != null) {
                double[] line = sums[c].clone();
                for (int i = 0; i < line.length; i++) {
                    line[i] -= part.sums[c][i];
                }
                rest.sums[c] = line;
            }
        }
        return rest;
    }

    double gradient() {
        return gradient;
    }

    double curvature() {
        return curvature;
    }

    double rows() {
        return rows;
    }

    double gradient(int column, int bin) {
        return sums[column][bin * WIDTH];
    }

    double curvature(int column, int bin) {
        return sums[column][bin * WIDTH + 1];
    }

    double rows(int column, int bin) {
        return sums[column][bin * WIDTH + 2];
    }
}
