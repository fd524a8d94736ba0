package relata.sample.story;

import relata.sample.story.SampleInteraction.Channel;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleProduct.Family;

/** Stories of customers who come when the calendar or an event sends them. */
final class Occasions {

    private Occasions() {}

    static void bargainOnce(Life life) {
        Dice dice = life.dice;
        life.buy(life.start() + dice.between(0, 2))
                .off(dice.pick(new Integer[] {20, 25, 30, 40}))
                .of(dice.chance(50) ? Family.BODY : Family.PERFUME)
                .perhaps(45, Family.HAIR)
                .perhaps(25, Family.MAKEUP)
                .pay();
        if (dice.chance(35)) {
            int day = life.start() + dice.between(40, 200);
            life.says(day, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "unsubscribe", null, "");
            life.unsubscribes(day);
        }
    }

    static void giftsTwiceAYear(Life life) {
        Dice dice = life.dice;
        boolean stops = dice.chance(30);
        int until = stops ? dice.between(life.start() + 200, life.start() + 800) : life.end();
        boolean valentine = dice.chance(30);
        boolean first = true;
        for (int day : life.company.campaigns.newYearDays) {
            first &= gift(life, day - dice.between(1, 16), until, 88, Family.ROOM, first);
        }
        for (int day : life.company.campaigns.womensDays) {
            first &= gift(life, day - dice.between(0, 7), until, 84, Family.PERFUME, first);
        }
        if (valentine) {
            for (int day : life.company.campaigns.valentines) {
                first &= gift(life, day - dice.between(0, 6), until, 60, Family.PERFUME, first);
            }
        }
        if (first) {
            life.buy(life.start()).of(Family.GIFT).pay();
        }
    }

    /** Returns whether no gift has been bought yet. */
    private static boolean gift(Life life, int day, int until, int percent, Family second, boolean none) {
        if (!life.happens(day) || day > until || !life.dice.chance(percent)) {
            return none;
        }
        life.buy(day)
                .of(Family.GIFT)
                .perhaps(55, second)
                .perhaps(15, Family.GIFT)
                .pay();
        return false;
    }

    static void lookedAround(Life life) {
        Dice dice = life.dice;
        SampleProduct product = life.something(Family.FACE, life.start());
        if (dice.chance(60)) {
            int day = life.start() + dice.between(0, 3);
            life.says(day, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "mail.question", product, "");
            life.says(day + 1, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "mail.answer", product, "");
        } else if (life.city().shop() != null) {
            life.says(life.start(), Channel.SHOP, Direction.IN, Kind.VISIT, "visit.advice", product, "");
        }
        if (dice.chance(20)) {
            life.unsubscribes(life.start() + dice.between(60, 500));
        }
    }

    static void birthdays(Life life) {
        Dice dice = life.dice;
        int own = dice.between(0, 364);
        int other = dice.between(0, 364);
        boolean any = false;
        for (int year = 0; year < 3; year++) {
            int mine = year * 365 + own - dice.between(0, 9);
            int theirs = year * 365 + other - dice.between(1, 8);
            if (dice.chance(80)) {
                any |= life.buy(mine)
                                .off(10)
                                .of(Family.PERFUME)
                                .perhaps(50, Family.BODY)
                                .pay()
                        != null;
            }
            if (dice.chance(72)) {
                any |= life.buy(theirs).of(Family.GIFT).perhaps(35, Family.ROOM).pay() != null;
            }
        }
        if (!any) {
            life.buy(life.start()).off(10).of(Family.PERFUME).pay();
        }
    }

    /** Meets us in summer in a city of ours; half of them come again the summer after, few order from home. */
    static void holiday(Life life) {
        Dice dice = life.dice;
        Places.City home = life.city();
        boolean bought = false;
        for (int midsummer : life.company.campaigns.midsummers) {
            int day = midsummer + dice.between(-40, 35);
            if (life.happens(day) && dice.chance(bought ? 45 : 85)) {
                life.moveTo(life.company.places.shopCity(dice));
                life.buy(day)
                        .via(SampleOrder.Channel.SHOP)
                        .of(Family.PERFUME)
                        .perhaps(50, Family.ROOM)
                        .perhaps(40, Family.BODY)
                        .pay();
                life.moveTo(home);
                bought = true;
                if (dice.chance(30)) {
                    life.buy(day + dice.between(60, 150))
                            .via(SampleOrder.Channel.WEB)
                            .of(Family.BODY)
                            .perhaps(40, Family.ROOM)
                            .pay();
                }
            }
        }
    }

    static void wedding(Life life) {
        Dice dice = life.dice;
        int asked = life.start() + dice.between(5, 60);
        SampleProduct present = life.something(dice.chance(50) ? Family.BODY : Family.ROOM, asked);
        life.says(asked, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "wedding", present, "");
        life.says(asked + 1, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "wedding.reply", present, "");
        life.buy(asked + 4)
                .via(SampleOrder.Channel.PHONE)
                .off(12)
                .of(present, dice.between(24, 40))
                .pay();
        life.rates(asked + 30, dice.chance(85) ? 5 : 3);
        if (dice.chance(55)) {
            life.buy(asked + 365 + dice.between(-6, 6))
                    .of(Family.PERFUME)
                    .perhaps(50, Family.GIFT)
                    .pay();
        }
    }

    static void secondCard(Life life) {
        int day = life.start();
        int purchases = life.dice.between(1, 3);
        for (int index = 0; index < purchases; index++) {
            life.buy(day).of(Family.BODY).perhaps(40, Family.HAIR).pay();
            day += life.dice.between(30, 160);
        }
    }
}
