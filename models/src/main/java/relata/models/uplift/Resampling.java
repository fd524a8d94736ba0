package relata.models.uplift;

import java.util.SplittableRandom;

/** How often each customer is drawn when as many are drawn with replacement; nearly Poisson with mean 1 (Chamandy et al. 2012). */
final class Resampling {
    private static final double[] CUMULATIVE = cumulative();

    private Resampling() {}

    static double[] weights(int size, SplittableRandom random) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            double uniform = random.nextDouble();
            int count = 0;
            while (count < CUMULATIVE.length && uniform >= CUMULATIVE[count]) {
                count++;
            }
            weights[i] = count;
        }
        return weights;
    }

    private static double[] cumulative() {
        double[] cumulative = new double[15];
        double term = Math.exp(-1);
        double sum = 0;
        for (int count = 0; count < cumulative.length; count++) {
            sum += term;
            cumulative[count] = sum;
            term /= count + 1;
        }
        return cumulative;
    }
}
