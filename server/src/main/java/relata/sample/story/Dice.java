package relata.sample.story;

import java.util.SplittableRandom;

/** Cheap repeatable chance: each customer has dice of their own, derived from seed, purpose and index. */
final class Dice {

    /** What dice are thrown for; keeps a person's name independent of the length of their story. */
    enum Purpose {
        PERSON,
        GROUP,
        STORY,
        BUSINESS
    }

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Dice of(long seed, Purpose purpose, long index) {
        return new Dice(mix(seed ^ mix(index + 1) ^ ((purpose.ordinal() + 1L) << 58)));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    static long mix(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Uniform, both ends included. */
    int between(int low, int high) {
        return low >= high ? low : low + random.nextInt(high - low + 1);
    }

    /** Mostly near the middle, never further than the spread: people's habits are regular but not exact. */
    int around(int middle, int spread) {
        int half = spread / 2;
        return middle + between(-half, half) + between(-(spread - half), spread - half);
    }

    /** Days until something that is as likely on any one day as on another; at least one. */
    int randomDays(double average) {
        return 1 + (int) (random.nextExponential() * average);
    }

    /** Log-normal: half of all lie below the middle, and twice as much is as rare as half as much. */
    double scattered(double middle, double spread) {
        return middle * Math.exp(spread * random.nextGaussian());
    }

    <T> T pick(T[] things) {
        return things[random.nextInt(things.length)];
    }

    /** The first things are more usual than the last. */
    <T> T usual(T[] things) {
        int length = things.length;
        return things[Math.min(random.nextInt(length), random.nextInt(length))];
    }

    /** An index whose weight is its step in the cumulative weights. */
    int weighted(int[] cumulative) {
        int draw = random.nextInt(cumulative[cumulative.length - 1]);
        int index = 0;
        while (draw >= cumulative[index]) {
            index++;
        }
        return index;
    }
}
