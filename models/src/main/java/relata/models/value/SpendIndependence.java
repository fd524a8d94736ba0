package relata.models.value;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * Whether number of purchases and mean spend go together, told by their correlation as Fader, Hardie and Lee 2005 do
 * (RFM and CLV, Journal of Marketing Research 42(4)). Ranks would mislead: the median of a mean of more amounts lies
 * higher even where Gamma-Gamma holds. The top hundredth of the means counts as its least, so that a few large orders
 * do not sway the result.
 *
 * @param correlation -1 to 1; 0 where all customers are alike in one of the two
 * @param probability that independent figures would correlate as much or more by chance (normal approximation,
 *     two-sided)
 * @param customers how many customers were compared
 */
public record SpendIndependence(double correlation, double probability, int customers) {

    /**
     * A correlation below it moves expected values by less than the models' own errors, however sure one is that it is
     * not zero.
     */
    public static final double NEGLIGIBLE = 0.15;

    private static final double BY_CHANCE = 0.01;
    private static final double TOP = 0.99;

    static SpendIndependence of(int[] purchases, double[] means) {
        if (purchases.length < 3) {
            throw new IllegalArgumentException(
                    "Independence of purchases and spend needs at least three customers, not " + purchases.length);
        }
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        double top = sorted[(int) (TOP * (sorted.length - 1))];
        double[] capped = Arrays.stream(means).map(mean -> Math.min(mean, top)).toArray();
        double correlation =
                correlation(Arrays.stream(purchases).asDoubleStream().toArray(), capped);
        double deviations = Math.abs(correlation) * Math.sqrt(purchases.length - 1);
        return new SpendIndependence(correlation, Erf.erfc(deviations / Math.sqrt(2)), purchases.length);
    }

    /** False where the two go together too much to be multiplied as if they did not. */
    public boolean holds() {
        return Math.abs(correlation) < NEGLIGIBLE || probability > BY_CHANCE;
    }

    /** What to tell the person who reads the value. */
    public String sentence() {
        String figures = "correlation %.2f over %d customers".formatted(correlation, customers);
        if (holds()) {
            return "Mean spend does not depend on the number of purchases (" + figures + ")";
        }
        return "Customers who buy more often spend " + (correlation > 0 ? "more" : "less") + " at a time (" + figures
                + "), which Gamma-Gamma does not know: values of frequent buyers are "
                + (correlation > 0 ? "too low" : "too high");
    }

    private static double correlation(double[] left, double[] right) {
        double leftMean = Arrays.stream(left).average().orElse(0);
        double rightMean = Arrays.stream(right).average().orElse(0);
        double both = 0;
        double leftOnly = 0;
        double rightOnly = 0;
        for (int i = 0; i < left.length; i++) {
            both += (left[i] - leftMean) * (right[i] - rightMean);
            leftOnly += (left[i] - leftMean) * (left[i] - leftMean);
            rightOnly += (right[i] - rightMean) * (right[i] - rightMean);
        }
        return leftOnly == 0 || rightOnly == 0 ? 0 : Math.clamp(both / Math.sqrt(leftOnly * rightOnly), -1, 1);
    }
}
