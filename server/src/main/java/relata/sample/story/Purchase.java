package relata.sample.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.sample.story.SampleInteraction.Direction;
import relata.sample.story.SampleInteraction.Kind;
import relata.sample.story.SampleOrder.Channel;
import relata.sample.story.SampleProduct.Family;

/** A basket on its way to the till. */
final class Purchase {

    private static final long FIRST_NUMBER = 1_000_000;
    private static final int ORDERS_OF_ONE_CUSTOMER = 512;

    private final Life life;
    private final int day;
    private final List<SampleProduct> products = new ArrayList<>(4);
    private final List<Integer> quantities = new ArrayList<>(4);
    private @Nullable Channel channel;
    private int percentOff;

    Purchase(Life life, int day) {
        this.life = life;
        this.day = day;
    }

    Purchase via(Channel wanted) {
        channel = wanted;
        return this;
    }

    Purchase off(int percent) {
        percentOff = percent;
        return this;
    }

    Purchase of(SampleProduct product, int quantity) {
        if (!products.contains(product)) {
            products.add(product);
            quantities.add(quantity);
        }
        return this;
    }

    Purchase of(Family family) {
        return life.happens(day) ? of(life.something(family, day), 1) : this;
    }

    Purchase perhaps(int percent, Family family) {
        return life.dice.chance(percent) ? of(family) : this;
    }

    /** Pays; nothing comes of it where the day lies outside the history or nothing was on sale. */
    @Nullable
    SampleOrder pay() {
        if (!life.happens(day) || products.isEmpty()) {
            return null;
        }
        Dice dice = life.dice;
        Channel where = channel == null ? usualChannel() : channel;
        int sequence = life.nextNumber();
        boolean shop = where == Channel.SHOP;
        int open = shop ? 10 * 3600 : where == Channel.WEB ? 8 * 3600 : 9 * 3600;
        int close = shop ? 20 * 3600 : where == Channel.WEB ? 23 * 3600 : 18 * 3600;
        long second = life.years.second(day, dice.between(open, close));
        Currency currency = life.city().currency();
        var lines = new ArrayList<SampleOrder.Line>(products.size());
        long total = 0;
        long cost = 0;
        int year = life.years.year(day);
        for (int index = 0; index < products.size(); index++) {
            SampleProduct product = products.get(index);
            int quantity = quantities.get(index);
            long price = product.price(currency, year);
            long full = price * quantity;
            long discount = full * percentOff / 100;
            long lineCost = full * product.costPercent() / 100;
            total += full - discount;
            cost += lineCost;
            lines.add(new SampleOrder.Line(
                    Ids.at(second, life.company.seed, life.owner, Ids.Kind.LINE, sequence * 64 + index),
                    product,
                    quantity,
                    money(price),
                    money(discount),
                    money(full - discount),
                    money(lineCost)));
        }
        String number = prefix(where) + (FIRST_NUMBER + life.owner * ORDERS_OF_ONE_CUSTOMER + sequence);
        String shopCode = life.city().shop();
        var order = new SampleOrder(
                Ids.at(second, life.company.seed, life.owner, Ids.Kind.ORDER, sequence),
                number,
                life.customer,
                Instant.ofEpochSecond(second),
                where,
                shop && shopCode != null
                        ? shopCode
                        : where.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                currency,
                List.copyOf(lines),
                returns(where, sequence, lines),
                money(total),
                money(cost));
        life.keep(order);
        surroundings(order, where);
        return order;
    }

    private List<SampleOrder.Return> returns(Channel where, int sequence, List<SampleOrder.Line> lines) {
        int percent = where == Channel.WEB ? 4 : 1;
        if (where == Channel.KEY_ACCOUNT || !life.dice.chance(percent)) {
            return List.of();
        }
        SampleOrder.Line line = lines.getFirst();
        String reason = switch (line.product().family()) {
            case FACE, BODY -> "не підійшло";
            case MAKEUP -> "не той відтінок";
            case PERFUME -> "не сподобався аромат";
            default -> "пошкоджена упаковка";
        };
        return returned(life, day + life.dice.between(3, 14), sequence, line, reason);
    }

    /** The return of a whole line, or none where it would come after the history. */
    static List<SampleOrder.Return> returned(Life life, int day, int sequence, SampleOrder.Line line, String reason) {
        if (!life.happens(day)) {
            return List.of();
        }
        long second = life.years.second(day, life.dice.between(10 * 3600, 19 * 3600));
        UUID id = Ids.at(second, life.company.seed, life.owner, Ids.Kind.RETURN, sequence);
        return List.of(new SampleOrder.Return(
                id, line.id(), Instant.ofEpochSecond(second), line.quantity(), line.total(), reason));
    }

    /** What happens around a purchase: advice before, a talk on the phone, an answered question after. */
    private void surroundings(SampleOrder order, Channel where) {
        Dice dice = life.dice;
        SampleProduct product = order.lines().getFirst().product();
        if (where == Channel.WEB && life.speaker().email() != null) {
            life.toldOfShipment(day + 1, order.number());
        }
        if (where == Channel.SHOP && dice.chance(22)) {
            life.says(
                    day - dice.between(0, 6),
                    SampleInteraction.Channel.SHOP,
                    Direction.IN,
                    Kind.VISIT,
                    "visit.advice",
                    product,
                    "");
        } else if (where == Channel.PHONE) {
            life.says(
                    day,
                    SampleInteraction.Channel.PHONE,
                    Direction.IN,
                    Kind.CALL,
                    "call.order",
                    product,
                    order.number());
        } else if (where == Channel.WEB && dice.chance(9)) {
            int asked = day - dice.between(1, 4);
            life.says(asked, SampleInteraction.Channel.EMAIL, Direction.IN, Kind.MESSAGE, "mail.question", product, "");
            life.says(
                    asked + 1,
                    SampleInteraction.Channel.EMAIL,
                    Direction.OUT,
                    Kind.MESSAGE,
                    "mail.answer",
                    product,
                    "");
        }
        if (where != Channel.KEY_ACCOUNT && dice.chance(9)) {
            int stars = dice.chance(74) ? 5 : dice.chance(60) ? 4 : dice.chance(70) ? 3 : dice.between(1, 2);
            life.rates(day + dice.between(2, 9), stars);
        }
    }

    private Channel usualChannel() {
        int draw = life.dice.between(0, 99);
        if (life.city().shop() != null) {
            return draw < 58 ? Channel.SHOP : draw < 95 ? Channel.WEB : Channel.PHONE;
        }
        return life.city().country().equals("UA") && draw < 12 ? Channel.PHONE : Channel.WEB;
    }

    private static String prefix(Channel where) {
        return switch (where) {
            case SHOP -> "S-";
            case WEB -> "W-";
            case PHONE -> "T-";
            case KEY_ACCOUNT -> "K-";
        };
    }

    private static BigDecimal money(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }
}
