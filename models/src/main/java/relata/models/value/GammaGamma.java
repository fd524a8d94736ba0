package relata.models.value;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import relata.models.numerics.Check;
import relata.models.numerics.Estimates;
import relata.models.numerics.Fit;
import relata.models.numerics.Unlearnable;
import relata.models.numerics.Unlearnable.Reason;
import relata.models.numerics.Variates;
import relata.models.numerics.Workers;

/**
 * Gamma-Gamma model of spend (Fader and Hardie 2013, The Gamma-Gamma model of monetary value, note 25 of
 * brucehardie.com): what a customer spends at a purchase is gamma distributed with shape p and a rate that is itself
 * gamma distributed (q, v) over customers. It takes spend not to depend on the number of purchases: see {@link
 * Spends#independence}.
 *
 * @param p shape of the amounts of one customer
 * @param q shape of the rates over customers, above one: else the mean spend over customers would be infinite
 * @param v their scale, in units of money
 */
public record GammaGamma(double p, double q, double v) {

    private static final int FEWEST = 4;

    /** Refuses parameters that are not above zero, and q not above one. */
    public GammaGamma {
        Check.positive("p", p);
        Check.positive("q", q);
        Check.positive("v", v);
        if (q <= 1) {
            throw new Unlearnable(
                    Reason.NO_MEAN_SPEND,
                    Map.of("q", q),
                    "Gamma-Gamma needs q above 1 for a finite mean spend, not " + q
                            + ": a few customers spend so much more than others that no mean holds; cap the amounts or"
                            + " take the median");
        }
    }

    /**
     * The model under which the customers' spends are most likely.
     *
     * @throws Unlearnable where there are fewer than four customers with spend, all of them spend the
     *     same, or q is not above one
     */
    public static Fit<GammaGamma> fit(Spends spends, Workers workers) {
        if (spends.size() < FEWEST) {
            throw new Unlearnable(
                    Reason.TOO_FEW_SPENDERS,
                    Map.of("customers", (double) spends.size(), "least", (double) FEWEST),
                    "Only " + spends.size() + " customers with purchases and spend above zero: "
                            + "Gamma-Gamma has three parameters and needs at least four");
        }
        requireDifferences(spends);
        double[] start = {5, 4, spends.mean() * 3 / 5};
        Estimates estimates = Estimates.maximize(
                List.of("p", "q", "v"), start, spends.size(), new GammaGammaLikelihood(spends, workers));
        double[] found = estimates.values();
        return new Fit<>(new GammaGamma(found[0], found[1], found[2]), estimates, spends.size());
    }

    /** What a purchase of a customer is expected to bring of whom nothing is known: the mean over customers. */
    public double expectedSpend() {
        return p * v / (q - 1);
    }

    /**
     * What a next purchase of the customer is expected to bring, p (v + x m) / (p x + q - 1): the more purchases, the
     * more his own mean counts. A mean below zero (returns exceed purchases) counts as zero.
     */
    public double expectedSpend(Spend spend) {
        return p * (v + spend.total()) / (p * spend.purchases() + q - 1);
    }

    /** A rate of the amounts that the customer may have: gamma distributed (p x + q, v + x m) given what he spent. */
    public double rate(Spend spend, RandomGenerator random) {
        return Variates.gamma(random, p * spend.purchases() + q, v + spend.total());
    }

    /** What a purchase of a customer with this rate may bring. */
    public double spend(double rate, RandomGenerator random) {
        return Variates.gamma(random, p, rate);
    }

    private static void requireDifferences(Spends spends) {
        for (int i = 1; i < spends.size(); i++) {
            if (spends.meanAt(i) != spends.meanAt(0)) {
                return;
            }
        }
        throw new Unlearnable(
                Reason.SPENDS_ALIKE,
                Map.of(),
                "All customers spend the same at a purchase: there is nothing for Gamma-Gamma to learn");
    }
}
