package relata.sample.story;

import relata.sample.story.SampleInteraction.Channel;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleProduct.Family;

/** Stories of customers whose purchases follow a rhythm of their own: an empty jar, a payday, cold evenings. */
final class Habits {

    private Habits() {}

    /** In the summer people are away, and with some a purchase falls through. */
    private static boolean away(Life life, int day) {
        return life.happens(day) && life.years.month(day) >= 6 && life.years.month(day) <= 8 && life.dice.chance(28);
    }

    /** Regular customers remember us before the holidays. */
    static void holidayExtras(Life life, int from, int until, int percent) {
        for (int day : life.company.campaigns.newYearDays) {
            if (day > from && day < until && life.dice.chance(percent)) {
                life.buy(day - life.dice.between(1, 18))
                        .of(Family.GIFT)
                        .perhaps(40, Family.ROOM)
                        .pay();
            }
        }
        for (int day : life.company.campaigns.womensDays) {
            if (day > from && day < until && life.dice.chance(percent / 2)) {
                life.buy(day - life.dice.between(0, 8))
                        .of(Family.PERFUME)
                        .perhaps(30, Family.GIFT)
                        .pay();
            }
        }
    }

    static void refills(Life life) {
        Dice dice = life.dice;
        int day = life.start() + dice.between(0, 20);
        if (!life.happens(day)) {
            day = life.start();
        }
        SampleProduct jar = life.company.assortment.refilled(day, dice);
        int loyalUntil = dice.chance(65) ? life.end() : day + dice.between(120, 800);
        int weeks = Math.max(3, dice.around(jar.refillWeeks(), 3));
        int from = day;
        while (day < Math.min(loyalUntil, life.end())) {
            if (!jar.soldOn(day)) {
                SampleProduct gone = jar;
                jar = life.company.assortment.substitute(gone, day, dice);
                life.says(day, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "question.gone", gone, "");
                life.says(day + 1, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "answer.gone", gone, "");
                if (!dice.chance(45)) {
                    break;
                }
                day += dice.between(6, 20);
                continue;
            }
            if (!away(life, day)) {
                life.buy(day)
                        .of(jar, dice.chance(15) ? 2 : 1)
                        .perhaps(22, jar.family())
                        .perhaps(8, Family.BODY)
                        .pay();
            }
            day += dice.around(weeks * 7, 9);
        }
        holidayExtras(life, from, Math.min(day, loyalUntil), 26);
    }

    static void stocksUp(Life life) {
        Dice dice = life.dice;
        int every = dice.between(70, 115);
        int until = dice.chance(60) ? life.end() : life.start() + dice.between(180, 900);
        for (int day = life.start() + dice.between(0, 15); day < until; day += dice.around(every, 14)) {
            if (!away(life, day) || day - life.start() < 16) {
                life.buy(day)
                        .off(dice.chance(40) ? 10 : 0)
                        .of(Family.HAIR)
                        .of(Family.HAIR)
                        .of(Family.BODY)
                        .of(Family.BODY)
                        .perhaps(50, Family.MEN)
                        .perhaps(30, Family.FACE)
                        .perhaps(20, Family.BODY)
                        .pay();
            }
        }
        holidayExtras(life, life.start(), until, 35);
    }

    static void treatsAfterPayday(Life life) {
        Dice dice = life.dice;
        int payday = dice.chance(50) ? 5 : 20;
        int everyMonths = dice.chance(35) ? 1 : 2;
        int until = dice.chance(50) ? life.end() : life.start() + dice.between(150, 700);
        life.buy(life.start()).of(Family.MAKEUP).pay();
        for (int day = life.start() + payday; day < until; day += 30 * everyMonths + dice.between(-1, 2)) {
            if (dice.chance(72) && !away(life, day)) {
                life.buy(day)
                        .of(dice.pick(
                                new Family[] {Family.MAKEUP, Family.BODY, Family.FACE, Family.ROOM, Family.PERFUME}))
                        .perhaps(25, Family.BODY)
                        .pay();
            }
        }
        holidayExtras(life, life.start(), until, 25);
    }

    static void scentsTheHome(Life life) {
        Dice dice = life.dice;
        int until = dice.chance(70) ? life.end() : life.start() + dice.between(300, 900);
        boolean owned = false;
        for (int day = life.start() + dice.between(0, 10); day < until; day += dice.randomDays(38)) {
            if (!life.happens(day)) {
                continue;
            }
            int month = life.years.month(day);
            boolean closedWindows = month >= 10 || month <= 3;
            if (!owned || (closedWindows && dice.chance(78))) {
                life.buy(day)
                        .of(Family.ROOM)
                        .perhaps(owned ? 35 : 60, Family.ROOM)
                        .perhaps(10, Family.BODY)
                        .pay();
                owned = true;
            }
        }
        holidayExtras(life, life.start(), until, 45);
    }

    static void collects(Life life) {
        Dice dice = life.dice;
        life.buy(life.start()).of(Family.PERFUME).of(Family.PERFUME).pay();
        for (SampleProduct product : life.company.assortment.products()) {
            int day = product.firstDay() + dice.between(1, 12);
            if (product.family() == Family.PERFUME
                    && product.firstDay() > life.start()
                    && life.happens(day)
                    && product.soldOn(day)) {
                life.buy(day).of(product, 1).perhaps(20, Family.GIFT).pay();
            }
        }
        for (int day = life.start() + dice.between(25, 50); day < life.end(); day += dice.randomDays(48)) {
            life.buy(day)
                    .of(Family.PERFUME)
                    .perhaps(35, Family.PERFUME)
                    .perhaps(25, Family.ROOM)
                    .perhaps(20, Family.BODY)
                    .pay();
        }
        holidayExtras(life, life.start(), life.end(), 60);
        life.rates(life.start() + dice.between(100, 300), 5);
    }
}
