package relata.models.uplift;

import relata.models.Interval;

/**
 * How effects are learned and judged.
 *
 * @param base models that the learners are built from
 * @param folds parts into which customers are dealt to be held out in turn
 * @param samples how often customers are resampled for the interval of the Qini coefficient
 * @param level confidence with which an order must be better than chance, over all learners tried
 * @param seed of all draws
 */
public record Settings(Base base, int folds, int samples, double level, long seed) {
    public static final Settings USUAL = new Settings(Base.TREES, 5, 1_000, 0.95, 1);

    public Settings {
        Interval.checkLevel(level);
        if (folds < 2 || samples < 100) {
            throw new IllegalArgumentException("Effects need two folds and a hundred samples at least");
        }
    }

    public Settings withBase(Base other) {
        return new Settings(other, folds, samples, level, seed);
    }

    public Settings withSamples(int other) {
        return new Settings(base, folds, other, level, seed);
    }
}
