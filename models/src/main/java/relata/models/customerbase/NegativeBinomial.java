package relata.models.customerbase;

/**
 * Probabilities of 0, 1, 2, … purchases within a duration at a rate that is gamma distributed (r, alpha), one after the
 * other.
 */
final class NegativeBinomial {

    private final double r;
    private final double share;
    private int count;
    private double log;

    NegativeBinomial(double r, double alpha, double duration) {
        this.r = r;
        this.share = Math.log(duration / (alpha + duration));
        this.log = -r * Math.log1p(duration / alpha);
    }

    double probability() {
        return Math.exp(log);
    }

    void next() {
        log += Math.log((r + count) / (count + 1)) + share;
        count++;
    }
}
