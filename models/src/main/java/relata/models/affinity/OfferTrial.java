package relata.models.affinity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import relata.models.numerics.Workers;

/**
 * A trial of offers on what is known: one item of each customer is hidden, and offers learned from the rest are asked to find it.
 *
 * @param customers customers with two items at least, who alone can be tried
 * @param found customers whose hidden item was among the offers
 * @param foundByShare customers for whom the most held items would have found it
 * @param error standard error of the difference of the two shares (McNemar 1947: the same customers are judged twice)
 */
public record OfferTrial(int customers, int found, int foundByShare, double error) {
    /**
     * Hides an item of every customer who has two at least, learns from the rest, and counts what is found.
     *
     * @param offers how many items are offered to each customer
     */
    public static OfferTrial of(Baskets baskets, Affinities.Settings settings, int offers, long seed, Workers workers) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] hidden = new int[baskets.size()];
        int[] basketOf = new int[baskets.from(baskets.size())];
        int[] itemOf = new int[basketOf.length];
        int lines = 0;
        for (int basket = 0; basket < baskets.size(); basket++) {
            int[] contents = baskets.contents(basket);
            hidden[basket] = contents.length < 2 ? -1 : contents[random.nextInt(contents.length)];
            for (int item : contents) {
                if (item != hidden[basket]) {
                    basketOf[lines] = basket;
                    itemOf[lines++] = item;
                }
            }
        }
        Baskets known = Baskets.of(
                baskets.size(), baskets.items(), Arrays.copyOf(basketOf, lines), Arrays.copyOf(itemOf, lines));
        return judged(known, hidden, new NextProducts(Affinities.of(known, settings, workers)), offers, workers);
    }

    private static OfferTrial judged(Baskets known, int[] hidden, NextProducts products, int offers, Workers workers) {
        double[] sums = workers.sum(hidden.length, 4, (totals, from, to) -> {
            for (int basket = from; basket < to; basket++) {
                if (hidden[basket] < 0) {
                    continue;
                }
                int item = hidden[basket];
                int[] held = known.contents(basket);
                boolean found = products.of(held, offers).stream().anyMatch(offer -> offer.item() == item);
                boolean byShare = IntStream.of(products.usual(held, offers)).anyMatch(usual -> usual == item);
                totals[0]++;
                totals[1] += found ? 1 : 0;
                totals[2] += byShare ? 1 : 0;
                totals[3] += found == byShare ? 0 : 1;
            }
        });
        double customers = sums[0];
        double difference = sums[1] - sums[2];
        double error = customers == 0 ? 0 : Math.sqrt(sums[3] - difference * difference / customers) / customers;
        return new OfferTrial((int) customers, (int) sums[1], (int) sums[2], error);
    }

    /** Whether the offers find more than the most held items do, by more than two standard errors. */
    public boolean isUsable() {
        return customers > 0 && found - foundByShare > 2 * error * customers;
    }
}
