package relata.sample.story;

import org.jspecify.annotations.Nullable;
import relata.sample.story.SampleInteraction.Channel;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleProduct.Family;

/** How business customers' years go: regular deliveries, seasons, tenders, quarrels. */
final class Deliveries {

    private Deliveries() {}

    static void doublesInSpring(Life life, Business business) {
        boolean saidSo = false;
        for (int day = first(life); day < life.end(); day += life.dice.around(24, 5)) {
            int month = life.years.month(day);
            boolean spring = month >= 3 && month <= 5;
            if (spring && !saidSo) {
                talk(life, business, day - 3, Direction.IN, Kind.MESSAGE, "b2b.spring", "");
            }
            saidSo = spring;
            deliver(life, business, day, spring ? 200 : month == 12 ? 140 : 100, 12);
        }
        meetings(life, business, 200);
    }

    static void bySeason(Life life, Business business) {
        for (int day = first(life); day < life.end(); day += life.dice.around(28, 4)) {
            deliver(life, business, day, occupancy(business, life.years.month(day)), 18);
        }
        meetings(life, business, 110);
    }

    /** Guests in percent of an ordinary month. */
    private static int occupancy(Business business, int month) {
        boolean sea = business.city().territory().equals("ua-south");
        boolean mountains = business.city().territory().equals("ua-west");
        boolean summer = month >= 6 && month <= 8;
        boolean winter = month == 12 || month <= 2;
        if (sea) {
            return summer ? 280 : month == 5 || month == 9 ? 150 : 45;
        }
        if (mountains) {
            return winter ? 190 : summer ? 150 : 70;
        }
        return month == 9 || month == 10 || month == 5 ? 130 : month == 1 || month == 7 ? 75 : 100;
    }

    static void grows(Life life, Business business) {
        int begin = first(life);
        for (int day = begin; day < life.end(); day += life.dice.around(30, 5)) {
            deliver(life, business, day, 60 + (day - begin) * 120 / life.years.length(), 15);
        }
        meetings(life, business, 150);
    }

    static void steady(Life life, Business business) {
        for (int day = first(life); day < life.end(); day += life.dice.around(14, 2)) {
            deliver(life, business, day, life.years.month(day) == 12 ? 130 : 60, 15);
        }
        meetings(life, business, 300);
    }

    static void lost(Life life, Business business) {
        int begin = first(life);
        int change = life.dice.between(Math.max(begin + 200, life.end() / 2), life.end() - 100);
        for (int day = begin; day < change; day += life.dice.around(28, 5)) {
            deliver(life, business, day, 100, 15);
        }
        for (int day = change; day < change + 90; day += life.dice.around(40, 6)) {
            deliver(life, business, day, 35, 15);
        }
        talk(life, business, change + 130, Direction.OUT, Kind.CALL, "b2b.competitor", "");
        meetings(life, business, 240);
    }

    static void damaged(Life life, Business business) {
        int begin = first(life);
        int accident = begin + life.dice.between(120, 600);
        boolean happened = false;
        for (int day = begin; day < life.end(); day += life.dice.around(28, 5)) {
            SampleOrder order = deliver(life, business, day, happened ? 115 : 100, 15);
            if (!happened && day >= accident && order != null) {
                happened = true;
                life.returnsLast(day + 4, "пошкоджено в дорозі");
                SampleProduct product = order.lines().getFirst().product();
                life.says(day + 2, Channel.EMAIL, Direction.IN, Kind.COMPLAINT, "b2b.damaged", product, order.number());
                life.says(
                        day + 2,
                        Channel.EMAIL,
                        Direction.OUT,
                        Kind.MESSAGE,
                        "b2b.damaged.reply",
                        product,
                        order.number());
                life.rates(day + 9, life.dice.between(4, 5));
            }
        }
        meetings(life, business, 160);
    }

    static void onTrial(Life life, Business business) {
        int begin = Math.max(life.start(), life.end() - life.dice.between(60, 200));
        talk(life, business, begin, Direction.IN, Kind.MESSAGE, "b2b.trial", "");
        boolean convinced = life.dice.chance(60);
        int step = 0;
        for (int day = begin + 6; day < life.end() && (convinced || step < 2); day += life.dice.around(30, 6)) {
            deliver(life, business, day, step == 0 ? 25 : 40 + step * 15, 20);
            step++;
        }
        meetings(life, business, 60);
    }

    static void pressed(Life life, Business business) {
        int begin = first(life);
        int quarrel = begin + life.dice.between(200, 650);
        boolean stays = life.dice.chance(70);
        for (int day = begin;
                day < (stays ? life.end() : Math.min(life.end(), quarrel + 60));
                day += life.dice.around(26, 5)) {
            deliver(life, business, day, 100, day < quarrel ? 12 : 20);
        }
        talk(life, business, quarrel, Direction.IN, Kind.MESSAGE, "b2b.price", "");
        talk(life, business, quarrel + 2, Direction.OUT, Kind.MESSAGE, "b2b.price.reply", "");
        talk(life, business, quarrel - 40, Direction.IN, Kind.MESSAGE, "b2b.tender", "");
        meetings(life, business, 120);
    }

    static void paysLate(Life life, Business business) {
        for (int day = first(life); day < life.end(); day += life.dice.around(27, 5)) {
            SampleOrder order = deliver(life, business, day, 110, 10);
            if (order != null && life.dice.chance(40)) {
                life.says(day + 42, Channel.EMAIL, Direction.OUT, Kind.MESSAGE, "b2b.delay", null, order.number());
            }
        }
        meetings(life, business, 180);
    }

    private static int first(Life life) {
        return life.start() + life.dice.between(3, 40);
    }

    private static void talk(
            Life life, Business business, int day, Direction direction, Kind kind, String phrase, String order) {
        Channel channel = kind == Kind.CALL ? Channel.PHONE : Channel.EMAIL;
        life.says(
                day,
                channel,
                direction,
                kind,
                phrase,
                life.dice.pick(business.specification().toArray(SampleProduct[]::new)),
                order);
    }

    private static void meetings(Life life, Business business, int every) {
        for (int day = life.start() + life.dice.between(20, every);
                day < life.end();
                day += life.dice.around(every, every / 5)) {
            life.says(
                    day,
                    Channel.MEETING,
                    Direction.OUT,
                    Kind.MEETING,
                    "b2b.meeting",
                    life.dice.pick(business.specification().toArray(SampleProduct[]::new)),
                    "",
                    "agreed",
                    null);
        }
        if (life.dice.chance(60)) {
            life.rates(life.end() - life.dice.between(20, 200), life.dice.between(3, 5));
        }
    }

    /** A delivery on a working day; volume is in percent of an ordinary one. */
    private static @Nullable SampleOrder deliver(Life life, Business business, int wanted, int volume, int discount) {
        Dice dice = life.dice;
        int day = wanted;
        while (life.happens(day) && life.years.weekend(day)) {
            day++;
        }
        if (!life.happens(day)) {
            return null;
        }
        Purchase purchase = life.buy(day).via(SampleOrder.Channel.KEY_ACCOUNT).off(discount);
        for (SampleProduct product : business.specification()) {
            if (product.soldOn(day) && !dice.chance(20)) {
                int ordinary = product.family() == Family.PROFESSIONAL ? business.size() : business.size() * 6;
                purchase.of(product, Math.max(1, ordinary * volume * dice.between(80, 120) / 10_000));
            }
        }
        SampleOrder order = purchase.pay();
        if (order != null) {
            SampleProduct product = order.lines().getFirst().product();
            if (dice.chance(30)) {
                life.says(day - 1, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "b2b.order", product, order.number());
            }
            if (dice.chance(4)) {
                life.says(day + 6, Channel.EMAIL, Direction.IN, Kind.MESSAGE, "b2b.invoice", product, order.number());
                life.says(
                        day + 7,
                        Channel.EMAIL,
                        Direction.OUT,
                        Kind.MESSAGE,
                        "b2b.invoice.reply",
                        product,
                        order.number());
            }
        }
        return order;
    }
}
