package relata.models.customerbase;

import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import relata.models.numerics.Check;
import relata.models.numerics.Variates;

/**
 * What BG/NBD and MBG/NBD share: purchases at a rate that is gamma distributed (r, alpha) over customers, and at each
 * chance a probability to leave that is beta distributed (a, b). A customer with x repeat purchases had x + {@code
 * chances} chances to leave.
 */
record BetaGeometric(double r, double alpha, double a, double b, int chances) {

    /** Above it the series converges slowly, and the integral takes over. */
    private static final double FAR = 0.9;

    private static final double LARGE = 30;

    /** Below it the series has more terms of changing signs than digits. */
    private static final double MOST_ALTERNATING = -5;

    BetaGeometric {
        Check.positive("r", r);
        Check.positive("alpha", alpha);
        Check.positive("a", a);
        Check.positive("b", b);
    }

    double probabilityActive(History history) {
        int k = history.purchases() + chances;
        if (k == 0) {
            return 1;
        }
        double silence = Math.log((alpha + history.age()) / (alpha + history.last()));
        return 1 / (1 + a / (b + k - 1) * Math.exp((r + history.purchases()) * silence));
    }

    double expectedWhileActive(double duration, History history) {
        Check.duration(duration);
        double z = duration / (alpha + history.age() + duration);
        boolean quick = z < FAR && a < LARGE && a + b - r > MOST_ALTERNATING;
        return quick ? bySeries(z, history.purchases()) : byIntegral(duration, history);
    }

    /**
     * Fader, Hardie and Lee 2005, formula 10, after Euler's transformation, which takes x out of the numerator: with
     * C = a+b+k-1 and L = ln(1-z),
     * {@code -{ C expm1((a-1)L)/(a-1) + e^((a-1)L) sum_{j>=1} (C-r-x)_j (a)_{j-1} z^j / ((C+1)_{j-1} j!) }}.
     */
    private double bySeries(double z, int purchases) {
        double c = a + b + purchases + chances - 1;
        double numerator = a + b + chances - 1 - r;
        double term = numerator * z;
        double sum = term;
        for (int j = 1; Math.abs(term) > 1e-17 * Math.abs(sum); j++) {
            term *= (numerator + j) * (a + j - 1) / ((c + j) * (j + 1)) * z;
            sum += term;
        }
        double log = Math.log1p(-z);
        double power = (a - 1) * log;
        double first = a == 1 ? log : Math.expm1(power) / (a - 1);
        return Math.max(0, -(c * first + Math.exp(power) * sum));
    }

    /**
     * The same as the mean of (1 - (1 + p t/(alpha+T))^-(r+x)) / p over p ~ beta(a, b+k): a trapezoidal sum over the
     * logit of p, stretched by sinh, which meets the ends double-exponentially (Takahasi and Mori 1974).
     */
    private double byIntegral(double duration, History history) {
        double rate = duration / (alpha + history.age());
        double shape = r + history.purchases();
        double stays = b + history.purchases() + chances;
        double centre = Math.log(a / stays);
        double width = Math.sqrt(1 / a + 1 / stays);
        double peak = logBeta(centre, stays);
        double mass = 0;
        double sum = 0;
        for (int i = -160; i <= 160; i++) {
            double logit = centre + width * Math.sinh(i / 16.0);
            double density = Math.exp(logBeta(logit, stays) - peak) * Math.cosh(i / 16.0);
            if (density == 0) {
                continue;
            }
            double p = 1 / (1 + Math.exp(-logit));
            mass += density;
            sum += density * (p < 1e-300 ? shape * rate : -Math.expm1(-shape * Math.log1p(p * rate)) / p);
        }
        return sum / mass;
    }

    /** Who leaves only after buying, and is there, buys unless his rate lets him wait longer than the duration. */
    double probabilityOfPurchaseWhileActive(double duration, History history) {
        Check.duration(duration);
        return -Math.expm1(-(r + history.purchases()) * Math.log1p(duration / (alpha + history.age())));
    }

    /** Logarithm of p^a (1-p)^stays at the logit of p. */
    private double logBeta(double logit, double stays) {
        double small = Math.log1p(Math.exp(-Math.abs(logit)));
        return a * (Math.min(logit, 0) - small) + stays * (Math.min(-logit, 0) - small);
    }

    /** Fader, Hardie and Lee 2005, formula 8, and its like with one chance more. */
    double probabilityOf(int purchases, double duration) {
        Check.count(purchases);
        Check.duration(duration);
        var counts = new NegativeBinomial(r, alpha, duration);
        double fewer = 0;
        for (int j = 0; j < purchases; j++) {
            fewer += counts.probability();
            counts.next();
        }
        int k = purchases + chances;
        double staysBefore = 1;
        for (int j = 0; j < k - 1; j++) {
            staysBefore *= (b + j) / (a + b + j);
        }
        if (k == 0) {
            return counts.probability();
        }
        double stays = (b + k - 1) / (a + b + k - 1);
        double atLeast = Math.max(0, 1 - fewer);
        return staysBefore * (stays * counts.probability() + (1 - stays) * atLeast);
    }

    void simulate(History history, double duration, RandomGenerator random, DoubleConsumer purchase) {
        Check.duration(duration);
        if (random.nextDouble() >= probabilityActive(history)) {
            return;
        }
        int x = history.purchases();
        double rate = Variates.gamma(random, r + x, alpha + history.age());
        double leaves = Variates.beta(random, a, b + x + chances);
        double time = random.nextExponential() / rate;
        while (time <= duration) {
            purchase.accept(time);
            if (random.nextDouble() < leaves) {
                return;
            }
            time += random.nextExponential() / rate;
        }
    }
}
