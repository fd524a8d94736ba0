package relata.sample.story;

/** Phone numbers: valid in form, different for each slot, written the many ways people write them. */
final class Phones {

    private static final String[] MOBILE = {"50", "66", "95", "99", "67", "68", "96", "97", "98", "63", "73", "93"};
    private static final String[] SLOVAK = {"901", "902", "903", "904", "905", "906", "907", "908", "911", "912"};
    static final long FIRST_OF_BUSINESSES = 60_000_000L;
    private static final long PLACES = 120_000_000L;
    /** A prime, so that multiplying by it visits each number once before any comes again. */
    private static final long STEP = 74_207_281L;

    private Phones() {}

    /**
     * The number of a slot: persons have those below {@link #FIRST_OF_BUSINESSES}, businesses those above. Abroad, where
     * fewer numbers are used, persons' numbers repeat after ten million slots and businesses' after one million.
     */
    static String number(String country, long slot, long seed) {
        long place = Math.floorMod(slot * STEP + (seed & 0xFFFFFF), PLACES);
        boolean business = slot >= FIRST_OF_BUSINESSES;
        return switch (country) {
            case "PL" -> (business ? "+48660" : "+4860") + rest(place, business);
            case "MD" -> (business ? "+37379" : "+3736") + rest(place, business);
            case "RO" -> (business ? "+40730" : "+4072") + rest(place, business);
            case "SK" ->
                "+421" + (business ? "910" : SLOVAK[(int) (place % 10)])
                        + digits(place / (business ? 1 : 10) % 1_000_000, 6);
            default -> "+380" + MOBILE[(int) (place % 12)] + digits(place / 12, 7);
        };
    }

    private static String rest(long place, boolean business) {
        return business ? digits(place % 1_000_000, 6) : digits(place % 10_000_000, 7);
    }

    /** As a clerk or the customer typed it. */
    static String written(String number, Dice dice) {
        if (!number.startsWith("+380")) {
            return dice.chance(50) ? number : number.substring(0, 3) + " " + number.substring(3);
        }
        String code = number.substring(4, 6);
        String rest = number.substring(6);
        return switch (dice.between(0, 9)) {
            case 0, 1, 2, 3, 4 -> number;
            case 5 -> "0" + code + rest;
            case 6 ->
                "+38 (0" + code + ") " + rest.substring(0, 3) + "-" + rest.substring(3, 5) + "-" + rest.substring(5);
            case 7 -> "0" + code + " " + rest.substring(0, 3) + " " + rest.substring(3, 5) + " " + rest.substring(5);
            case 8 -> number.substring(1);
            default -> "(0" + code + ") " + rest.substring(0, 3) + " " + rest.substring(3);
        };
    }

    private static String digits(long value, int length) {
        String text = Long.toString(value);
        return "0000000".substring(0, length - text.length()) + text;
    }
}
