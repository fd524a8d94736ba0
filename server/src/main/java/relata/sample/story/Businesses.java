package relata.sample.story;

import java.util.ArrayList;
import java.util.List;
import relata.sample.story.Business.Trade;
import relata.sample.story.Dice.Purpose;
import relata.sample.story.Places.City;

/** Makes business customers. */
final class Businesses {

    private static final Trade[] TRADES = {
        Trade.HOTEL, Trade.SALON, Trade.HOTEL, Trade.SPA, Trade.SALON, Trade.PHARMACY, Trade.HOTEL, Trade.SALON
    };
    /** Up to here names are told apart without their city. */
    private static final int FIRST = 60;

    private final long seed;
    private final Places places;
    private final Assortment assortment;
    private final String[][] trades = new String[Trade.values().length][];
    private final String[][] names;

    Businesses(long seed, Places places, Assortment assortment) {
        this.seed = seed;
        this.places = places;
        this.assortment = assortment;
        List<String[]> nameList = new ArrayList<>();
        for (String[] row : ResourceLines.read("businesses.txt", ";")) {
            if (row[0].equals("kind")) {
                trades[Trade.valueOf(row[1]).ordinal()] = row;
            } else {
                nameList.add(row);
            }
        }
        names = nameList.toArray(String[][]::new);
    }

    Business business(long number) {
        Dice dice = Dice.of(seed, Purpose.BUSINESS, number);
        City city = dice.chance(28) ? places.cityAbroad(dice) : places.city(dice);
        // Neighbors in the list get the trades in turn and a name of their own, so that the first are all different.
        Trade trade = TRADES[(int) (number % TRADES.length)];
        String[] name = names[(int) ((number * 7 + number / names.length) % names.length)];
        String[] kind = trades[trade.ordinal()];
        String latin = kind[4] + " " + name[3];
        String address =
                Latin.address(name[abroad(city, 3)]) + "-" + Latin.address(city.latin()) + (number + 1) + ".example";
        int size = size(trade, dice);
        return new Business(
                number,
                trade,
                called(number, city, kind, name),
                latin,
                city,
                address,
                size,
                trade.specification(assortment, dice, size));
    }

    private static String called(long number, City city, String[] kind, String[] name) {
        String plain = city.country().equals("UA")
                ? kind[2] + " «" + name[1] + "»"
                : kind[abroad(city, 3) + 1] + " " + name[abroad(city, 3)];
        return number < FIRST ? plain : plain + ", " + city.name();
    }

    /** Where a row of names has the language of the city. */
    private static int abroad(City city, int otherwise) {
        return switch (city.nation()) {
            case "pl" -> 4;
            case "ro" -> 5;
            case "sk" -> 6;
            default -> otherwise;
        };
    }

    private static int size(Trade trade, Dice dice) {
        return switch (trade) {
            case HOTEL -> Math.min(dice.between(2, 12), dice.between(3, 12));
            case SPA -> dice.between(2, 6);
            case SALON -> Math.min(dice.between(1, 5), dice.between(1, 5));
            case PHARMACY -> dice.between(1, 4);
        };
    }
}
