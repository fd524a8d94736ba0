package relata.sample.story;

import relata.sample.story.SampleInteraction.Channel;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleProduct.Family;

/** Stories with a turn: something happens, and afterwards the customer is another one. */
final class Turns {

    /** Of a hundred purchases so many are the last one. */
    private static final int LEAVE = 7;

    private Turns() {}

    /** Ordinary purchases, every so many days on the average, between two days. */
    private static int ordinary(Life life, int from, int until, int every, Family usual) {
        int day = from;
        while (day < until) {
            life.buy(day)
                    .of(usual)
                    .perhaps(35, Family.BODY)
                    .perhaps(18, Family.HAIR)
                    .pay();
            day += life.dice.randomDays(every);
        }
        return day;
    }

    /** Whatever happened, people come on for a while, every so many days on the average, and then silently stay away. */
    private static void fromThenOn(Life life, int from, int every, Family usual) {
        int last = from;
        while (last < life.end() && !life.dice.chance(LEAVE)) {
            last += life.dice.randomDays(every);
        }
        ordinary(life, from, Math.min(last, life.end()), every, usual);
    }

    static void triedAndLeft(Life life) {
        Dice dice = life.dice;
        int again = life.start() + dice.between(20, 70);
        life.buy(life.start()).of(Family.FACE).perhaps(40, Family.BODY).pay();
        life.buy(again).of(Family.FACE).perhaps(30, Family.HAIR).pay();
        if (dice.chance(20)) {
            life.says(
                    again + 120, Channel.PHONE, Direction.OUT, Kind.CALL, "leaving.competitor", null, "", "lost", null);
        }
        if (dice.chance(30)) {
            life.unsubscribes(again + dice.between(30, 200));
        }
    }

    static void studentGrows(Life life) {
        Dice dice = life.dice;
        int graduation = life.start() + dice.between(150, 600);
        life.buy(life.start()).off(10).of(Family.BODY).pay();
        for (int day = life.start() + 60; day < graduation; day += dice.randomDays(90)) {
            life.buy(day)
                    .off(dice.chance(70) ? 10 : 0)
                    .of(Family.BODY)
                    .perhaps(20, Family.MAKEUP)
                    .pay();
        }
        for (int day = graduation; day < life.end(); day += dice.randomDays(62)) {
            life.buy(day)
                    .of(dice.chance(45) ? Family.PERFUME : Family.FACE)
                    .perhaps(45, Family.FACE)
                    .perhaps(35, Family.MAKEUP)
                    .pay();
        }
        Habits.holidayExtras(life, graduation, life.end(), 50);
    }

    static void moved(Life life) {
        Dice dice = life.dice;
        int move = life.start() + dice.between(120, 700);
        ordinary(life, life.start(), Math.min(move, life.end()), dice.between(45, 80), Family.FACE);
        life.moveTo(dice.chance(30) ? life.company.places.cityAbroad(dice) : life.company.places.city(dice));
        life.says(move, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "moved", null, "");
        life.says(move + 1, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "moved.reply", null, "");
        if (dice.chance(60)) {
            fromThenOn(life, move + dice.between(30, 90), dice.between(70, 120), Family.FACE);
        } else {
            life.buy(move + dice.between(20, 60))
                    .via(SampleOrder.Channel.WEB)
                    .of(Family.FACE)
                    .pay();
        }
    }

    /** The day after which the customer knows how we deal with a mistake. */
    private static int lateDelivery(Life life) {
        Dice dice = life.dice;
        int day = life.start() + dice.between(0, 240);
        int before = ordinary(life, life.start(), Math.min(day, life.end()), dice.between(40, 75), Family.BODY);
        SampleProduct wanted = life.something(Family.GIFT, before);
        SampleOrder order = life.buy(before)
                .via(SampleOrder.Channel.WEB)
                .of(wanted, 1)
                .perhaps(50, Family.PERFUME)
                .pay();
        if (order != null) {
            int complained = before + dice.between(5, 9);
            life.says(
                    complained, Channel.EMAIL, Direction.IN, Kind.COMPLAINT, "complaint.late", wanted, order.number());
            life.rates(complained + 1, 1);
        }
        return before;
    }

    static void forgave(Life life) {
        Dice dice = life.dice;
        int late = lateDelivery(life);
        life.says(late + 11, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "apology.late", null, lastNumber(life));
        life.says(late + 14, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "thanks", null, "");
        int back = late + dice.between(20, 60);
        life.buy(back).off(20).of(Family.BODY).of(Family.FACE).pay();
        life.rates(back + 6, dice.between(4, 5));
        fromThenOn(life, back + dice.between(35, 60), dice.between(45, 70), Family.BODY);
        Habits.holidayExtras(life, back, life.end(), 45);
    }

    static void lostToLateDelivery(Life life) {
        int late = lateDelivery(life);
        int gone = late + life.dice.between(8, 30);
        life.says(gone, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "unsubscribe", null, "");
        life.says(gone + 180, Channel.PHONE, Direction.OUT, Kind.CALL, "winback.no", null, "", "refused", null);
        life.unsubscribes(gone);
    }

    static void allergy(Life life) {
        Dice dice = life.dice;
        int day = life.start() + dice.between(0, 40);
        SampleProduct cream = life.something(Family.FACE, day);
        life.buy(day).of(cream, 1).perhaps(40, Family.FACE).pay();
        life.returnsLast(day + dice.between(3, 7), "алергічна реакція");
        life.says(day + 3, Channel.EMAIL, Direction.IN, Kind.COMPLAINT, "complaint.allergy", cream, "");
        life.says(day + 3, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "answer.allergy", cream, "");
        if (dice.chance(65)) {
            fromThenOn(life, day + dice.between(15, 30), dice.between(60, 85), Family.FACE);
        }
    }

    static void newMother(Life life) {
        Dice dice = life.dice;
        int birth = life.start() + dice.between(180, 650);
        ordinary(life, life.start(), Math.min(birth, life.end()), dice.between(50, 80), Family.PERFUME);
        life.says(
                birth - 40, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "baby", life.something(Family.BODY, birth), "");
        life.says(
                birth - 39,
                Channel.EMAIL,
                Direction.OUT,
                Kind.MESSAGE,
                "mail.answer",
                life.something(Family.BODY, birth),
                "");
        int back = birth + dice.between(60, 120);
        for (int day = back; day < life.end(); day += dice.randomDays(45)) {
            life.buy(day)
                    .via(SampleOrder.Channel.WEB)
                    .of(Family.HAIR)
                    .of(Family.BODY)
                    .perhaps(50, Family.FACE)
                    .pay();
        }
    }

    static void wonBack(Life life) {
        Dice dice = life.dice;
        int silence = ordinary(
                life, life.start(), Math.min(life.end(), life.start() + dice.between(60, 200)), 50, Family.FACE);
        int call = silence + dice.between(330, 420);
        SampleProduct bait = life.something(Family.PERFUME, call);
        life.says(call, Channel.PHONE, Direction.OUT, Kind.CALL, "winback.call", bait, "", "interested", null);
        if (life.happens(call)) {
            int back = call + dice.between(2, 15);
            life.buy(back).off(15).of(bait, 1).perhaps(50, Family.FACE).pay();
            fromThenOn(life, back + 40, dice.between(50, 70), Family.FACE);
        }
    }

    static void recommended(Life life) {
        Dice dice = life.dice;
        SampleProduct praised = life.something(Family.PERFUME, life.start());
        life.says(life.start(), Channel.EMAIL, Direction.IN, Kind.MESSAGE, "referral", praised, "");
        life.says(life.start() + 1, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "mail.answer", praised, "");
        life.buy(life.start() + 3).of(praised, 1).pay();
        Family[] wider = {Family.BODY, Family.FACE, Family.HAIR, Family.ROOM, Family.PERFUME};
        int step = 0;
        for (int day = life.start() + dice.between(30, 60);
                day < life.end();
                day += dice.randomDays(Math.max(28, 65 - step * 3))) {
            life.buy(day)
                    .of(wider[Math.min(step / 2, 4)])
                    .perhaps(Math.min(80, 20 + step * 8), wider[step % 5])
                    .pay();
            step++;
        }
        Habits.holidayExtras(life, life.start(), life.end(), 50);
    }

    private static String lastNumber(Life life) {
        SampleOrder last = life.lastOrder();
        return last == null ? "" : last.number();
    }
}
