package relata.sample.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import relata.sample.story.SampleProduct.Family;

/** The products, their prices by year and currency, and which of them came late or were given up. */
final class Assortment {

    static final int FOREVER = Integer.MAX_VALUE;
    private static final double YEARLY_RISE = 0.09;

    private final List<SampleProduct> products = new ArrayList<>();
    private final Map<Family, SampleProduct[]> families = new EnumMap<>(Family.class);
    private final SampleProduct[] refilled;

    Assortment(long seed, ThreeYears years) {
        var series = new HashMap<String, String[]>();
        for (String[] row : ResourceLines.read("assortment.txt", ";")) {
            if (row[0].equals("series")) {
                series.put(row[1], row);
                continue;
            }
            for (String code : row[9].split(",")) {
                String[] names = series.get(code);
                if (names == null) {
                    throw new IllegalStateException("No series " + code + " in assortment.txt");
                }
                products.add(product(seed, years, row, names));
            }
        }
        for (Family family : Family.values()) {
            families.put(
                    family,
                    products.stream()
                            .filter(product -> product.family() == family)
                            .toArray(SampleProduct[]::new));
        }
        refilled = products.stream()
                .filter(product -> product.refillWeeks() > 0 && product.refillWeeks() <= 16)
                .toArray(SampleProduct[]::new);
    }

    private SampleProduct product(long seed, ThreeYears years, String[] form, String[] series) {
        int index = products.size();
        long fate = Long.remainderUnsigned(Dice.mix(seed ^ (index * 7919L)), 100);
        int first = fate < 12 ? (int) (years.length() * (20 + fate * 5) / 100) : Integer.MIN_VALUE;
        int last = fate >= 92 ? (int) (years.length() * (30 + (fate - 92) * 8) / 100) : FOREVER;
        long price = Long.parseLong(form[6]) * 100;
        String sku = form[1] + "-" + series[1];
        return new SampleProduct(
                Ids.at(years.second(-800, 0), seed, index, Ids.Kind.PRODUCT, 0),
                sku,
                Family.valueOf(form[2]),
                named(form[3], series[2], "«", "»"),
                named(form[4], series[3], "«", "»"),
                named(form[5], series[4], "“", "”"),
                List.of("«" + series[2] + "»", "«" + series[3] + "»", "“" + series[4] + "”"),
                price,
                Integer.parseInt(form[7]),
                Integer.parseInt(form[8]),
                first,
                last,
                prices(price));
    }

    private static String named(String form, String series, String open, String close) {
        int comma = form.indexOf(',');
        String quoted = " " + open + series + close;
        return comma < 0 ? form + quoted : form.substring(0, comma) + quoted + form.substring(comma);
    }

    /** Shops round to whole hryvnias ending in 9 or 5, and to .90 abroad. */
    private static List<Integer> prices(long price) {
        Integer[] prices = new Integer[Currency.values().length * 4];
        for (Currency currency : Currency.values()) {
            for (int year = 0; year < 4; year++) {
                double now = price / 100.0 / Math.pow(1 + YEARLY_RISE, 3.0 - year) / currency.rateToday();
                long rounded = currency == Currency.UAH
                        ? Math.round(now / 5) * 500 - (now > 200 ? 100 : 0)
                        : Math.max(1, Math.round(now)) * 100 - 10;
                prices[currency.ordinal() * 4 + year] = (int) rounded;
            }
        }
        return List.of(prices);
    }

    List<SampleProduct> products() {
        return List.copyOf(products);
    }

    /** Something of the family that was sold on that day, usually a popular one. */
    SampleProduct of(Family family, int day, Dice dice) {
        return sold(families.getOrDefault(family, new SampleProduct[0]), day, dice);
    }

    /** Something that becomes empty and is bought again. */
    SampleProduct refilled(int day, Dice dice) {
        return sold(refilled, day, dice);
    }

    /** Things whose sku begins with one of these prefixes, all of them. */
    SampleProduct[] forms(String... prefixes) {
        return products.stream()
                .filter(product ->
                        Arrays.stream(prefixes).anyMatch(prefix -> product.sku().startsWith(prefix + "-")))
                .toArray(SampleProduct[]::new);
    }

    /** The same kind of thing in another series: what a customer is offered for one that is gone. */
    SampleProduct substitute(SampleProduct gone, int day, Dice dice) {
        String form = gone.sku().substring(0, gone.sku().indexOf('-') + 1);
        return Arrays.stream(families.getOrDefault(gone.family(), new SampleProduct[0]))
                .filter(product -> product.sku().startsWith(form) && product.soldOn(day))
                .findFirst()
                .orElseGet(() -> of(gone.family(), day, dice));
    }

    private static SampleProduct sold(SampleProduct[] candidates, int day, Dice dice) {
        while (true) {
            SampleProduct product = dice.usual(candidates);
            if (product.soldOn(day)) {
                return product;
            }
        }
    }
}
