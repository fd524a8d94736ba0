package relata.sample.story;

import relata.sample.story.SampleProduct.Family;

/**
 * Stories of customers whom no calendar and no empty jar sends: each comes at random, at a pace and with a taste of their
 * own, and with each purchase there is a chance, their own too, that it was the last one.
 *
 * <p>Paces are scattered by a log-normal and chances to leave by a few plain shares, not by the gamma and beta of the models
 * that Relata fits, and December, summer and presents come on top: a model has to bear that.
 */
final class Whims {

    private static final int SLOWEST = 400;
    private static final int QUICKEST = 12;

    /** In percent, for people who are easily lost and for those who are not. */
    private static final Integer[] LEAVES_EASILY = {8, 12, 18, 26, 40};

    private static final Integer[] STAYS = {4, 6, 8, 11, 15};

    /** What most people mainly come for, the most usual first. */
    private static final Family[] TASTES = {
        Family.BODY, Family.FACE, Family.HAIR, Family.PERFUME, Family.ROOM, Family.MAKEUP, Family.MEN
    };

    private Whims() {}

    static void comesNowAndThen(Life life) {
        comes(life, life.dice.scattered(80, .8), life.dice.pick(LEAVES_EASILY));
    }

    static void likesToLookIn(Life life) {
        comes(life, life.dice.scattered(32, .5), life.dice.pick(STAYS));
    }

    private static void comes(Life life, double days, int leaves) {
        Dice dice = life.dice;
        double pace = Math.clamp(days, QUICKEST, SLOWEST);
        Family taste = dice.usual(TASTES);
        int day = life.start();
        do {
            buys(life, day, taste);
            day += dice.randomDays(pace / mood(life, day));
        } while (day < life.end() && !dice.chance(leaves));
    }

    private static void buys(Life life, int day, Family taste) {
        Dice dice = life.dice;
        boolean presents = life.years.month(day) == 12;
        life.buy(day)
                .off(dice.chance(18) ? 10 : 0)
                .of(dice.chance(70) ? taste : dice.usual(TASTES))
                .perhaps(34, goesWith(taste))
                .perhaps(14, dice.usual(TASTES))
                .perhaps(presents ? 40 : 4, Family.GIFT)
                .pay();
    }

    /** What is bought along. */
    private static Family goesWith(Family taste) {
        return switch (taste) {
            case FACE -> Family.MAKEUP;
            case MAKEUP -> Family.FACE;
            case BODY, MEN -> Family.HAIR;
            case HAIR, PERFUME -> Family.BODY;
            case ROOM, GIFT, PROFESSIONAL -> Family.ROOM;
        };
    }

    /** How much sooner than in an ordinary month people come by again. */
    private static double mood(Life life, int day) {
        return switch (life.years.month(Math.min(day, life.end() - 1))) {
            case 11, 12 -> 1.3;
            case 2, 3 -> 1.1;
            case 6, 7, 8 -> .9;
            default -> 1;
        };
    }
}
