package relata.models.experiment;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;
import relata.models.Interval;

/**
 * What an experiment of a given size can show, and the size it takes to show a given effect.
 *
 * <p>Normal approximation with the variances of both arms (Cohen 1988; Lachin 1981, Controlled Clinical Trials 2).
 *
 * @param controlShare share of customers held out, such as 0.05
 * @param level confidence of the interval that will be read, such as 0.95
 * @param power probability with which a true effect shall be seen, such as 0.8
 */
public record Plan(double controlShare, double level, double power) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Plan {
        if (!(controlShare > 0 && controlShare < 1)) {
            throw new IllegalArgumentException("The share held out lies between 0 and 1, not at " + controlShare);
        }
        Interval.checkLevel(level);
        checkPower(power);
    }

    /** The smallest difference of means that {@code customers} in both arms show, in the unit of the standard deviation. */
    public double smallestEffect(double standardDeviation, long customers) {
        checkDeviation(standardDeviation);
        return detectable(level, power) * standardDeviation * spread(customers);
    }

    /**
     * The smallest rise of a share that {@code customers} in both arms show; empty where not even a rise to 1 could be seen.
     *
     * @param share the share expected without the action
     */
    public OptionalDouble smallestRise(double share, long customers) {
        checkShare(share);
        checkCustomers(customers);
        double most = 1 - share;
        if (most <= detectable(level, power) * errorOfRise(share, most, customers)) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = most;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (middle < detectable(level, power) * errorOfRise(share, middle, customers)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(high);
    }

    /** How many customers in both arms it takes to see a difference of means; refuses an effect of nothing. */
    public long customersFor(double effect, double standardDeviation) {
        checkDeviation(standardDeviation);
        return needed(effect, standardDeviation * standardDeviation / (controlShare * (1 - controlShare)));
    }

    /** How many customers in both arms it takes to see a share change by {@code effect}, up or down. */
    public long customersForShare(double share, double effect) {
        checkShare(share);
        double changed = share + effect;
        if (changed < 0 || changed > 1) {
            throw new IllegalArgumentException("A share of " + share + " cannot change by " + effect);
        }
        return needed(effect, variance(changed) / (1 - controlShare) + variance(share) / controlShare);
    }

    /** The probability of seeing a true difference of means with {@code customers} in both arms. */
    public double powerFor(double effect, double standardDeviation, long customers) {
        checkDeviation(standardDeviation);
        double signal = Math.abs(effect) / (standardDeviation * spread(customers));
        double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
        return NORMAL.cumulativeProbability(signal - z) + NORMAL.cumulativeProbability(-signal - z);
    }

    /** How many standard errors a true effect must measure to be seen. */
    static double detectable(double level, double power) {
        checkPower(power);
        return NORMAL.inverseCumulativeProbability((1 + level) / 2) + NORMAL.inverseCumulativeProbability(power);
    }

    private long needed(double effect, double variance) {
        if (effect == 0 || !Double.isFinite(effect)) {
            throw new IllegalArgumentException("No number of customers shows an effect of " + effect);
        }
        double errors = detectable(level, power) / effect;
        double customers = Math.ceil(errors * errors * variance);
        if (customers > Long.MAX_VALUE / 2.0) {
            throw new IllegalArgumentException("An effect of " + effect + " is too small for any number of customers");
        }
        return Math.max(2, (long) customers);
    }

    private double spread(long customers) {
        checkCustomers(customers);
        return Math.sqrt(1 / (customers * controlShare * (1 - controlShare)));
    }

    private double errorOfRise(double share, double rise, long customers) {
        return Math.sqrt((variance(share + rise) / (1 - controlShare) + variance(share) / controlShare) / customers);
    }

    private static double variance(double share) {
        return Math.max(0, share * (1 - share));
    }

    private static void checkCustomers(long customers) {
        if (customers < 2) {
            throw new IllegalArgumentException("Two arms need two customers at least, not " + customers);
        }
    }

    private static void checkDeviation(double standardDeviation) {
        if (!(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
            throw new IllegalArgumentException("A standard deviation is finite and above 0, not " + standardDeviation);
        }
    }

    private static void checkShare(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("A share to be changed lies from 0 to below 1, not at " + share);
        }
    }

    private static void checkPower(double power) {
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("A power lies from 0.5 to below 1, not at " + power);
        }
    }
}
