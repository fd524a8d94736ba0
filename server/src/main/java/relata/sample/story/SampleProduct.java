package relata.sample.story;

import java.util.List;
import java.util.UUID;

/**
 * Something the company sells.
 *
 * @param series the series in Ukrainian, Russian and English, in quotation marks: what people call it
 * @param price in hryvnias at the closing date, in kopecks
 * @param costPercent what it costs the company, of its price
 * @param refillWeeks after how many weeks the jar is empty; 0 where nobody can say
 * @param firstDay the first day of the history on which it was sold
 * @param lastDay the last day on which it was sold
 * @param yearlyPrices four calendar years of prices for each currency in turn
 */
public record SampleProduct(
        UUID id,
        String sku,
        Family family,
        String ukrainian,
        String russian,
        String english,
        List<String> series,
        long price,
        int costPercent,
        int refillWeeks,
        int firstDay,
        int lastDay,
        List<Integer> yearlyPrices) {

    /** Families of the assortment. */
    public enum Family {
        PERFUME,
        BODY,
        FACE,
        HAIR,
        ROOM,
        MAKEUP,
        MEN,
        GIFT,
        PROFESSIONAL
    }

    /** What people of that language call it; abroad they use the English name. */
    String called(String language) {
        return series.get(
                switch (language) {
                    case "uk" -> 0;
                    case "ru" -> 1;
                    default -> 2;
                });
    }

    boolean soldOn(int day) {
        return day >= firstDay && day <= lastDay;
    }

    public boolean discontinued() {
        return lastDay < Assortment.FOREVER;
    }

    /** In the hundredth part of the currency, in that calendar year of the history. */
    int price(Currency currency, int year) {
        return yearlyPrices.get(currency.ordinal() * 4 + year);
    }
}
